// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/DistributionChart.h"

#include "widgets/style/Format.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/PlainText.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

constexpr int kFillAlpha = 110; // overlaid histograms shine through
constexpr double kCurveWidth = 1.5;
constexpr double kHoverRoom = 12; // pixels around a point that still mean it

double shareOf(const DistributionSeries &series, std::size_t bin)
{
    return series.count == 0
        ? 0
        : static_cast<double>(series.bins[bin]) / static_cast<double>(series.count);
}

} // namespace

void DistributionChart::setFrame(DistributionFramePtr frame)
{
    m_frame = std::move(frame);
    refresh();
}

void DistributionChart::setForm(Form form)
{
    if (form == m_form)
        return;
    setCurrentItem(-1);
    m_form = form;
    refresh();
}

void DistributionChart::setSeriesName(std::function<QString(const SeriesKey &)> namer)
{
    m_namer = std::move(namer);
    refresh();
}

PaintedChart::Content DistributionChart::content() const
{
    if (!m_frame)
        return Content::Waiting;
    return m_frame->edges.size() < 2 ? Content::Nothing : Content::Shown;
}

Unit DistributionChart::unit() const
{
    return m_frame->series.front().info.unit;
}

QString DistributionChart::nameOf(const DistributionSeries &series) const
{
    if (m_namer)
        return m_namer(*series.key);
    QStringList values;
    for (const auto &[label, value] : series.key->labels)
        values << QString::fromStdString(value);
    return shownName(values.isEmpty() ? metricTitle(series.info)
                                      : values.join(QStringLiteral(" · ")));
}

QColor DistributionChart::colorOf(const Theme &theme, std::size_t series) const
{
    std::vector<const SeriesKey *> keys;
    for (const DistributionSeries &each : m_frame->series)
        keys.push_back(each.key.get());
    return SeriesColors::color(theme, look().seriesColors().slotsOf(keys)[series]);
}

QString DistributionChart::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    std::size_t count = 0;
    std::size_t notFinite = 0;
    for (const DistributionSeries &series : m_frame->series) {
        count += series.count;
        notFinite += series.notFinite;
    }
    QString text = tr("%1 samples").arg(formatNumber(static_cast<double>(count), 6));
    if (notFinite > 0)
        text += tr(", %1 not finite").arg(notFinite);
    if (m_frame->rawFrom)
        text += tr(", those since %1").arg(formatDateTime(*m_frame->rawFrom, timeZone()));
    if (m_frame->seriesLeftOut > 0)
        text += tr(", %1 series left out").arg(m_frame->seriesLeftOut);
    return text;
}

std::vector<PaintedChart::LegendEntry> DistributionChart::legend(const Theme &theme) const
{
    std::vector<LegendEntry> entries;
    for (std::size_t i = 0; i < m_frame->series.size(); ++i)
        entries.push_back({colorOf(theme, i), nameOf(m_frame->series[i])});
    return entries;
}

double DistributionChart::highestShare() const
{
    double highest = 0;
    for (const DistributionSeries &series : m_frame->series) {
        for (std::size_t bin = 0; bin < series.bins.size(); ++bin)
            highest = std::max(highest, shareOf(series, bin));
    }
    return highest;
}

PlotAxes DistributionChart::axes() const
{
    const QRectF area = contentArea();
    const int xTicks = std::max(2, int(area.width() / 90));
    const int yTicks = std::clamp(int(area.height() / 45), 2, 8);
    const AxisWish wish{AxisWish::Base::Data, m_frame->logarithmic};
    const AxisScale x
        = niceAxis(m_frame->edges.front(), m_frame->edges.back(), unit(), xTicks, wish);
    const double top = m_form == Form::Histogram ? highestShare() : 1;
    const QString title = metricTitle(m_frame->series.front().info);
    return {look(),
            area,
            trimmed(valueAxis(x, title), m_frame->edges.front(), m_frame->edges.back(), 0.01),
            valueAxis(niceAxis(0, top, Unit::Ratio, yTicks),
                      m_form == Form::Histogram ? tr("share of samples") : tr("share up to"))};
}

void DistributionChart::paintBins(QPainter &painter, const Theme &theme, const PlotAxes &axes) const
{
    for (std::size_t i = 0; i < m_frame->series.size(); ++i) {
        const DistributionSeries &series = m_frame->series[i];
        QPolygonF outline{QPointF(axes.x(m_frame->edges.front()), axes.y(0))};
        for (std::size_t bin = 0; bin < series.bins.size(); ++bin) {
            const double top = axes.y(shareOf(series, bin));
            outline << QPointF(axes.x(m_frame->edges[bin]), top)
                    << QPointF(axes.x(m_frame->edges[bin + 1]), top);
        }
        outline << QPointF(axes.x(m_frame->edges.back()), axes.y(0));
        const QColor color = colorOf(theme, i);
        QColor fill = color;
        fill.setAlpha(kFillAlpha);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(outline);
        painter.setPen(QPen(color, 1));
        painter.drawPolyline(outline);
    }
}

