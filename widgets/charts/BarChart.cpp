// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/BarChart.h"

#include "widgets/charts/RowScroll.h"
#include "widgets/style/Format.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/PlainText.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace perfdeck {

namespace {

constexpr double kRowGap = 6; // between categories
constexpr double kThickestBar = 22;
constexpr double kWhisker = 3; // half the height of the ends of an interval

/// Larger first, what is not measured last.
bool isBefore(double a, double b, bool largestFirst)
{
    if (std::isnan(a) || std::isnan(b))
        return !std::isnan(a) && std::isnan(b);
    return largestFirst ? a > b : a < b;
}

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// NaN is an empty cell.
void append(DataTable &table, double value)
{
    if (std::isnan(value))
        table.cells.emplace_back();
    else
        table.cells.emplace_back(value);
}

} // namespace

BarChart::BarChart(Style &style, QWidget *parent)
    : PaintedChart(style, parent)
    , m_scroll(new RowScroll(tr("Scroll through the categories"), this))
{
    connect(m_scroll, &QScrollBar::valueChanged, this, &BarChart::refresh);
}

void BarChart::setFrame(BarFramePtr frame)
{
    m_frame = std::move(frame);
    sort();
}

void BarChart::setOrder(Order order)
{
    m_order = order;
    setCurrentItem(-1);
    sort();
}

void BarChart::sort()
{
    m_shown.resize(m_frame ? m_frame->categories.size() : 0);
    std::iota(m_shown.begin(), m_shown.end(), std::size_t{0});
    if (m_order != Order::AsGiven)
        std::stable_sort(m_shown.begin(), m_shown.end(), [this](std::size_t a, std::size_t b) {
            return isBefore(m_frame->categories[a].bars.front().value,
                            m_frame->categories[b].bars.front().value,
                            m_order == Order::LargestFirst);
        });
    layOutScroll();
    refresh();
}

PaintedChart::Content BarChart::content() const
{
    if (!m_frame)
        return Content::Waiting;
    return m_frame->categories.empty() || m_frame->groups.empty() ? Content::Nothing
                                                                  : Content::Shown;
}

const BarCategory &BarChart::category(std::size_t row) const
{
    return m_frame->categories[m_shown[row]];
}

QColor BarChart::colorOf(const Theme &theme, std::size_t group) const
{
    return theme.series[group % kSeriesHues];
}

QString BarChart::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    QString text = QString::fromStdString(m_frame->categoryTitle);
    if (rowsThatFit() < m_shown.size())
        text += tr(" · %1 to %2 of %3")
                    .arg(firstRow() + 1)
                    .arg(std::min(m_shown.size(), firstRow() + rowsThatFit()))
                    .arg(m_shown.size());
    if (!m_frame->intervalTitle.empty())
        text += QStringLiteral(" · ") + QString::fromStdString(m_frame->intervalTitle);
    return text;
}

std::vector<PaintedChart::LegendEntry> BarChart::legend(const Theme &theme) const
{
    std::vector<LegendEntry> entries;
    for (std::size_t group = 0; group < m_frame->groups.size(); ++group)
        entries.push_back(
            {colorOf(theme, group), shownName(QString::fromStdString(m_frame->groups[group]))});
    return entries;
}

/// Each bar has the height of its number.
double BarChart::rowHeight() const
{
    const double text = QFontMetricsF(look().numberFont(TextSize::Small)).height();
    return text * double(m_frame->groups.size()) + kRowGap;
}

std::size_t BarChart::rowsThatFit() const
{
    const double line = QFontMetricsF(look().numberFont(TextSize::Small)).height();
    const double room = contentArea().height() - 3 * line - 2 * Style::kGrid;
    return std::size_t(std::max(1.0, std::floor(room / rowHeight())));
}

std::size_t BarChart::firstRow() const
{
    return m_scroll->firstRow(m_shown.size(), rowsThatFit());
}

void BarChart::layOutScroll()
{
    const bool isShown = content() == Content::Shown;
    m_scroll->layOut(contentArea(), isShown ? m_shown.size() : 0, isShown ? rowsThatFit() : 0);
}

void BarChart::scrollTo(std::size_t row)
{
    m_scroll->reveal(row, m_shown.size(), rowsThatFit());
}

