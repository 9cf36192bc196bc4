// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/BoxChart.h"

#include "widgets/style/Format.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/PlainText.h"
#include "widgets/style/SeriesColors.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kThickestBox = 40;
constexpr double kRowGap = 8;
constexpr double kAxisRoom = 0.04; // of the axis beside the outermost points
constexpr double kPointRadius = 1.5;
constexpr int kFillAlpha = 70;
constexpr int kPointAlpha = 110;

/// Where a point stands across its box, 0…1: always the same, and neighbours apart (the golden
/// ratio fills a line evenly).
double scatterOf(std::size_t point)
{
    constexpr double kGolden = 0.6180339887498949;
    const double at = kGolden * static_cast<double>(point);
    return at - std::floor(at);
}

/// The numbers that are read out, with what they are called.
struct Number
{
    const char *name; ///< in files
    const char *title;
    double Box::*value;
};

constexpr std::array kNumbers{
    Number{"low", QT_TRANSLATE_NOOP("perfdeck::BoxChart", "Lower whisker"), &Box::low},
    Number{"lower_quartile",
           QT_TRANSLATE_NOOP("perfdeck::BoxChart", "Lower quartile"),
           &Box::lowerQuartile},
    Number{"median", QT_TRANSLATE_NOOP("perfdeck::BoxChart", "Median"), &Box::median},
    Number{"upper_quartile",
           QT_TRANSLATE_NOOP("perfdeck::BoxChart", "Upper quartile"),
           &Box::upperQuartile},
    Number{"high", QT_TRANSLATE_NOOP("perfdeck::BoxChart", "Upper whisker"), &Box::high},
};

} // namespace

void BoxChart::setFrame(BoxFramePtr frame)
{
    m_frame = std::move(frame);
    refresh();
}

void BoxChart::setSeriesName(std::function<QString(const SeriesKey &)> namer)
{
    m_namer = std::move(namer);
    refresh();
}

PaintedChart::Content BoxChart::content() const
{
    if (!m_frame)
        return Content::Waiting;
    return m_frame->boxes.empty() ? Content::Nothing : Content::Shown;
}

QString BoxChart::subtitle() const
{
    return content() == Content::Shown ? tr("middle half, whiskers, samples") : QString();
}

QString BoxChart::nameOf(const Box &box) const
{
    return m_namer ? m_namer(*box.key) : shownName(QString::fromStdString(box.key->toString()));
}

QColor BoxChart::colorOf(const Theme &theme, std::size_t box) const
{
    std::vector<const SeriesKey *> keys;
    for (const Box &each : m_frame->boxes)
        keys.push_back(each.key.get());
    return SeriesColors::color(theme, look().seriesColors().slotsOf(keys)[box]);
}

PlotAxes BoxChart::axes() const
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Box &box : m_frame->boxes) {
        low = std::min({low, box.low, box.points.front()});
        high = std::max({high, box.high, box.points.back()});
    }
    const QRectF area = contentArea();
    const AxisWish wish{AxisWish::Base::Data, m_logarithmic && low > 0};
    const int ticks = std::max(2, int(area.width() / 110));
    PlotAxis rows;
    rows.hasGrid = false;
    rows.max = double(m_frame->boxes.size());
    const std::size_t count = m_frame->boxes.size();
    for (std::size_t at = 0; at < count; ++at) // from the bottom up, as the axis goes
        rows.ticks.push_back({double(at) + 0.5, nameOf(m_frame->boxes[count - 1 - at])});
    return {look(),
            area,
            trimmed(valueAxis(niceAxis(low, high, m_frame->info.unit, ticks, wish),
                              metricTitle(m_frame->info)),
                    low,
                    high,
                    kAxisRoom),
            std::move(rows)};
}

QRectF BoxChart::rowRect(const PlotAxes &axes, std::size_t box) const
{
    const QRectF &plot = axes.plot();
    const double slot = plot.height() / double(m_frame->boxes.size());
    return {plot.left(), plot.top() + slot * double(box), plot.width(), slot};
}

