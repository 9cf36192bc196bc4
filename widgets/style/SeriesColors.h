// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Series.h"
#include "widgets/style/Theme.h"

#include <QColor>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Which entity has which series colour. A slot is taken at first sight and kept for the session: the
/// name says which one is wanted (numbers and quantiles in their order, others by a stable hash), and when another entity of the same sort already has
/// it, the next free one is taken. Slots 0…7 are the hues of the theme, 8…15 and 16…23 the same hues in
/// two stronger shades, for sorts with more than eight members. GUI thread.
class SeriesColors final
{
public:
    static constexpr std::size_t kSlots = 3 * kSeriesHues;

    /// The entity a series belongs to is named by all its labels, whatever the metric; without labels, by
    /// the metric. So core 3 has one colour in every chart.
    [[nodiscard]] std::size_t slotOf(const SeriesKey &key);
    [[nodiscard]] std::size_t slotOf(std::string_view entity);

    [[nodiscard]] static QColor color(const Theme &theme, std::size_t slot);
    /// The same hue, `steps` shades further; for two series of one entity in one chart.
    [[nodiscard]] static std::size_t shaded(std::size_t slot, std::size_t steps);

private:
    [[nodiscard]] std::size_t take(const std::string &sort, const std::string &name);

    std::unordered_map<std::string, std::unordered_map<std::string, std::size_t>> m_slots; ///< by sort, name
};

} // namespace perfdeck
