// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace perfdeck {

/// Whether the bytes are UTF-8: no cut or overlong characters, no surrogates (RFC 3629).
[[nodiscard]] constexpr bool isUtf8(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t at = 0; at < text.size();) {
        const unsigned first = byte(at);
        const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if ((first >= 0x80 && first < 0xc2) || first > 0xf4 || length > text.size() - at)
            return false;
        for (std::size_t i = 1; i < length; ++i)
            if ((byte(at + i) & 0xc0U) != 0x80U)
                return false;
        const unsigned second = length > 2 ? byte(at + 1) : 0;
        if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f)
            || (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f))
            return false;
        at += length;
    }
    return true;
}

} // namespace perfdeck
