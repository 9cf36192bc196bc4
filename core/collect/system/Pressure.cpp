// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/Pressure.h"

#include "core/collect/system/TextScanner.h"

namespace perfdeck {

namespace {

std::optional<std::uint64_t> totalOf(TextScanner &scan)
{
    for (std::string_view word = scan.word(); !word.empty(); word = scan.word()) {
        TextScanner field(word);
        if (field.take("total="))
            return field.number();
    }
    return std::nullopt;
}

} // namespace

PressureTotals parsePressure(std::string_view text)
{
    PressureTotals totals;
    TextScanner lines(text);
    while (!lines.atEnd()) {
        TextScanner scan(lines.line());
        if (scan.take("some "))
            totals.some = totalOf(scan);
        else if (scan.take("full "))
            totals.full = totalOf(scan);
    }
    return totals;
}

} // namespace perfdeck
