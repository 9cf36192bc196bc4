// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/MarkLane.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace perfdeck {

namespace {

constexpr double kGlyph = 5; // half its size
constexpr double kTogether = 12; // glyphs closer than this overlap
constexpr double kCountsTogether = 26; // and so do counts

QPolygonF around(QPointF middle, std::initializer_list<QPointF> corners)
{
    QPolygonF polygon;
    for (const QPointF &corner : corners)
        polygon << middle + corner * kGlyph;
    return polygon;
}

/// Kinds differ in shape, not only in colour.
QPainterPath shapeOf(ChartMark::Kind kind, QPointF at)
{
    QPainterPath path;
    switch (kind) {
    case ChartMark::Kind::Note: // a sheet with a folded corner
        path.addPolygon(around(at, {{-0.8, -1}, {0.3, -1}, {0.8, -0.4}, {0.8, 1}, {-0.8, 1}}));
        break;
    case ChartMark::Kind::Alert:
        path.addPolygon(around(at, {{0, -1}, {1, 0.9}, {-1, 0.9}}));
        break;
    case ChartMark::Kind::Deploy:
        path.addPolygon(around(at, {{0, -1}, {1, 0}, {0, 1}, {-1, 0}}));
        break;
    case ChartMark::Kind::Scaling: // up and down
        path.addPolygon(around(at, {{0, -1}, {0.8, -0.15}, {-0.8, -0.15}}));
        path.addPolygon(around(at, {{0, 1}, {-0.8, 0.15}, {0.8, 0.15}}));
        break;
    case ChartMark::Kind::Restart: // a ring
        path.addEllipse(at, kGlyph, kGlyph);
        path.addEllipse(at, kGlyph * 0.45, kGlyph * 0.45);
        break;
    case ChartMark::Kind::Fault: // a cross
        path.addPolygon(around(at, {{-1, -0.5}, {-0.5, -1}, {1, 0.5}, {0.5, 1}}));
        path.addPolygon(around(at, {{-0.5, 1}, {-1, 0.5}, {0.5, -1}, {1, -0.5}}));
        path.setFillRule(Qt::WindingFill);
        break;
    case ChartMark::Kind::Event:
        path.addEllipse(at, kGlyph * 0.7, kGlyph * 0.7);
        break;
    case ChartMark::Kind::Change: // a step
        path.addPolygon(around(at,
                               {{-1, 0.3},
                                {-0.25, 0.3},
                                {-0.25, -1},
                                {1, -1},
                                {1, -0.3},
                                {0.4, -0.3},
                                {0.4, 1},
                                {-1, 1}}));
        break;
    }
    path.closeSubpath();
    return path;
}

} // namespace

QColor MarkLane::colorOf(const ChartMark &mark, const Theme &theme)
{
    switch (mark.kind) {
    case ChartMark::Kind::Note:
        return theme.accent;
    case ChartMark::Kind::Alert:
        return theme.warn;
    case ChartMark::Kind::Fault:
        return theme.critical;
    case ChartMark::Kind::Change:
        return mark.severity == Severity::Info ? theme.accent : theme.warn;
    default:
        return theme.dim;
    }
}

void MarkLane::setMarks(std::vector<ChartMark> marks)
{
    m_marks = std::move(marks);
    std::stable_sort(m_marks.begin(), m_marks.end(), [](const ChartMark &a, const ChartMark &b) {
        return a.from < b.from;
    });
    layOut(m_scale);
}

void MarkLane::layOut(const PlotScale &scale)
{
    m_scale = scale;
    m_groups.clear();
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const ChartMark &mark = m_marks[i];
        const Timestamp end = mark.to.value_or(mark.from);
        if (end < scale.range.from || mark.from >= scale.range.to)
            continue;
        const Timestamp shown = std::max(mark.from, scale.range.from);
        const double x = std::clamp(scale.x(shown.time_since_epoch().count()),
                                    kGlyph + 1,
                                    std::max(kGlyph + 1, scale.width - kGlyph - 1));
        const bool follows = !m_groups.empty();
        const bool counted = follows && m_groups.back().marks.size() > 1;
        if (follows && x - m_groups.back().x < (counted ? kCountsTogether : kTogether))
            m_groups.back().marks.push_back(i);
        else
            m_groups.push_back({x, {i}});
    }
}

const MarkLane::Group *MarkLane::groupAt(double x, double distance) const
{
    const Group *nearest = nullptr;
    for (const Group &group : m_groups) {
        const double away = std::abs(group.x - x);
        if (away <= distance && (nearest == nullptr || away < std::abs(nearest->x - x)))
            nearest = &group;
    }
    return nearest;
}

std::optional<Timestamp> MarkLane::after(Timestamp time) const
{
    for (const ChartMark &mark : m_marks)
        if (mark.from > time)
            return mark.from;
    return std::nullopt;
}

std::optional<Timestamp> MarkLane::before(Timestamp time) const
{
    for (auto mark = m_marks.rbegin(); mark != m_marks.rend(); ++mark)
        if (mark->from < time)
            return mark->from;
    return std::nullopt;
}

