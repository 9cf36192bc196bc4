// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/SeriesColors.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

constexpr char kSeparator = '\x1f'; // between label values

/// FNV-1a: the same on every machine and in every run, unlike std::hash.
std::uint32_t stableHash(std::string_view text)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ (hash >> 15);
}

/// Cores, devices and percentiles get the hues in their own order: neighbours are easy to tell apart.
std::optional<std::size_t> ordinalOf(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, std::size_t>, 5> kQuantiles {
        {{"0.5", 0}, {"0.9", 3}, {"0.95", 5}, {"0.99", 1}, {"0.999", 7}}};
    for (std::size_t start = 0; start < name.size();) {
        const std::size_t end = std::min(name.find(kSeparator, start), name.size());
        const std::string_view part = name.substr(start, end - start);
        for (const auto &[quantile, slot] : kQuantiles) {
            if (part == quantile)
                return slot;
        }
        std::size_t number = 0;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), number);
        if (!part.empty() && read.ec == std::errc() && read.ptr == part.data() + part.size())
            return number;
        start = end + 1;
    }
    return std::nullopt;
}

QColor mixed(const QColor &from, const QColor &to, float share)
{
    const auto channel = [share](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(channel(from.redF(), to.redF()),
                            channel(from.greenF(), to.greenF()),
                            channel(from.blueF(), to.blueF()));
}

} // namespace

std::size_t SeriesColors::slotOf(const SeriesKey &key)
{
    if (key.labels.empty())
        return take({}, key.metric);
    std::string sort;
    std::string name;
    for (const auto &[label, value] : key.labels) {
        sort += label + ',';
        name += value + kSeparator;
    }
    return take(sort, name);
}

std::size_t SeriesColors::slotOf(std::string_view entity)
{
    return take("entity", std::string(entity));
}

std::size_t SeriesColors::take(const std::string &sort, const std::string &name)
{
    auto &names = m_slots[sort];
    if (const auto found = names.find(name); found != names.end())
        return found->second;
    std::array<bool, kSlots> taken {};
    for (const auto &entry : names)
        taken[entry.second] = true;
    const std::size_t round = (names.size() / kSeriesHues) % 3;
    const std::size_t wanted = ordinalOf(name).value_or(stableHash(name)) % kSeriesHues;
    std::size_t slot = round * kSeriesHues + wanted;
    for (std::size_t step = 0; step < kSeriesHues && taken[slot]; ++step)
        slot = round * kSeriesHues + (wanted + step) % kSeriesHues;
    names.emplace(name, slot);
    return slot;
}

QColor SeriesColors::color(const Theme &theme, std::size_t slot)
{
    // Towards the text colour: contrast against the surface only grows.
    static constexpr std::array<float, 3> kTowardsText {0.0F, 0.38F, 0.66F};
    return mixed(theme.series[slot % kSeriesHues], theme.text, kTowardsText[(slot / kSeriesHues) % 3]);
}

std::size_t SeriesColors::shaded(std::size_t slot, std::size_t steps)
{
    return (slot + steps * kSeriesHues) % kSlots;
}

} // namespace perfdeck
