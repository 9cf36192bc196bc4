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

/// Which entity has which series colour. A slot is taken at first sight and kept for the session:
/// the name says which one is wanted (numbers in their order, others by a stable hash), and when
/// another entity of the same sort already has it, the next free one is taken. Slots 0…7 are the
/// hues of the theme, 8…15 and 16…23 the same hues in two stronger shades, for sorts with more than
/// eight members. GUI thread.
class SeriesColors final
{
public:
    static constexpr std::size_t kSlots = 3 * kSeriesHues;

    /// The entity a series belongs to is named by all its labels but `quantile`, whatever the
    /// metric; without labels, by the metric. So core 3 has one colour in every chart.
    [[nodiscard]] std::size_t slotOf(const SeriesKey &key);
    [[nodiscard]] std::size_t slotOf(std::string_view entity);

    /// The slots of the series of one chart, all different up to kSlots of them, and of different
    /// hues up to kSeriesHues. In a chart of one entity the hues come in their order. Else the
    /// first series of an entity has its colour, and each further one (another quantile, the other
    /// direction) the next hue that is free.
    [[nodiscard]] std::vector<std::size_t> slotsOf(const std::vector<const SeriesKey *> &keys);

    [[nodiscard]] static QColor color(const Theme &theme, std::size_t slot);

private:
    [[nodiscard]] std::size_t take(const std::string &sort, const std::string &name);

    std::unordered_map<std::string, std::unordered_map<std::string, std::size_t>>
        m_slots; ///< by sort, name
};

} // namespace perfdeck
