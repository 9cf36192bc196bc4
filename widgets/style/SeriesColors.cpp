// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/SeriesColors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::string_view kQuantileLabel = "quantile";
constexpr char kSeparator = '\x1f'; // between label values

/// FNV-1a: the same on every machine and in every run, unlike std::hash.
std::uint32_t stableHash(std::string_view text)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ (hash >> 15);
}

/// Cores and devices get the hues in their own order: neighbours are easy to tell apart.
std::optional<std::size_t> ordinalOf(std::string_view name)
{
    for (std::size_t start = 0; start < name.size();) {
        const std::size_t end = std::min(name.find(kSeparator, start), name.size());
        const std::string_view part = name.substr(start, end - start);
        std::size_t number = 0;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), number);
        if (!part.empty() && read.ec == std::errc() && read.ptr == part.data() + part.size())
            return number;
        start = end + 1;
    }
    return std::nullopt;
}

/// Whether two series tell of the same thing.
bool sameEntity(const SeriesKey &a, const SeriesKey &b)
{
    const auto named = [](const SeriesKey &key) {
        std::vector<std::pair<std::string_view, std::string_view>> labels;
        for (const auto &[label, value] : key.labels) {
            if (label != kQuantileLabel)
                labels.emplace_back(label, value);
        }
        return labels;
    };
    const auto labels = named(a);
    return labels == named(b) && (!labels.empty() || a.metric == b.metric);
}

/// The first free slot, hues before shades.
std::size_t firstFree(const std::array<bool, SeriesColors::kSlots> &taken)
{
    const auto free = std::find(taken.begin(), taken.end(), false);
    return free == taken.end() ? 0 : static_cast<std::size_t>(free - taken.begin());
}

} // namespace

std::size_t SeriesColors::slotOf(const SeriesKey &key)
{
    std::string sort;
    std::string name;
    for (const auto &[label, value] : key.labels) {
        if (label == kQuantileLabel)
            continue;
        sort += label + ',';
        name += value + kSeparator;
    }
    return sort.empty() ? take({}, key.metric) : take(sort, name);
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
    std::array<bool, kSlots> taken{};
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

std::vector<std::size_t> SeriesColors::slotsOf(const std::vector<const SeriesKey *> &keys)
{
    std::vector<std::size_t> slots(keys.size(), kSlots); // kSlots: none yet
    std::array<bool, kSlots> taken{};
    const bool oneEntity
        = keys.size() > 1 && std::all_of(keys.begin(), keys.end(), [&keys](const SeriesKey *key) {
              return sameEntity(*key, *keys.front());
          });
    for (std::size_t i = 0; i < keys.size() && !oneEntity; ++i) {
        const bool isFirst
            = std::none_of(keys.begin(),
                           keys.begin() + static_cast<std::ptrdiff_t>(i),
                           [&](const SeriesKey *key) { return sameEntity(*key, *keys[i]); });
        const std::size_t slot = slotOf(*keys[i]);
        if (isFirst && !std::exchange(taken[slot], true))
            slots[i] = slot;
    }
    for (std::size_t &slot : slots) {
        if (slot != kSlots)
            continue;
        slot = firstFree(taken);
        taken[slot] = true;
        if (std::all_of(taken.begin(), taken.end(), [](bool used) { return used; }))
            taken.fill(false);
    }
    return slots;
}

QColor SeriesColors::color(const Theme &theme, std::size_t slot)
{
    // Towards the text colour: contrast against the surface only grows.
    static constexpr std::array<double, 3> kTowardsText{0.0, 0.38, 0.66};
    return mixedColor(
        theme.series[slot % kSeriesHues], theme.text, kTowardsText[(slot / kSeriesHues) % 3]);
}

} // namespace perfdeck
