// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/MemInfo.h"

#include "core/collect/system/TextScanner.h"

#include <array>

namespace perfdeck {

namespace {

struct Field
{
    std::string_view name;
    std::optional<std::uint64_t> MemInfo::*member;
};

constexpr std::array kFields{
    Field{"MemTotal:", &MemInfo::total},
    Field{"MemFree:", &MemInfo::free},
    Field{"MemAvailable:", &MemInfo::available},
    Field{"Buffers:", &MemInfo::buffers},
    Field{"Cached:", &MemInfo::cached},
    Field{"SReclaimable:", &MemInfo::reclaimable},
    Field{"SwapTotal:", &MemInfo::swapTotal},
    Field{"SwapFree:", &MemInfo::swapFree},
};

} // namespace

MemInfo parseMemInfo(std::string_view text)
{
    MemInfo info;
    TextScanner lines(text);
    while (!lines.atEnd()) {
        TextScanner scan(lines.line());
        for (const Field &field : kFields) {
            if (!scan.take(field.name))
                continue;
            const auto kibibytes = scan.number();
            if (kibibytes && *kibibytes <= UINT64_MAX / 1024)
                info.*field.member = *kibibytes * 1024;
            break;
        }
    }
    return info;
}

} // namespace perfdeck
