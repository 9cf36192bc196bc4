// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/LinePath.h"

#include <QPolygonF>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <optional>

namespace perfdeck {

namespace {

/// A path without any length would not be drawn; a round cap makes a dot of this one.
constexpr double kDot = 0.01;

/// Lays points one after the other, inside of a box only.
class PathWriter final
{
public:
    explicit PathWriter(const QRectF &box)
        : m_box(box)
    {
    }

    void lift()
    {
        if (m_last && m_isAlone && m_box.contains(*m_last)) {
            m_path.moveTo(*m_last);
            m_path.lineTo(*m_last + QPointF(kDot, 0));
        }
        m_last.reset();
    }

    void to(QPointF point)
    {
        if (m_last)
            join(*m_last, point);
        m_isAlone = !m_last.has_value();
        m_last = point;
    }

    [[nodiscard]] const QPainterPath &path() const { return m_path; }

private:
    /// The part of a straight line that lies in the box (after Liang and Barsky).
    void join(QPointF from, QPointF to)
    {
        const QPointF way = to - from;
        double begin = 0;
        double end = 1;
        const auto cut = [&begin, &end](double along, double room) {
            if (along == 0)
                return room >= 0;
            const double at = room / along;
            if (along < 0)
                begin = std::max(begin, at);
            else
                end = std::min(end, at);
            return begin <= end;
        };
        const bool isInside = cut(-way.x(), from.x() - m_box.left())
            && cut(way.x(), m_box.right() - from.x()) && cut(-way.y(), from.y() - m_box.top())
            && cut(way.y(), m_box.bottom() - from.y());
        if (!isInside)
            return;
        const QPointF first = from + begin * way;
        if (m_path.isEmpty() || m_path.currentPosition() != first)
            m_path.moveTo(first);
        m_path.lineTo(from + end * way);
    }

    QRectF m_box;
    QPainterPath m_path;
    std::optional<QPointF> m_last;
    bool m_isAlone = false;
};

} // namespace

QPainterPath linePath(std::span<const FrameColumn> columns, const PlotScale &scale)
{
    const QRectF box(0, 0, scale.width, scale.height);
    PathWriter writer(box);
    // An infinity is as far out as the edge.
    const auto point = [&scale, &box](double x, double value) {
        return QPointF(x,
                       std::isinf(value) ? (value > 0 ? box.top() : box.bottom()) : scale.y(value));
    };
    for (const FrameColumn &column : columns) {
        if (column.gapBefore || std::isnan(column.first))
            writer.lift();
        if (std::isnan(column.first))
            continue;
        const double from = scale.x(column.time);
        const double to = scale.x(column.lastTime);
        writer.to(point(from, column.first));
        if (column.count < 2)
            continue;
        const bool risesFirst = column.last < column.first;
        const double middle = (from + to) / 2;
        writer.to(point(middle, risesFirst ? column.max : column.min));
        writer.to(point(middle, risesFirst ? column.min : column.max));
        writer.to(point(to, column.last));
    }
    writer.lift();
    return writer.path();
}

QPainterPath areaPath(std::span<const FrameColumn> columns, const PlotScale &scale)
{
    QPainterPath path;
    QPolygonF upper;
    QPolygonF lower;
    const auto close = [&path, &upper, &lower] {
        std::reverse(lower.begin(), lower.end());
        if (!upper.isEmpty())
            path.addPolygon(upper + lower);
        path.closeSubpath();
        upper.clear();
        lower.clear();
    };
    const auto place = [&scale](std::int64_t time, double value) {
        return QPointF(std::clamp(scale.x(time), 0.0, scale.width),
                       std::clamp(scale.y(value), 0.0, scale.height));
    };
    for (const FrameColumn &column : columns) {
        if (column.gapBefore)
            close();
        upper.append(place(column.time, column.max));
        lower.append(place(column.time, column.min));
    }
    close();
    return path;
}

} // namespace perfdeck