TimeRange MarkLane::stretchAt(Timestamp time, TimeRange shown) const
{
    TimeRange wanted{std::max(shown.from, before(time + Duration(1)).value_or(shown.from)),
                     std::min(shown.to, after(time).value_or(shown.to))};
    std::optional<Duration> shortest;
    for (const ChartMark &mark : m_marks) {
        if (!mark.to || !TimeRange{mark.from, *mark.to}.contains(time))
            continue;
        const Duration length = *mark.to - mark.from;
        if (shortest && *shortest <= length)
            continue;
        shortest = length;
        wanted = {mark.from, *mark.to};
    }
    return wanted;
}

MarkLane::Choice MarkLane::choose(const Group &group) const
{
    const ChartMark &first = m_marks.at(group.marks.front());
    const ChartMark &last = m_marks.at(group.marks.back());
    if (group.marks.size() == 1 || first.from == last.from)
        return {first.id, {}};
    const Duration margin = (last.from - first.from) / 4 + Duration(1);
    return {0, TimeRange{first.from - margin, last.from + margin}};
}

void MarkLane::paint(QPainter &painter, const Theme &theme) const
{
    paintRanges(painter, theme);
    for (const Group &group : m_groups) {
        QColor line = colorOf(m_marks[group.marks.front()], theme);
        line.setAlphaF(0.4F);
        painter.fillRect(QRectF(std::floor(group.x), 0, 1, m_scale.height - kHeight), line);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Group &group : m_groups)
        paintGlyph(painter, group, theme);
    paintLabels(painter, theme);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// Each place is tinted once in a colour, however many ranges lie over it: the lines of a chart
/// have to be seen behind twenty alerts too. A range that begins before what is shown and goes on
/// behind it says nothing about a part of it; it is a strip at the foot.
void MarkLane::paintRanges(QPainter &painter, const Theme &theme) const
{
    constexpr float kTint = 0.12F;
    constexpr double kStrip = 2;
    std::map<QRgb, std::vector<std::pair<double, double>>> byColor; // each by their left ends
    for (const Group &group : m_groups)
        for (const std::size_t index : group.marks) {
            const ChartMark &mark = m_marks[index];
            if (!mark.to)
                continue;
            const double left = std::max(0.0, m_scale.x(mark.from.time_since_epoch().count()));
            const double right
                = std::min(m_scale.width, m_scale.x(mark.to->time_since_epoch().count()));
            byColor[colorOf(mark, theme).rgb()].emplace_back(left, std::max(left + 1, right));
        }
    for (const auto &[rgb, ranges] : byColor) {
        double painted = 0;
        for (const auto &[left, right] : ranges) {
            if (left <= 0 && right >= m_scale.width) {
                painter.fillRect(QRectF(0, m_scale.height - kStrip, m_scale.width, kStrip),
                                 QColor(rgb));
            } else if (right > painted) {
                QColor tint(rgb);
                tint.setAlphaF(kTint);
                const double from = std::max(left, painted);
                painter.fillRect(QRectF(from, 0, right - from, m_scale.height), tint);
                painted = right;
            }
        }
    }
}

/// From left to right; one that would touch the last one is left out, as its glyph says it too.
void MarkLane::paintLabels(QPainter &painter, const Theme &theme) const
{
    constexpr double kGap = 3;
    QFont font = painter.font();
    font.setPixelSize(kHeight - 3);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    double free = 0;
    for (const Group &group : m_groups)
        for (const std::size_t index : group.marks) {
            const ChartMark &mark = m_marks[index];
            if (mark.label.isEmpty())
                continue;
            const double width = metrics.horizontalAdvance(mark.label) + 2 * kGap;
            const bool fits = group.x + kGap + width <= m_scale.width;
            const double left = fits ? group.x + kGap : group.x - kGap - width;
            if (left < free)
                continue;
            const QRectF box(left, kGap, width, kHeight);
            QColor back = theme.raised;
            back.setAlphaF(0.85F);
            painter.setPen(Qt::NoPen);
            painter.setBrush(back);
            painter.drawRoundedRect(box, 3, 3);
            painter.setPen(colorOf(mark, theme));
            painter.drawText(box, Qt::AlignCenter, mark.label);
            free = box.right() + kGap;
        }
}

void MarkLane::paintGlyph(QPainter &painter, const Group &group, const Theme &theme) const
{
    const QPointF at(group.x, m_scale.height - kHeight / 2.0);
    // An outline in the colour of the plot keeps it apart from the lines.
    painter.setPen(QPen(theme.raised, 2));
    if (group.marks.size() == 1) {
        const ChartMark::Kind kind = m_marks[group.marks.front()].kind;
        const QPainterPath path = shapeOf(kind, at);
        painter.setBrush(theme.raised);
        painter.drawPath(path);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colorOf(m_marks[group.marks.front()], theme));
        painter.drawPath(path);
        return;
    }
    const QString count = QString::number(group.marks.size());
    QFont font = painter.font();
    font.setPixelSize(kHeight - 4);
    painter.setFont(font);
    const double width
        = std::max(kHeight * 1.0, QFontMetricsF(painter.font()).horizontalAdvance(count) + 6);
    const QRectF box(at.x() - width / 2, at.y() - kHeight / 2.0, width, kHeight);
    painter.setBrush(theme.dim);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme.raised);
    painter.drawText(box, Qt::AlignCenter, count);
}

} // namespace perfdeck
