// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/memory/MemoryChart.h"

#include "widgets/pages/profiling/ProfileWords.h"
#include "widgets/pages/profiling/timeline/TimeRuler.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

namespace perfdeck {

namespace {

constexpr std::size_t kMostTold = 5000; ///< rows of the table

MemoryLine lineOf(const MemoryCourse &course, std::optional<ProfileSpan> span)
{
    MemoryLine line;
    line.device = course.device;
    for (const MemoryPoint &point : course.points) {
        if (span && (point.time < span->from || point.time >= span->to))
            continue;
        line.at.push_back(double(point.time));
        line.bytes.push_back(point.inUse);
        line.layer.push_back(point.layer);
    }
    return line;
}

MemoryLine lineOfLayers(const Profile &profile)
{
    MemoryLine line;
    for (std::uint32_t at = 0; at < profile.layers.size(); ++at) {
        if (!std::isfinite(profile.layers[at].memoryInUse))
            continue;
        line.at.push_back(at + 1.0);
        line.bytes.push_back(profile.layers[at].memoryInUse);
        line.layer.push_back(at);
    }
    return line;
}

std::vector<MemoryOwner> ranked(const std::map<std::uint32_t, double> &bytes)
{
    std::vector<MemoryOwner> owners;
    for (const auto &[layer, held] : bytes)
        if (held > 0)
            owners.push_back({layer, held});
    std::stable_sort(owners.begin(), owners.end(), [](const auto &left, const auto &right) {
        return left.bytes > right.bytes;
    });
    return owners;
}

/// What each layer added and did not give back until the peak.
std::vector<MemoryOwner> ownersOf(const MemoryCourse &course)
{
    const auto peak = std::ranges::max_element(course.points, {}, &MemoryPoint::inUse);
    std::map<std::uint32_t, double> held;
    double before = 0;
    for (auto point = course.points.begin(); point != course.points.end(); ++point) {
        held[point->layer] += point->inUse - before;
        before = point->inUse;
        if (point == peak)
            break;
    }
    return ranked(held);
}

} // namespace

MemoryScenePtr memoryScene(ProfileFiguresPtr figures)
{
    auto scene = std::make_shared<MemoryScene>();
    const Profile &profile = *figures->profile;
    const MemoryCourse *highest = nullptr;
    double most = 0;
    for (const MemoryCourse &course : profile.memory) {
        MemoryLine line = lineOf(course, figures->span);
        if (line.at.empty())
            continue;
        line.peak = std::size_t(std::ranges::max_element(line.bytes) - line.bytes.begin());
        if (line.bytes[line.peak] > most) {
            most = line.bytes[line.peak];
            highest = &course;
        }
        scene->lines.push_back(std::move(line));
    }
    if (highest != nullptr)
        scene->owners = ownersOf(*highest);
    if (profile.memory.empty()) {
        MemoryLine line = lineOfLayers(profile);
        scene->isOverLayers = true;
        if (!line.at.empty()) {
            line.peak = std::size_t(std::ranges::max_element(line.bytes) - line.bytes.begin());
            scene->lines.push_back(std::move(line));
        }
    }
    std::map<std::uint32_t, double> allocated;
    for (std::uint32_t at = 0; at < profile.layers.size(); ++at)
        if (std::isfinite(profile.layers[at].memoryAllocated)
            && (!figures->span || figures->layers[at].seconds > 0))
            allocated[at] = profile.layers[at].memoryAllocated;
    scene->allocated = ranked(allocated);
    scene->figures = std::move(figures);
    return scene;
}

void MemoryChart::setScene(MemoryScenePtr scene)
{
    m_scene = std::move(scene);
    setCurrentItem(-1);
    refresh();
}

PaintedChart::Content MemoryChart::content() const
{
    if (!m_scene)
        return Content::Waiting;
    return m_scene->lines.empty() ? Content::Nothing : Content::Shown;
}

QString MemoryChart::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    return m_scene->isOverLayers ? tr("in use after each layer") : tr("in use over time");
}

