// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartLayers.h"
#include "widgets/charts/PlotScale.h"
#include "widgets/style/Theme.h"

#include <QRectF>

#include <span>
#include <vector>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace perfdeck {

/// The marks of a chart as they are drawn: a glyph at the foot of the plot by kind, a line up from
/// it, a tint over the range of a long one. Marks that would overlap become one glyph with their
/// count. What a mark is labelled with stands at the head of its line, as far as there is room.
/// GUI thread.
class MarkLane final
{
public:
    /// Marks whose glyphs fall together.
    struct Group
    {
        double x = 0; ///< middle of the glyph, logical pixels
        std::vector<std::size_t> marks; ///< indices into marks(), by time
    };

    static constexpr int kHeight = 14; ///< logical pixels above the foot of the plot

    void setMarks(std::vector<ChartMark> marks);

    [[nodiscard]] const std::vector<ChartMark> &marks() const { return m_marks; }

    /// Groups the marks anew; `scale` in logical pixels. O(marks).
    void layOut(const PlotScale &scale);

    [[nodiscard]] const std::vector<Group> &groups() const { return m_groups; }

    /// The group whose glyph or line is no further than `distance` from x; null for none.
    [[nodiscard]] const Group *groupAt(double x, double distance) const;
    /// Begin of the first mark behind, or the last one before a moment.
    [[nodiscard]] std::optional<Timestamp> after(Timestamp time) const;
    [[nodiscard]] std::optional<Timestamp> before(Timestamp time) const;
    /// The range of the shortest mark at a moment; else what lies between the neighbouring marks,
    /// as far as it is shown.
    [[nodiscard]] TimeRange stretchAt(Timestamp time, TimeRange shown) const;

    /// What comes of choosing marks in one place: one is opened, several are zoomed apart.
    struct Choice
    {
        std::uint64_t id = 0;
        std::optional<TimeRange> apart; ///< none: `id` is opened
    };

    [[nodiscard]] Choice choose(const Group &group) const;
    void paint(QPainter &painter, const Theme &theme) const;

    [[nodiscard]] static QColor colorOf(const ChartMark &mark, const Theme &theme);

private:
    void paintRanges(QPainter &painter, const Theme &theme) const;
    void paintLabels(QPainter &painter, const Theme &theme) const;
    void paintGlyph(QPainter &painter, const Group &group, const Theme &theme) const;

    PlotScale m_scale;
    std::vector<ChartMark> m_marks; ///< by time
    std::vector<Group> m_groups; ///< by x
};

} // namespace perfdeck