PlotAxes BarChart::axes() const
{
    double low = 0;
    double high = 0;
    for (const BarCategory &each : m_frame->categories) {
        for (const BarValue &bar : each.bars) {
            const auto [from, to] = bar.interval.value_or(std::pair(bar.value, bar.value));
            for (const double value : {from, to, bar.value}) {
                low = std::isfinite(value) ? std::min(low, value) : low;
                high = std::isfinite(value) ? std::max(high, value) : high;
            }
        }
    }
    const QRectF area = m_scroll->besideIt(contentArea(), m_shown.size(), rowsThatFit());
    PlotAxis rows;
    rows.hasGrid = false;
    const std::size_t count = std::min(m_shown.size(), rowsThatFit());
    rows.max = double(count);
    // From the bottom up, as the axis goes.
    for (std::size_t i = 0; i < count; ++i)
        rows.ticks.push_back(
            {double(i) + 0.5,
             shownName(QString::fromStdString(category(firstRow() + count - 1 - i).name))});
    const int ticks = std::max(2, int(area.width() / 110));
    return {look(),
            area,
            valueAxis(niceAxis(low, high, m_frame->info.unit, ticks), metricTitle(m_frame->info)),
            std::move(rows)};
}

QRectF BarChart::barRect(const PlotAxes &axes, std::size_t row, std::size_t group) const
{
    const double slot = axes.plot().height() / axes.yAxis().max;
    const auto groups = double(m_frame->groups.size());
    const double thickness = std::min(kThickestBar, (slot - kRowGap) / groups);
    const double top = axes.plot().top() + slot * (double(row - firstRow()) + 0.5)
        + thickness * (double(group) - groups / 2);
    const double value = category(row).bars[group].value;
    const double zero = axes.x(0);
    const double end = std::isfinite(value) ? axes.x(value) : zero;
    return {std::min(zero, end),
            top + 0.5,
            std::abs(end - zero),
            std::max(1.0, thickness - (groups > 1 ? 1 : 0))};
}

void BarChart::paintBar(QPainter &painter,
                        const Theme &theme,
                        const PlotAxes &axes,
                        std::size_t row,
                        std::size_t group) const
{
    const BarValue &bar = category(row).bars[group];
    const QRectF box = barRect(axes, row, group);
    painter.fillRect(box, colorOf(theme, group));
    const double middle = std::round(box.center().y()) + 0.5;
    double end = bar.value < 0 ? box.left() : box.right();
    if (bar.interval) {
        const double from = axes.x(bar.interval->first);
        const double to = axes.x(bar.interval->second);
        painter.setPen(QPen(theme.text, 1));
        painter.drawLine(QPointF(from, middle), QPointF(to, middle));
        for (const double x : {from, to})
            painter.drawLine(QPointF(x, middle - kWhisker), QPointF(x, middle + kWhisker));
        end = bar.value < 0 ? std::min(end, from) : std::max(end, to);
    }
    const QFontMetricsF metrics(painter.font());
    const QString text = formatText(bar.value, m_frame->info.unit);
    const double width = metrics.horizontalAdvance(text) + 1;
    const double top = middle - metrics.height() / 2;
    QRectF place(bar.value < 0 ? end - width - Style::kGrid : end + Style::kGrid,
                 top,
                 width,
                 metrics.height());
    const bool isBeside
        = place.left() >= axes.plot().left() && place.right() <= axes.plot().right();
    if (!isBeside) // inside the bar, at its end
        place.moveLeft(bar.value < 0 ? box.left() + Style::kGrid
                                     : box.right() - width - Style::kGrid);
    if (!isBeside && (bar.interval || box.width() < width + 2 * Style::kGrid))
        return;
    painter.setPen(isBeside ? theme.text : theme.textOn(colorOf(theme, group)));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
}

void BarChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const PlotAxes layout = axes();
    layout.paint(painter, theme);
    painter.setFont(look().numberFont(TextSize::Small));
    const std::size_t end = std::min(m_shown.size(), firstRow() + rowsThatFit());
    for (std::size_t row = firstRow(); row < end; ++row) {
        for (std::size_t group = 0; group < category(row).bars.size(); ++group)
            paintBar(painter, theme, layout, row, group);
    }
    const double zero = std::round(layout.x(0)) + 0.5;
    painter.setPen(QPen(theme.dim, 1));
    painter.drawLine(QPointF(zero, layout.plot().top()), QPointF(zero, layout.plot().bottom()));
}

int BarChart::itemCount() const
{
    return m_frame ? int(m_shown.size() * m_frame->groups.size()) : 0;
}

int BarChart::itemAt(QPointF position) const
{
    const PlotAxes layout = axes();
    const QRectF band(QPointF(contentArea().left(), layout.plot().top()),
                      layout.plot().bottomRight());
    if (!band.contains(position))
        return -1;
    const double slot = layout.plot().height() / layout.yAxis().max;
    const std::size_t row = firstRow() + std::size_t((position.y() - layout.plot().top()) / slot);
    if (row >= m_shown.size())
        return -1;
    const std::size_t groups = m_frame->groups.size();
    std::size_t group = 0;
    while (group + 1 < groups && position.y() > barRect(layout, row, group).bottom())
        ++group;
    return int(row * groups + group);
}