std::vector<PaintedChart::LegendEntry> MemoryChart::legend(const Theme &theme) const
{
    std::vector<LegendEntry> entries;
    for (std::size_t at = 0; m_scene && at < m_scene->lines.size(); ++at)
        entries.push_back({theme.series[at % kSeriesHues],
                           shownName(QString::fromStdString(m_scene->lines[at].device))});
    return entries;
}

QString MemoryChart::placeText(double at) const
{
    if (m_scene->isOverLayers)
        return formatNumber(at, 9);
    double last = 1;
    for (const MemoryLine &line : m_scene->lines)
        last = std::max(last, line.at.back());
    return profileTimeText(std::int64_t(at), std::int64_t(last), std::max(1.0, last / 1000));
}

PlotAxes MemoryChart::axes() const
{
    double from = m_scene->lines.front().at.front();
    double to = from;
    double most = 0;
    double least = 0;
    for (const MemoryLine &line : m_scene->lines) {
        from = std::min(from, line.at.front());
        to = std::max(to, line.at.back());
        most = std::max(most, line.bytes[line.peak]);
        least = std::min(least, *std::ranges::min_element(line.bytes));
    }
    PlotAxis x;
    x.min = from;
    x.max = std::max(to, from + 1);
    x.title = m_scene->isOverLayers ? tr("Layers in their order") : QString();
    const auto whole = ProfileSpan{std::int64_t(x.min), std::int64_t(x.max)};
    for (const RulerTick &tick : rulerTicks(whole, std::max(2, width() / 120)))
        x.ticks.push_back({double(tick.time), placeText(double(tick.time))});
    return {look(),
            contentArea(),
            x,
            valueAxis(niceAxis(least, most, Unit::Byte, std::max(2, height() / 60)),
                      tr("Memory in use"))};
}

/// Steps, reduced to the least and the most of each column of pixels.
void MemoryChart::paintLine(QPainter &painter,
                            const PlotAxes &axes,
                            const MemoryLine &line,
                            const QColor &color) const
{
    QColor area = color;
    area.setAlphaF(0.18F);
    const double bottom = axes.y(std::max(0.0, axes.yAxis().min));
    const int first = int(axes.plot().left());
    const int last = int(axes.plot().right());
    std::size_t at = 0;
    double level = line.bytes.front();
    double before = axes.y(level);
    for (int column = first; column <= last; ++column) {
        double low = level;
        double high = level;
        for (; at < line.at.size() && axes.x(line.at[at]) < column + 1; ++at) {
            level = line.bytes[at];
            low = std::min(low, level);
            high = std::max(high, level);
        }
        if (at == 0)
            continue; // before its first point
        const double top = std::min(axes.y(high), before);
        const double end = std::max(axes.y(low), before);
        painter.fillRect(QRectF(column, axes.y(high), 1, bottom - axes.y(high)), area);
        painter.fillRect(QRectF(column, top - 0.75, 1, end - top + 1.5), color);
        before = axes.y(level);
    }
}

void MemoryChart::paintPeak(QPainter &painter,
                            const Theme &theme,
                            const PlotAxes &axes,
                            const MemoryLine &line) const
{
    const QPointF place(axes.x(line.at[line.peak]), axes.y(line.bytes[line.peak]));
    painter.setPen(QPen(theme.text, 1));
    painter.setBrush(theme.critical);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawEllipse(place, 4, 4);
    painter.setFont(look().font(TextSize::Small, TextWeight::Strong));
    const QString words = tr("peak %1").arg(formatText(line.bytes[line.peak], Unit::Byte));
    const double wide = painter.fontMetrics().horizontalAdvance(words);
    const bool isRight = place.x() + wide + 12 < axes.plot().right();
    painter.drawText(
        QPointF(isRight ? place.x() + 8 : place.x() - 8 - wide,
                std::max(place.y() - 8.0, axes.plot().top() + painter.fontMetrics().ascent())),
        words);
}

void MemoryChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const PlotAxes layout = axes();
    layout.paint(painter, theme);
    painter.save();
    painter.setClipRect(layout.plot().adjusted(0, -8, 0, 0));
    for (std::size_t at = 0; at < m_scene->lines.size(); ++at)
        paintLine(painter, layout, m_scene->lines[at], theme.series[at % kSeriesHues]);
    for (const MemoryLine &line : m_scene->lines)
        paintPeak(painter, theme, layout, line);
    painter.restore();
}

int MemoryChart::itemCount() const
{
    return content() == Content::Shown ? std::max(1, int(axes().plot().width())) : 0;
}

int MemoryChart::itemAt(QPointF position) const
{
    const QRectF area = axes().plot();
    return area.contains(position) ? std::clamp(int(position.x() - area.left()), 0, itemCount() - 1)
                                   : -1;
}

PaintedChart::Reading MemoryChart::read(int item) const
{
    const PlotAxes layout = axes();
    const QRectF area = layout.plot();
    const double at = layout.xAxis().valueAt((item + 0.5) / area.width());
    Reading reading;
    reading.head = m_scene->isOverLayers ? tr("Layer %1").arg(formatNumber(std::round(at), 9))
                                         : placeText(at);
    for (std::size_t which = 0; which < m_scene->lines.size(); ++which) {
        const MemoryLine &line = m_scene->lines[which];
        const auto after = std::upper_bound(line.at.begin(), line.at.end(), at);
        if (after == line.at.begin())
            continue;
        const auto place = std::size_t(after - line.at.begin()) - 1;
        const std::uint32_t layer = line.layer[place];
        reading.rows.push_back(
            {line.device.empty() ? tr("in use") : shownName(QString::fromStdString(line.device)),
             formatText(line.bytes[place], Unit::Byte),
             layer == kNoIndex ? QString() : layerName(m_scene->figures->profile->layers[layer]),
             look().theme().series[which % kSeriesHues],
             false});
    }
    reading.place = QRectF(area.left() + item, area.top(), 1, area.height());
    return reading;
}

int MemoryChart::neighbour(int item, int right, int) const
{
    return item < 0 ? 0 : std::clamp(item + right, 0, itemCount() - 1);
}

void MemoryChart::mousePressEvent(QMouseEvent *event)
{
    PaintedChart::mousePressEvent(event);
    if (event->button() != Qt::LeftButton || content() != Content::Shown)
        return;
    const PlotAxes layout = axes();
    const double at = layout.xAxis().valueAt((event->position().x() - layout.plot().left())
                                             / layout.plot().width());
    const MemoryLine &line = m_scene->lines.front();
    const auto after = std::upper_bound(line.at.begin(), line.at.end(), at);
    if (after != line.at.begin())
        Q_EMIT layerChosen(line.layer[std::size_t(after - line.at.begin()) - 1]);
}

QString MemoryChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    QStringList peaks;
    for (const MemoryLine &line : m_scene->lines)
        peaks.append(tr("peak %1").arg(formatText(line.bytes[line.peak], Unit::Byte)));
    return tr("%1. %2.").arg(title(), peaks.join(QStringLiteral(", ")));
}

DataTable MemoryChart::table() const
{
    DataTable table;
    const bool isOverLayers = m_scene && m_scene->isOverLayers;
    table.columns = {{"device", tr("Device")},
                     isOverLayers ? DataTable::Column{"layer_number", tr("Layer")}
                                  : DataTable::Column{"time_seconds", tr("Time"), Unit::Second},
                     {"in_use_bytes", tr("Memory in use"), Unit::Byte}};
    if (!m_scene)
        return table;
    for (const MemoryLine &line : m_scene->lines)
        for (std::size_t at = 0; at < line.at.size() && table.rowCount() < kMostTold; ++at)
            table.cells.insert(table.cells.end(),
                               {Cell(line.device),
                                Cell(isOverLayers ? line.at[at] : line.at[at] * 1e-9),
                                Cell(line.bytes[at])});
    return table;
}

} // namespace perfdeck
