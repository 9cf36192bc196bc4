// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/ProcessStat.h"

#include "core/collect/system/TextScanner.h"

namespace perfdeck {

namespace {

/// Moves over `count` words separated by one blank each.
bool skipWords(std::string_view &text, int count)
{
    for (; count > 0; --count) {
        const std::size_t blank = text.find(' ');
        if (blank == std::string_view::npos)
            return false;
        text.remove_prefix(blank + 1);
    }
    return true;
}

/// Length of the UTF-8 character at the front, 0 where there is none (RFC 3629).
std::size_t characterLength(std::string_view text)
{
    const auto byte = [&text](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    const bool isOverlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool isNoCharacter
        = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
    return isOverlong || isNoCharacter ? 0 : length;
}

} // namespace

std::optional<ProcessStat> parseProcessStat(std::string_view text)
{
    // The name is not escaped: only the last closing parenthesis ends it.
    const std::size_t open = text.find('(');
    const std::size_t close = text.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return std::nullopt;
    ProcessStat stat;
    stat.name = text.substr(open + 1, close - open - 1);
    std::string_view rest = text.substr(close + 1);
    // Fields by their number in the manual: 14 user, 15 system, 22 start, 24 resident pages.
    if (!skipWords(rest, 12))
        return std::nullopt;
    TextScanner times(rest);
    const auto user = times.number();
    const auto system = times.number();
    rest = times.rest();
    if (!user || !system || !skipWords(rest, 7))
        return std::nullopt;
    TextScanner memory(rest);
    const auto start = memory.number();
    const auto virtualBytes = memory.number();
    const auto resident = memory.number();
    if (!start || !virtualBytes || !resident)
        return std::nullopt;
    stat.cpuTicks = *user + *system;
    stat.startTicks = *start;
    stat.residentPages = *resident;
    return stat;
}

std::string displayName(std::string_view raw)
{
    if (raw.starts_with("kworker/"))
        raw = raw.substr(0, raw.find_first_of("+-"));
    std::string name;
    name.reserve(raw.size());
    while (!raw.empty()) {
        const std::size_t length = characterLength(raw);
        const auto byte = static_cast<unsigned char>(raw.front());
        if (length == 0 || byte < 0x20 || byte == 0x7F)
            name += '?';
        else
            name += raw.substr(0, length);
        raw.remove_prefix(length == 0 ? 1 : length);
    }
    return name.empty() ? "?" : name;
}

} // namespace perfdeck