PaintedChart::Reading BarChart::read(int item) const
{
    const std::size_t groups = m_frame->groups.size();
    const std::size_t row = std::size_t(item) / groups;
    const BarCategory &shown = category(row);
    Reading reading;
    reading.head = shownName(QString::fromStdString(shown.name));
    const Unit unit = m_frame->info.unit;
    for (std::size_t group = 0; group < groups; ++group) {
        const BarValue &bar = shown.bars[group];
        ChartReadout::Row line;
        line.name = groups > 1 ? shownName(QString::fromStdString(m_frame->groups[group]))
                               : metricTitle(m_frame->info);
        line.value = std::isnan(bar.value) ? tr("not measured") : formatText(bar.value, unit);
        if (bar.interval)
            line.note = tr("%1 to %2")
                            .arg(formatText(bar.interval->first, unit),
                                 formatText(bar.interval->second, unit));
        line.color = colorOf(look().theme(), group);
        line.strong = groups > 1 && group == std::size_t(item) % groups;
        reading.rows.push_back(std::move(line));
    }
    reading.place = barRect(axes(), row, std::size_t(item) % groups);
    return reading;
}

int BarChart::neighbour(int item, int right, int up) const
{
    const int groups = int(m_frame->groups.size());
    if (item < 0)
        return int(firstRow()) * groups;
    const int row = std::clamp(item / groups - up, 0, int(m_shown.size()) - 1);
    const int group = std::clamp(item % groups + right, 0, groups - 1);
    return row * groups + group;
}

void BarChart::resizeEvent(QResizeEvent *event)
{
    PaintedChart::resizeEvent(event);
    layOutScroll();
}

void BarChart::wheelEvent(QWheelEvent *event)
{
    if (!m_scroll->isVisible())
        return event->ignore();
    setCurrentItem(-1);
    m_scroll->turn(*event);
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_O && event->modifiers() == Qt::NoModifier)
        return setOrder(Order((int(m_order) + 1) % 3));
    if (content() == Content::Shown
        && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        const int steps = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
        const int next = neighbour(currentItem(), 0, event->key() == Qt::Key_Up ? steps : -steps);
        scrollTo(std::size_t(next) / m_frame->groups.size());
    }
    PaintedChart::keyPressEvent(event);
}

void BarChart::addToMenu(QMenu &menu)
{
    for (const auto &[order, words] : {std::pair(Order::AsGiven, tr("As given")),
                                       {Order::LargestFirst, tr("Largest first")},
                                       {Order::SmallestFirst, tr("Smallest first")}}) {
        QAction *action = menu.addAction(words);
        action->setCheckable(true);
        action->setChecked(order == m_order);
        connect(action, &QAction::triggered, this, [this, wanted = order] { setOrder(wanted); });
    }
}

QString BarChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    constexpr std::size_t kSpoken = 20;
    QString text = tr("%1. %2 bars.").arg(title()).arg(itemCount());
    for (std::size_t row = 0; row < std::min(m_shown.size(), kSpoken); ++row) {
        text += QLatin1Char('\n') + shownName(QString::fromStdString(category(row).name));
        for (const BarValue &bar : category(row).bars)
            text += QStringLiteral(", ") + formatText(bar.value, m_frame->info.unit);
    }
    return text;
}

DataTable BarChart::table() const
{
    DataTable table;
    if (content() != Content::Shown)
        return table;
    const QString categories = QString::fromStdString(m_frame->categoryTitle);
    const Unit unit = m_frame->info.unit;
    table.columns = {{m_frame->categoryTitle, categories}};
    for (const std::string &group : m_frame->groups) {
        const QString name
            = group.empty() ? metricTitle(m_frame->info) : QString::fromStdString(group);
        table.columns.push_back({headingWithUnit(name, unit), name, unit});
        if (!m_frame->intervalTitle.empty()) {
            table.columns.push_back(
                {headingWithUnit(name + QStringLiteral(" low"), unit), tr("Low"), unit});
            table.columns.push_back(
                {headingWithUnit(name + QStringLiteral(" high"), unit), tr("High"), unit});
        }
    }
    for (std::size_t row = 0; row < m_shown.size(); ++row) {
        table.cells.emplace_back(category(row).name);
        for (const BarValue &bar : category(row).bars) {
            append(table, bar.value);
            if (m_frame->intervalTitle.empty())
                continue;
            append(table, bar.interval ? bar.interval->first : kNothing);
            append(table, bar.interval ? bar.interval->second : kNothing);
        }
    }
    return table;
}

} // namespace perfdeck