void BoxChart::paintBox(QPainter &painter,
                        const Theme &theme,
                        const PlotAxes &axes,
                        std::size_t at) const
{
    const Box &box = m_frame->boxes[at];
    const QRectF row = rowRect(axes, at);
    const double high = std::clamp(row.height() - kRowGap, 2.0, kThickestBox);
    const double top = row.center().y() - high / 2;
    const double middle = std::round(row.center().y()) + 0.5;
    QColor color = colorOf(theme, at);
    const QColor strong = color;
    color.setAlpha(kPointAlpha);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (std::size_t point = 0; point < box.points.size(); ++point)
        painter.drawEllipse(QPointF(axes.x(box.points[point]), top + scatterOf(point) * high),
                            kPointRadius,
                            kPointRadius);
    color.setAlpha(kFillAlpha);
    painter.setPen(QPen(strong, 1));
    painter.drawLine(QPointF(axes.x(box.low), middle), QPointF(axes.x(box.lowerQuartile), middle));
    painter.drawLine(QPointF(axes.x(box.upperQuartile), middle), QPointF(axes.x(box.high), middle));
    for (const double end : {box.low, box.high})
        painter.drawLine(QPointF(axes.x(end), middle - high / 4),
                         QPointF(axes.x(end), middle + high / 4));
    const QRectF body(QPointF(axes.x(box.lowerQuartile), top),
                      QPointF(axes.x(box.upperQuartile), top + high));
    painter.setBrush(color);
    painter.drawRect(body);
    painter.setPen(QPen(theme.text, 2));
    painter.drawLine(QPointF(axes.x(box.median), top), QPointF(axes.x(box.median), top + high));
}

void BoxChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const PlotAxes layout = axes();
    layout.paint(painter, theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t at = 0; at < m_frame->boxes.size(); ++at)
        paintBox(painter, theme, layout, at);
    painter.restore();
}

int BoxChart::itemCount() const
{
    return m_frame ? int(m_frame->boxes.size()) : 0;
}

int BoxChart::itemAt(QPointF position) const
{
    const PlotAxes layout = axes();
    for (std::size_t at = 0; at < m_frame->boxes.size(); ++at)
        if (rowRect(layout, at).contains(position))
            return int(at);
    return -1;
}

PaintedChart::Reading BoxChart::read(int item) const
{
    const Box &box = m_frame->boxes[std::size_t(item)];
    Reading reading;
    reading.head = nameOf(box);
    for (const Number &number : kNumbers) {
        ChartReadout::Row line;
        line.name = tr(number.title);
        line.value = formatText(box.*(number.value), m_frame->info.unit);
        reading.rows.push_back(std::move(line));
    }
    ChartReadout::Row count;
    count.name = tr("Samples");
    count.value = formatText(double(box.count), Unit::Count);
    reading.rows.push_back(std::move(count));
    reading.place = rowRect(axes(), std::size_t(item));
    return reading;
}

int BoxChart::neighbour(int item, int right, int up) const
{
    return item < 0 ? 0 : std::clamp(item + right - up, 0, itemCount() - 1);
}

void BoxChart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_X || event->modifiers() != Qt::NoModifier)
        return PaintedChart::keyPressEvent(event);
    m_logarithmic = !m_logarithmic;
    refresh();
}

QString BoxChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    QString text = tr("%1. %2 boxes.").arg(title()).arg(itemCount());
    for (const Box &box : m_frame->boxes)
        text += QLatin1Char('\n')
            + tr("%1: median %2, middle half %3 to %4, %5 samples")
                  .arg(nameOf(box),
                       formatText(box.median, m_frame->info.unit),
                       formatText(box.lowerQuartile, m_frame->info.unit),
                       formatText(box.upperQuartile, m_frame->info.unit))
                  .arg(box.count);
    return text;
}

DataTable BoxChart::table() const
{
    DataTable table;
    if (content() != Content::Shown)
        return table;
    const Unit unit = m_frame->info.unit;
    table.columns = {{"group", tr("Group")}};
    for (const Number &number : kNumbers)
        table.columns.push_back(
            {headingWithUnit(QString::fromLatin1(number.name), unit), tr(number.title), unit});
    table.columns.push_back({"samples", tr("Samples"), Unit::Count});
    for (const Box &box : m_frame->boxes) {
        table.cells.emplace_back(nameOf(box).toStdString());
        for (const Number &number : kNumbers)
            table.cells.emplace_back(box.*(number.value));
        table.cells.emplace_back(double(box.count));
    }
    return table;
}

} // namespace perfdeck
