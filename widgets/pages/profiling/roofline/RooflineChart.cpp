// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/roofline/RooflineChart.h"

#include "widgets/pages/profiling/ProfileWords.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

namespace perfdeck {

namespace {

constexpr double kSmallest = 3.5; ///< radius of a point, pixels
constexpr double kLargest = 13;
constexpr double kReach = 14; ///< of the pointer, pixels

/// Powers of ten between two values, and half a decade around them.
PlotAxis decades(double min, double max, const QString &title, QString (*label)(double))
{
    PlotAxis axis;
    axis.logarithmic = true;
    axis.min = min / 2;
    axis.max = max * 2;
    axis.title = title;
    for (int power = int(std::ceil(std::log10(axis.min))); power <= int(std::log10(axis.max));
         ++power) {
        const double value = std::pow(10.0, power);
        axis.ticks.push_back({value, label(value)});
    }
    return axis;
}

} // namespace

RooflineScenePtr rooflineScene(ProfileFiguresPtr figures, ComputePeaksPtr peaks)
{
    auto scene = std::make_shared<RooflineScene>();
    std::set<std::string> precisions;
    for (const RooflinePoint &point : roofline(*figures->profile, peaks.get())) {
        const LayerFigure &figure = figures->layers[point.layer];
        const double rate = figures->span ? figure.flopsPerSecond() : point.flopsPerSecond;
        if (!(rate > 0) || !std::isfinite(rate) || !(point.intensity > 0))
            continue;
        scene->points.push_back(
            {point.layer, point.intensity, rate, figure.share, point.bound, point.precision});
        precisions.insert(point.precision);
    }
    std::stable_sort(scene->points.begin(),
                     scene->points.end(),
                     [](const auto &left, const auto &right) { return left.share < right.share; });
    if (peaks) {
        std::map<std::string, double> best;
        std::vector<std::string> order;
        for (const MemoryRate &rate : peaks->memory) {
            if (!best.contains(rate.level))
                order.push_back(rate.level);
            best[rate.level] = std::max(best[rate.level], rate.perSecond);
        }
        for (const std::string &level : order)
            scene->slopes.push_back({level, best[level]});
        for (const std::string &precision : precisions)
            if (const double peak = peakOf(*peaks, precision); std::isfinite(peak))
                scene->ceilings.push_back({precision, peak});
    }
    scene->figures = std::move(figures);
    scene->peaks = std::move(peaks);
    return scene;
}

void RooflineChart::setScene(RooflineScenePtr scene)
{
    m_scene = std::move(scene);
    setCurrentItem(-1);
    refresh();
}

void RooflineChart::setLayer(std::uint32_t layer)
{
    if (std::exchange(m_layer, layer) != layer)
        refresh();
}

PaintedChart::Content RooflineChart::content() const
{
    if (!m_scene)
        return Content::Waiting;
    return m_scene->points.empty() ? Content::Nothing : Content::Shown;
}

QString RooflineChart::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    const QString count = tr("%n layers of known cost", nullptr, itemCount());
    if (!m_scene->peaks)
        return count + tr(" · no roof: this machine was not measured");
    return count
        + tr(" · roof of %1").arg(shownName(QString::fromStdString(m_scene->peaks->device)));
}

double RooflineChart::ceiling() const
{
    double most = 0;
    for (const RooflineScene::Ceiling &each : m_scene->ceilings)
        most = std::max(most, each.flopsPerSecond);
    return most;
}

PlotAxes RooflineChart::axes() const
{
    double left = m_scene->points.front().intensity;
    double right = left;
    double bottom = m_scene->points.front().flopsPerSecond;
    double top = std::max(bottom, ceiling());
    for (const RooflineScene::Point &point : m_scene->points) {
        left = std::min(left, point.intensity);
        right = std::max(right, point.intensity);
        bottom = std::min(bottom, point.flopsPerSecond);
        top = std::max(top, point.flopsPerSecond);
    }
    // The ridge belongs to the picture: beyond it arithmetic is the limit.
    for (const RooflineScene::Slope &slope : m_scene->slopes)
        if (ceiling() > 0)
            right = std::max(right, ceiling() / slope.bytesPerSecond);
    return {look(),
            contentArea(),
            decades(left,
                    right,
                    tr("FLOPs a byte moved"),
                    [](double value) { return formatNumber(value); }),
            decades(bottom, top, tr("FLOP/s"), flopRateText)};
}

QPointF RooflineChart::placeOf(const PlotAxes &axes, const RooflineScene::Point &point) const
{
    return {axes.x(point.intensity), axes.y(point.flopsPerSecond)};
}

