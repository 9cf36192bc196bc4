// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/PlotAxes.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kLabelGap = 8; // between labels and plot
constexpr double kWidestLabels = 0.35; // of the width; longer names are cut

QFontMetricsF labelMetrics(const Style &style)
{
    return QFontMetricsF(style.numberFont(TextSize::Small));
}

} // namespace

double PlotAxis::share(double value) const
{
    if (logarithmic)
        return std::log(value / min) / std::log(max / min);
    return (value - min) / (max - min);
}

double PlotAxis::valueAt(double share) const
{
    return logarithmic ? min * std::pow(max / min, share) : min + share * (max - min);
}

PlotAxis valueAxis(const AxisScale &scale, const QString &title)
{
    PlotAxis axis{scale.min, scale.max, scale.logarithmic, scale.ticks, title};
    if (!scale.unit.isEmpty())
        axis.title = title.isEmpty() ? scale.unit : title + QStringLiteral(", ") + scale.unit;
    return axis;
}

PlotAxis trimmed(PlotAxis axis, double min, double max, double room)
{
    const double low = axis.share(min) - room;
    const double high = axis.share(max) + room;
    PlotAxis cut = axis;
    cut.min = axis.valueAt(low);
    cut.max = axis.valueAt(high);
    std::erase_if(cut.ticks, [&cut](const AxisScale::Tick &tick) {
        return cut.share(tick.value) < -1e-9 || cut.share(tick.value) > 1 + 1e-9;
    });
    return cut.ticks.size() < 2 || !(cut.max > cut.min) ? axis : cut;
}

PlotAxis timeAxis(TimeRange range, double width, const Style &style, const QTimeZone &zone)
{
    const double room
        = labelMetrics(style).horizontalAdvance(QStringLiteral("00:00:00")) + 6 * Style::kGrid;
    PlotAxis axis;
    axis.max = std::max(1.0, static_cast<double>(range.length().count()));
    for (const TimeTick &tick : timeTicks(range, std::max(1, int(width / room)), zone))
        axis.ticks.push_back({static_cast<double>((tick.time - range.from).count()), tick.label});
    return axis;
}

PlotAxes::PlotAxes(const Style &style, QRectF area, PlotAxis x, PlotAxis y)
    : m_style(style)
    , m_area(area)
    , m_x(std::move(x))
    , m_y(std::move(y))
{
    const double line = labelMetrics(style).height();
    const double left = labelWidth(area.width() * kWidestLabels) + kLabelGap;
    const double bottom = line + Style::kGrid + (m_x.title.isEmpty() ? 0 : line);
    const double top = m_y.title.isEmpty() ? Style::kGrid : line + Style::kGrid;
    m_plot = area.adjusted(left, top, -Style::kGrid, -bottom);
    m_plot.setSize(m_plot.size().expandedTo({1, 1}));
}

double PlotAxes::labelWidth(double room) const
{
    const QFontMetricsF metrics = labelMetrics(m_style);
    double width = 0;
    for (const AxisScale::Tick &tick : m_y.ticks)
        width = std::max(width, metrics.horizontalAdvance(tick.label));
    return std::min(std::ceil(width), room);
}

double PlotAxes::x(double value) const
{
    return m_plot.left() + m_x.share(value) * m_plot.width();
}

double PlotAxes::y(double value) const
{
    return m_plot.bottom() - m_y.share(value) * m_plot.height();
}

void PlotAxes::paint(QPainter &painter, const Theme &theme) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(m_style.numberFont(TextSize::Small));
    paintY(painter, theme);
    paintX(painter, theme);
    painter.setPen(theme.line);
    painter.drawLine(m_plot.bottomLeft(), m_plot.bottomRight());
    painter.restore();
}

/// Labels that would run into the one before are left out.
void PlotAxes::paintX(QPainter &painter, const Theme &theme) const
{
    const QFontMetricsF metrics(painter.font());
    double free = m_area.left();
    for (const AxisScale::Tick &tick : m_x.ticks) {
        const double at = x(tick.value);
        if (m_x.hasGrid) {
            painter.setPen(theme.grid);
            painter.drawLine(QPointF(at, m_plot.top()), QPointF(at, m_plot.bottom()));
        }
        const double width = metrics.horizontalAdvance(tick.label);
        const double left = std::min(at - width / 2, m_area.right() - width);
        if (left < free)
            continue;
        painter.setPen(theme.dim);
        painter.drawText(QRectF(left, m_plot.bottom() + Style::kGrid, width + 1, metrics.height()),
                         Qt::AlignLeft | Qt::AlignTop,
                         tick.label);
        free = left + width + kLabelGap;
    }
    painter.setPen(theme.dim);
    painter.drawText(
        QRectF(m_plot.left(), m_area.bottom() - metrics.height(), m_plot.width(), metrics.height()),
        Qt::AlignRight | Qt::AlignVCenter,
        m_x.title);
}

void PlotAxes::paintY(QPainter &painter, const Theme &theme) const
{
    const QFontMetricsF metrics(painter.font());
    const double room = m_plot.left() - m_area.left() - kLabelGap;
    double free = m_area.bottom();
    for (const AxisScale::Tick &tick : m_y.ticks) {
        const double at = y(tick.value);
        if (m_y.hasGrid) {
            painter.setPen(theme.grid);
            painter.drawLine(QPointF(m_plot.left(), at), QPointF(m_plot.right(), at));
        }
        if (at + metrics.height() / 2 > free + 1 || tick.label.isEmpty())
            continue;
        painter.setPen(theme.dim);
        painter.drawText(QRectF(m_area.left(), at - metrics.height() / 2, room, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(tick.label, Qt::ElideMiddle, room));
        free = at - metrics.height() / 2;
    }
    painter.setPen(theme.dim);
    painter.drawText(QRectF(m_area.left(), m_area.top(), m_area.width(), metrics.height()),
                     Qt::AlignLeft | Qt::AlignTop,
                     m_y.title);
}

} // namespace perfdeck
