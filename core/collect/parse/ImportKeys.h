// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Series.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace perfdeck {

/// Keys of a file by the bytes that named them, so that a series is taken apart once.
class ImportKeys final
{
public:
    /// Null when the text is unknown.
    [[nodiscard]] const SeriesKeyPtr *find(std::string_view text);
    const SeriesKeyPtr &add(std::string_view text, SeriesKey key);

private:
    struct Hash
    {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };

    std::unordered_map<std::string, SeriesKeyPtr, Hash, std::equal_to<>> m_keys;
    std::string m_lastText;
    const SeriesKeyPtr *m_last = nullptr;
};

} // namespace perfdeck
