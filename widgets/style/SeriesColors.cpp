// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/SeriesColors.h"

#include <array>
#include <cstdint>

namespace perfdeck {

namespace {

/// FNV-1a: the same on every machine and in every run, unlike std::hash.
std::uint32_t stableHash(std::string_view text)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ (hash >> 15);
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
        name += value + '\x1f';
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
    const std::size_t wanted = stableHash(name) % kSeriesHues;
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
