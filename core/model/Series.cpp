// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Series.h"

#include <string_view>

namespace perfdeck {

std::string SeriesKey::toString() const
{
    if (labels.empty())
        return metric;
    std::string text = metric + '{';
    for (const auto &[name, value] : labels) {
        if (text.back() != '{')
            text += ',';
        text += name + "=\"";
        text += escapedLabelValue(value) + '"';
    }
    return text + '}';
}

} // namespace perfdeck

std::size_t
std::hash<perfdeck::SeriesKey>::operator()(const perfdeck::SeriesKey &key) const noexcept
{
    const std::hash<std::string_view> hashText;
    std::size_t seed = hashText(key.metric);
    const auto mix = [&seed, &hashText](std::string_view text) {
        seed = (seed ^ hashText(text)) * 0x9E3779B97F4A7C15ULL;
        seed ^= seed >> 29;
    };
    for (const auto &[name, value] : key.labels) {
        mix(name);
        mix(value);
    }
    return seed;
}