void DistributionChart::paintCurves(QPainter &painter,
                                    const Theme &theme,
                                    const PlotAxes &axes) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_frame->series.size(); ++i) {
        QPolygonF line;
        double share = 0;
        for (const CumulativePoint &point : m_frame->series[i].curve) {
            line << QPointF(axes.x(point.value), axes.y(share))
                 << QPointF(axes.x(point.value), axes.y(point.share));
            share = point.share;
        }
        painter.setPen(QPen(colorOf(theme, i), kCurveWidth));
        painter.drawPolyline(line);
    }
    paintQuantiles(painter, theme, axes);
}

/// Small discs on the curves; the levels are dotted lines with their names.
void DistributionChart::paintQuantiles(QPainter &painter,
                                       const Theme &theme,
                                       const PlotAxes &axes) const
{
    painter.setFont(look().numberFont(TextSize::Small));
    const double line = painter.fontMetrics().height();
    double free = axes.plot().bottom();
    for (const QuantileMark &mark : m_frame->series.front().quantiles) {
        const double y = axes.y(mark.quantile);
        painter.setPen(QPen(theme.line, 1, Qt::DotLine));
        painter.drawLine(QPointF(axes.plot().left(), y), QPointF(axes.plot().right(), y));
        if (y + line / 2 > free)
            continue;
        painter.setPen(theme.dim);
        painter.drawText(QRectF(axes.plot().left(), y - line, axes.plot().width() - 2, line),
                         Qt::AlignRight | Qt::AlignVCenter,
                         QStringLiteral("p") + formatNumber(mark.quantile * 100));
        free = y - line / 2;
    }
    for (std::size_t i = 0; i < m_frame->series.size(); ++i) {
        painter.setPen(QPen(theme.raised, 1));
        painter.setBrush(colorOf(theme, i));
        for (const QuantileMark &mark : m_frame->series[i].quantiles)
            painter.drawEllipse(QPointF(axes.x(mark.value), axes.y(mark.quantile)), 3.5, 3.5);
    }
}

void DistributionChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const PlotAxes layout = axes();
    layout.paint(painter, theme);
    painter.save();
    if (m_form == Form::Histogram)
        paintBins(painter, theme, layout);
    else
        paintCurves(painter, theme, layout);
    painter.restore();
}

int DistributionChart::itemCount() const
{
    if (content() != Content::Shown)
        return 0;
    if (m_form == Form::Histogram)
        return int(m_frame->edges.size()) - 1;
    std::size_t count = 0;
    for (const DistributionSeries &series : m_frame->series)
        count += series.curve.size();
    return int(count);
}

std::pair<std::size_t, std::size_t> DistributionChart::pointOf(std::size_t item) const
{
    std::size_t series = 0;
    while (item >= m_frame->series[series].curve.size())
        item -= m_frame->series[series++].curve.size();
    return {series, item};
}

int DistributionChart::itemAt(QPointF position) const
{
    const PlotAxes layout = axes();
    if (!layout.plot().adjusted(0, 0, 1, 1).contains(position))
        return -1;
    const double value
        = layout.xAxis().valueAt((position.x() - layout.plot().left()) / layout.plot().width());
    if (m_form == Form::Histogram) {
        const auto &edges = m_frame->edges;
        const auto above = std::upper_bound(edges.begin(), edges.end(), value);
        const auto bin = above - edges.begin() - 1;
        return bin < 0 || bin >= std::ssize(edges) - 1 ? -1 : int(bin);
    }
    int best = -1;
    double nearest = kHoverRoom * kHoverRoom;
    int item = 0;
    for (const DistributionSeries &series : m_frame->series) {
        for (const CumulativePoint &point : series.curve) {
            const double dx = layout.x(point.value) - position.x();
            const double dy = layout.y(point.share) - position.y();
            if (dx * dx + dy * dy < nearest) {
                nearest = dx * dx + dy * dy;
                best = item;
            }
            ++item;
        }
    }
    return best;
}

PaintedChart::Reading DistributionChart::readBin(std::size_t bin) const
{
    Reading reading;
    const bool isLast = bin + 2 == m_frame->edges.size();
    reading.head = formatText(m_frame->edges[bin], unit())
        + (isLast ? tr(" to ") : tr(" to below ")) + formatText(m_frame->edges[bin + 1], unit());
    for (std::size_t i = 0; i < m_frame->series.size(); ++i) {
        const DistributionSeries &series = m_frame->series[i];
        reading.rows.push_back({nameOf(series),
                                formatText(shareOf(series, bin), Unit::Ratio),
                                tr("%1 of %2 samples").arg(series.bins[bin]).arg(series.count),
                                colorOf(look().theme(), i),
                                false});
    }
    const PlotAxes layout = axes();
    const double left = layout.x(m_frame->edges[bin]);
    reading.place = QRectF(left,
                           layout.plot().top(),
                           layout.x(m_frame->edges[bin + 1]) - left,
                           layout.plot().height());
    return reading;
}

