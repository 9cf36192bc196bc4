// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/CountChart.h"

#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr int kTicks = 3;

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

/// The worst is solid.
QBrush severityBrush(const Theme &theme, Severity severity)
{
    const QColor color = theme.severityColor(severity);
    switch (severity) {
    case Severity::Critical:
        return color;
    case Severity::Warning:
        return {color, Qt::Dense3Pattern};
    case Severity::Info:
        break;
    }
    return {color, Qt::BDiagPattern};
}

} // namespace

void CountChart::setFrame(CountFramePtr frame)
{
    m_frame = std::move(frame);
    m_most = 0;
    for (std::size_t column = 0; m_frame && column < m_frame->columns; ++column)
        m_most = std::max(m_most, total(column));
    if (m_frame && visibleRange().isEmpty())
        setVisibleRange(m_frame->range);
    refresh();
}

std::uint32_t CountChart::total(std::size_t column) const
{
    std::uint32_t sum = 0;
    for (std::size_t group = 0; group < m_frame->groups.size(); ++group)
        sum += m_frame->at(column, group);
    return sum;
}

TimeRange CountChart::columnRange(int item) const
{
    if (item < 0 || item >= itemCount())
        return {};
    return {m_frame->timeOf(std::size_t(item)), m_frame->timeOf(std::size_t(item) + 1)};
}

PaintedChart::Content CountChart::content() const
{
    if (!m_frame)
        return Content::Waiting;
    return m_most == 0 ? Content::Nothing : Content::Shown;
}

QString CountChart::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    const Duration width = m_frame->timeOf(1) - m_frame->timeOf(0);
    return tr("at most %1 in %2")
        .arg(formatText(double(m_most), Unit::Count), formatDuration(width));
}

std::vector<PaintedChart::LegendEntry> CountChart::legend(const Theme &theme) const
{
    std::vector<LegendEntry> entries;
    for (const CountFrame::Group &group : m_frame->groups)
        entries.push_back({theme.severityColor(group.severity), textOf(group.name)});
    return entries;
}

PlotAxes CountChart::axes() const
{
    const QRectF area = contentArea();
    AxisScale scale
        = niceAxis(0, double(m_most), Unit::Count, kTicks, {AxisWish::Base::Zero, false});
    std::erase_if(scale.ticks, [](const AxisScale::Tick &tick) {
        return tick.value != std::round(tick.value); // there is no half alert
    });
    return {look(),
            area,
            timeAxis(visibleRange(), area.width(), look(), timeZone()),
            valueAxis(scale, {})};
}

QRectF CountChart::plot() const
{
    return content() == Content::Shown ? axes().plot() : contentArea();
}

QRectF CountChart::columnRect(const PlotAxes &axes, std::size_t column) const
{
    const QRectF plot = axes.plot();
    const double left = std::clamp(xOf(m_frame->timeOf(column)), plot.left(), plot.right());
    const double right = std::clamp(xOf(m_frame->timeOf(column + 1)), plot.left(), plot.right());
    return {left, plot.top(), right - left, plot.height()};
}

void CountChart::paintColumn(QPainter &painter,
                             const Theme &theme,
                             const PlotAxes &axes,
                             std::size_t column) const
{
    const QRectF box = columnRect(axes, column);
    // Edges on whole pixels: a seam of a shade between neighbours would read as a gap.
    const double left = std::round(box.left());
    const double right = std::round(box.right());
    std::uint32_t below = 0;
    for (std::size_t group = 0; group < m_frame->groups.size(); ++group) {
        const std::uint32_t count = m_frame->at(column, group);
        if (count == 0)
            continue;
        const double bottom = std::round(axes.y(double(below)));
        below += count;
        const double top = std::min(std::round(axes.y(double(below))), bottom - 1);
        painter.fillRect(QRectF(left, top, std::max(1.0, right - left), bottom - top),
                         severityBrush(theme, m_frame->groups[group].severity));
    }
}

void CountChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const PlotAxes layout = axes();
    layout.paint(painter, theme);
    painter.save();
    painter.setClipRect(layout.plot());
    for (std::size_t column = 0; column < m_frame->columns; ++column)
        paintColumn(painter, theme, layout, column);
    painter.restore();
}

int CountChart::itemCount() const
{
    return m_frame ? int(m_frame->columns) : 0;
}

int CountChart::itemAt(QPointF position) const
{
    if (content() != Content::Shown || !plot().contains(position))
        return -1;
    const Timestamp time = timeAt(position.x());
    if (!m_frame->range.contains(time))
        return -1;
    const auto column = (time - m_frame->range.from).count() * Duration::rep(m_frame->columns)
        / m_frame->range.length().count();
    return int(column);
}

PaintedChart::Reading CountChart::read(int item) const
{
    const TimeRange range = columnRange(item);
    Reading reading;
    reading.head = formatDateTime(range.from, timeZone()) + QStringLiteral(" – ")
        + formatTime(range.to, timeZone());
    for (std::size_t group = 0; group < m_frame->groups.size(); ++group) {
        const CountFrame::Group &each = m_frame->groups[group];
        reading.rows.push_back(
            {textOf(each.name),
             formatText(double(m_frame->at(std::size_t(item), group)), Unit::Count),
             {},
             look().severityColor(each.severity),
             false});
    }
    reading.place = columnRect(axes(), std::size_t(item));
    return reading;
}

int CountChart::neighbour(int item, int right, int) const
{
    if (itemCount() == 0)
        return -1;
    return item < 0 ? itemCount() - 1 : std::clamp(item + right, 0, itemCount() - 1);
}

QString CountChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    std::size_t worst = 0;
    for (std::size_t column = 1; column < m_frame->columns; ++column)
        if (total(column) > total(worst))
            worst = column;
    return tr("%1. %2 to %3; at most %4, at %5.")
        .arg(title(),
             formatDateTime(visibleRange().from, timeZone()),
             formatDateTime(visibleRange().to, timeZone()),
             formatText(double(m_most), Unit::Count),
             formatDateTime(m_frame->timeOf(worst), timeZone()));
}

DataTable CountChart::table() const
{
    DataTable table;
    if (content() != Content::Shown)
        return table;
    table.columns = {{"from", tr("From"), Unit::None, true},
                     {"to", tr("To"), Unit::None, true},
                     {"group", tr("Group")},
                     {"count", tr("Count"), Unit::Count}};
    for (std::size_t column = 0; column < m_frame->columns; ++column) {
        for (std::size_t group = 0; group < m_frame->groups.size(); ++group) {
            if (m_frame->at(column, group) == 0)
                continue;
            table.cells.insert(table.cells.end(),
                               {Cell(m_frame->timeOf(column).time_since_epoch().count()),
                                Cell(m_frame->timeOf(column + 1).time_since_epoch().count()),
                                Cell(m_frame->groups[group].name),
                                Cell(std::int64_t(m_frame->at(column, group)))});
        }
    }
    return table;
}

} // namespace perfdeck
