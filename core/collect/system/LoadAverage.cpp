// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/LoadAverage.h"

#include "core/collect/system/TextScanner.h"

#include <charconv>
#include <cmath>

namespace perfdeck {

std::optional<LoadAverages> parseLoadAverage(std::string_view text)
{
    TextScanner scan(text);
    LoadAverages averages{};
    for (double &average : averages) {
        const std::string_view word = scan.word();
        const char *end = word.data() + word.size();
        const auto [stop, error] = std::from_chars(word.data(), end, average);
        if (error != std::errc() || stop != end || !std::isfinite(average) || average < 0)
            return std::nullopt;
    }
    return averages;
}

} // namespace perfdeck