PaintedChart::Reading DistributionChart::readPoint(std::size_t item) const
{
    const auto [index, at] = pointOf(item);
    const DistributionSeries &series = m_frame->series[index];
    const CumulativePoint &point = series.curve[at];
    const PlotAxes layout = axes();
    Reading reading;
    reading.head = nameOf(series);
    reading.rows.push_back({tr("%1 of the samples").arg(formatText(point.share, Unit::Ratio)),
                            QStringLiteral("≤ ") + formatText(point.value, unit()),
                            {},
                            colorOf(look().theme(), index),
                            false});
    for (const QuantileMark &mark : series.quantiles)
        reading.rows.push_back({QStringLiteral("p") + formatNumber(mark.quantile * 100),
                                formatText(mark.value, unit()),
                                {},
                                {},
                                false});
    reading.place = QRectF(layout.x(point.value) - 4, layout.y(point.share) - 4, 9, 9);
    return reading;
}

PaintedChart::Reading DistributionChart::read(int item) const
{
    return m_form == Form::Histogram ? readBin(std::size_t(item)) : readPoint(std::size_t(item));
}

int DistributionChart::neighbour(int item, int right, int up) const
{
    if (item < 0 || m_form == Form::Histogram)
        return std::clamp(item < 0 ? 0 : item + right, 0, itemCount() - 1);
    auto [series, at] = pointOf(std::size_t(item));
    const double share = m_frame->series[series].curve[at].share;
    if (up != 0) { // the same share on the next curve
        const auto count = std::ssize(m_frame->series);
        series = std::size_t((std::ptrdiff_t(series) + count + (up > 0 ? 1 : -1)) % count);
        const auto &curve = m_frame->series[series].curve;
        at = std::size_t(std::partition_point(
                             curve.begin(),
                             curve.end(),
                             [share](const CumulativePoint &point) { return point.share < share; })
                         - curve.begin());
    }
    const auto last = std::ssize(m_frame->series[series].curve) - 1;
    std::ptrdiff_t place = std::clamp(std::ptrdiff_t(at) + right, std::ptrdiff_t(0), last);
    for (std::size_t i = 0; i < series; ++i)
        place += std::ssize(m_frame->series[i].curve);
    return int(place);
}

void DistributionChart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_H && event->modifiers() == Qt::NoModifier)
        return setForm(m_form == Form::Histogram ? Form::Cumulative : Form::Histogram);
    PaintedChart::keyPressEvent(event);
}

void DistributionChart::addToMenu(QMenu &menu)
{
    QAction *cumulative = menu.addAction(tr("Cumulative") + QStringLiteral("\tH"));
    cumulative->setObjectName(QStringLiteral("cumulative"));
    cumulative->setCheckable(true);
    cumulative->setChecked(m_form == Form::Cumulative);
    connect(cumulative, &QAction::toggled, this, [this](bool on) {
        setForm(on ? Form::Cumulative : Form::Histogram);
    });
}

QString DistributionChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    QString text = tr("%1. Distribution of %2.").arg(title(), subtitle());
    for (const DistributionSeries &series : m_frame->series) {
        text += QLatin1Char('\n')
            + tr("%1: minimum %2, mean %3, maximum %4")
                  .arg(nameOf(series),
                       formatText(series.min, unit()),
                       formatText(series.mean, unit()),
                       formatText(series.max, unit()));
        for (const QuantileMark &mark : series.quantiles)
            text += QStringLiteral(", p") + formatNumber(mark.quantile * 100) + QLatin1Char(' ')
                + formatText(mark.value, unit());
    }
    return text;
}

DataTable DistributionChart::table() const
{
    DataTable table;
    if (content() != Content::Shown)
        return table;
    table.columns = {{"series", tr("Series")}};
    const bool bins = m_form == Form::Histogram;
    if (bins) {
        table.columns.push_back({"from", tr("From"), unit()});
        table.columns.push_back({"to", tr("To"), unit()});
        table.columns.push_back({"samples", tr("Samples"), Unit::Count});
    } else {
        table.columns.push_back({"value", tr("Value"), unit()});
    }
    table.columns.push_back({"share", tr("Share"), Unit::Ratio});
    for (const DistributionSeries &series : m_frame->series) {
        const std::string name = nameOf(series).toStdString();
        for (std::size_t bin = 0; bins && bin < series.bins.size(); ++bin)
            table.cells.insert(table.cells.end(),
                               {Cell(name),
                                Cell(m_frame->edges[bin]),
                                Cell(m_frame->edges[bin + 1]),
                                Cell(static_cast<std::int64_t>(series.bins[bin])),
                                Cell(shareOf(series, bin))});
        for (std::size_t at = 0; !bins && at < series.curve.size(); ++at)
            table.cells.insert(
                table.cells.end(),
                {Cell(name), Cell(series.curve[at].value), Cell(series.curve[at].share)});
    }
    return table;
}

} // namespace perfdeck