void RooflineChart::paintRoof(QPainter &painter, const Theme &theme, const PlotAxes &axes) const
{
    const QRectF area = axes.plot();
    const double most = ceiling() > 0 ? ceiling() : axes.yAxis().max;
    painter.setFont(look().font(TextSize::Small));
    const double line = painter.fontMetrics().height();
    for (const RooflineScene::Slope &slope : m_scene->slopes) {
        const double from = axes.xAxis().min;
        const double to = std::min(axes.xAxis().max, most / slope.bytesPerSecond);
        const QPointF begin(axes.x(from), axes.y(from * slope.bytesPerSecond));
        const QPointF end(axes.x(to), axes.y(to * slope.bytesPerSecond));
        painter.setPen(QPen(theme.dim, 1.5));
        painter.drawLine(begin, end);
        // The label lies along its line where that enters the picture.
        const double angle = std::atan2(end.y() - begin.y(), end.x() - begin.x());
        QPointF at = begin;
        if (begin.y() > area.bottom())
            at = QPointF(begin.x() + (begin.y() - area.bottom()) / std::tan(-angle), area.bottom());
        painter.save();
        painter.translate(at);
        painter.rotate(angle * 180 / M_PI);
        painter.setPen(theme.dim);
        painter.drawText(QRectF(12, -line - 2, 260, line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         shownName(QString::fromStdString(slope.level)) + QLatin1Char(' ')
                             + formatText(slope.bytesPerSecond, Unit::BytePerSecond));
        painter.restore();
    }
    for (const RooflineScene::Ceiling &each : m_scene->ceilings) {
        double steepest = 0;
        for (const RooflineScene::Slope &slope : m_scene->slopes)
            steepest = std::max(steepest, slope.bytesPerSecond);
        const double from = steepest > 0 ? each.flopsPerSecond / steepest : axes.xAxis().min;
        const double y = axes.y(each.flopsPerSecond);
        painter.setPen(QPen(theme.text, 1.5));
        painter.drawLine(QPointF(std::max(area.left(), axes.x(from)), y), QPointF(area.right(), y));
        painter.drawText(QRectF(area.left(), y - line - 2, area.width() - 4, line),
                         Qt::AlignRight | Qt::AlignVCenter,
                         shownName(QString::fromStdString(each.precision)) + QLatin1Char(' ')
                             + flopRateText(each.flopsPerSecond));
    }
}

void RooflineChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const PlotAxes layout = axes();
    layout.paint(painter, theme);
    painter.save();
    painter.setClipRect(layout.plot());
    painter.setRenderHint(QPainter::Antialiasing);
    paintRoof(painter, theme, layout);
    const std::vector<ProfileLayer> &layers = m_scene->figures->profile->layers;
    for (const RooflineScene::Point &point : m_scene->points) {
        QColor color = theme.series[std::hash<std::string>{}(layers[point.layer].op) % kSeriesHues];
        const bool standsBack = m_layer != kNoIndex && m_layer != point.layer;
        color.setAlphaF(standsBack ? 0.25F : 0.8F);
        const double radius = kSmallest + (kLargest - kSmallest) * std::sqrt(point.share);
        painter.setBrush(color);
        painter.setPen(QPen(m_layer == point.layer ? theme.text : theme.raised, 1));
        painter.drawEllipse(placeOf(layout, point), radius, radius);
    }
    painter.restore();
}

int RooflineChart::itemCount() const
{
    return m_scene ? int(m_scene->points.size()) : 0;
}

int RooflineChart::itemAt(QPointF position) const
{
    const PlotAxes layout = axes();
    int nearest = -1;
    double least = kReach;
    for (int at = 0; at < itemCount(); ++at) {
        const QPointF away = placeOf(layout, m_scene->points[std::size_t(at)]) - position;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= least) {
            least = distance;
            nearest = at;
        }
    }
    return nearest;
}

PaintedChart::Reading RooflineChart::read(int item) const
{
    const RooflineScene::Point &point = m_scene->points[std::size_t(item)];
    const ProfileLayer &layer = m_scene->figures->profile->layers[point.layer];
    Reading reading;
    reading.head = layerName(layer);
    const auto add
        = [&reading](const QString &name, const QString &value, const QString &note = {}) {
              reading.rows.push_back({name, value, note, {}, false});
          };
    add(tr("Operation"), shownName(QString::fromStdString(layer.op)));
    add(tr("Time"),
        formatText(m_scene->figures->layers[point.layer].seconds, Unit::Second),
        formatText(point.share, Unit::Ratio));
    add(tr("Achieved"), flopRateText(point.flopsPerSecond));
    add(tr("Intensity"), intensityText(point.intensity));
    if (std::isfinite(point.bound))
        add(tr("Of what the roof allows"),
            formatText(point.flopsPerSecond / point.bound, Unit::Ratio),
            flopRateText(point.bound));
    const QPointF place = placeOf(axes(), point);
    reading.place = QRectF(place.x() - 6, place.y() - 6, 12, 12);
    return reading;
}

int RooflineChart::neighbour(int item, int right, int up) const
{
    if (itemCount() == 0)
        return -1;
    // The heaviest is the last; arrows to the right and up go to lighter ones.
    if (item < 0)
        return itemCount() - 1;
    return std::clamp(item - right - up, 0, itemCount() - 1);
}

void RooflineChart::mousePressEvent(QMouseEvent *event)
{
    PaintedChart::mousePressEvent(event);
    if (event->button() != Qt::LeftButton || content() != Content::Shown)
        return;
    const int item = itemAt(event->position());
    Q_EMIT layerChosen(item < 0 ? kNoIndex : m_scene->points[std::size_t(item)].layer);
}

QString RooflineChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    return tr("%1. %2.").arg(title(), subtitle());
}

DataTable RooflineChart::table() const
{
    DataTable table;
    table.columns = {{"layer", tr("Layer")},
                     {"flops_per_byte", tr("FLOPs a byte moved")},
                     {"flops_per_second", tr("FLOP/s")},
                     {"bound_flops_per_second", tr("What the roof allows")},
                     {"share_ratio", tr("Share"), Unit::Ratio}};
    if (!m_scene)
        return table;
    for (const RooflineScene::Point &point : m_scene->points)
        table.cells.insert(
            table.cells.end(),
            {Cell(layerName(m_scene->figures->profile->layers[point.layer]).toStdString()),
             Cell(point.intensity),
             Cell(point.flopsPerSecond),
             Cell(point.bound),
             Cell(point.share)});
    return table;
}

} // namespace perfdeck
