// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/timeline/TimelineChart.h"

#include "widgets/charts/RowScroll.h"
#include "widgets/pages/profiling/timeline/TimeRuler.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>

namespace perfdeck {

namespace {

constexpr double kRow = 18;
constexpr double kRowGap = 2;
constexpr double kGutter = 150; ///< names of tracks, of the system's size of text
constexpr double kWideEnough = 3; ///< pixels, for an edge of its own
constexpr double kRoomForName = 44; ///< pixels
constexpr std::size_t kMostNamed = 200; ///< of a row
constexpr std::size_t kMostTold = 2000; ///< rows of the table
constexpr double kFaintest = 0.25; ///< of the colour, where hardly anything is covered
constexpr double kBack = 0.75; ///< how far other layers stand back
constexpr double kNanosecond = 1e-9;

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

} // namespace

TimelineChart::TimelineChart(Style &style, QWidget *parent)
    : PaintedChart(style, parent)
    , m_scroll(new RowScroll(tr("Scroll through the tracks"), this))
{
    setFocusPolicy(Qt::StrongFocus);
    connect(m_scroll, &QScrollBar::valueChanged, this, &TimelineChart::refresh);
}

void TimelineChart::setIndex(TimelineIndexPtr index)
{
    const bool wasAll = !m_index || m_window == m_index->extent();
    m_index = std::move(index);
    m_hues.clear();
    if (m_index) {
        for (const std::string &name : m_index->profile().events.names)
            m_hues.push_back(
                static_cast<std::uint8_t>(std::hash<std::string>{}(name) % kSeriesHues));
        const ProfileSpan all = m_index->extent();
        if (wasAll || m_window.from < all.from || m_window.to > all.to)
            m_window = all;
    }
    setCurrentItem(-1);
    layOutScroll();
    refresh();
}

void TimelineChart::setSpan(std::optional<ProfileSpan> span)
{
    m_span = span;
    update();
}

void TimelineChart::setLayer(std::uint32_t layer)
{
    if (std::exchange(m_layer, layer) != layer)
        refresh();
}

PaintedChart::Content TimelineChart::content() const
{
    if (!m_index)
        return Content::Waiting;
    return m_index->rows().empty() ? Content::Nothing : Content::Shown;
}

QString TimelineChart::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    QString text
        = tr("%1 events · %2 of %3 seen")
              .arg(formatNumber(itemCount(), 9),
                   formatText(double(m_window.length()) * kNanosecond, Unit::Second),
                   formatText(double(m_index->extent().length()) * kNanosecond, Unit::Second));
    if (m_span)
        text += tr(" · %1 marked")
                    .arg(formatText(double(m_span->length()) * kNanosecond, Unit::Second));
    return text;
}

QRectF TimelineChart::plot() const
{
    const QRectF area = contentArea();
    const double ruler = QFontMetricsF(look().font(TextSize::Small)).height() + 4;
    const double gutter = std::min(double(look().scaled(int(kGutter))), area.width() / 3);
    return m_scroll->besideIt(area.adjusted(gutter, ruler, 0, 0), rowCount(), rowsThatFit());
}

std::size_t TimelineChart::rowCount() const
{
    return m_index ? m_index->rows().size() : 0;
}

std::size_t TimelineChart::rowsThatFit() const
{
    const double ruler = QFontMetricsF(look().font(TextSize::Small)).height() + 4;
    return std::size_t(std::max(1.0, (contentArea().height() - ruler) / kRow));
}

std::size_t TimelineChart::firstRow() const
{
    return m_scroll->firstRow(rowCount(), rowsThatFit());
}

double TimelineChart::rowTop(std::size_t row) const
{
    return plot().top() + (double(row) - double(firstRow())) * kRow;
}

void TimelineChart::layOutScroll()
{
    m_scroll->layOut(contentArea(), rowCount(), rowsThatFit());
}

bool TimelineChart::standsBack(std::uint32_t event) const
{
    return m_layer != kNoIndex && m_index->profile().events.layer[event] != m_layer;
}

std::uint8_t TimelineChart::hueOf(std::uint32_t event) const
{
    return m_hues[m_index->profile().events.name[event]];
}

TimelineChart::Palette TimelineChart::paletteOf(const Theme &theme) const
{
    Palette palette;
    for (std::size_t hue = 0; hue < kSeriesHues; ++hue) {
        for (std::size_t back = 0; back < 2; ++back) {
            const QColor color = back == 1 ? mixedColor(theme.series[hue], theme.raised, kBack)
                                           : theme.series[hue];
            for (int shade = 0; shade <= kShades; ++shade) {
                const double share = kFaintest + (1 - kFaintest) * shade / kShades;
                palette.fill[hue][back][std::size_t(shade)]
                    = mixedColor(theme.raised, color, share).rgb();
            }
        }
        palette.text[hue] = theme.textOn(theme.series[hue]);
    }
    return palette;
}

void TimelineChart::paintRowCells(
    QImage &image, std::size_t row, int top, int height, const Palette &palette) const
{
    m_index->show(row, m_window, m_cells);
    auto *line = reinterpret_cast<QRgb *>(image.scanLine(top));
    const QRgb ground = line[0];
    for (std::size_t column = 0; column < m_cells.size(); ++column) {
        const TimelineCell &cell = m_cells[column];
        if (cell.event != kNoIndex)
            line[column] = palette.fill[hueOf(cell.event)][standsBack(cell.event) ? 1 : 0]
                                       [std::size_t(cell.cover * kShades)];
    }
    // Neighbours of one colour stay two.
    const double perColumn = double(m_window.length()) / double(m_cells.size());
    m_index->collect(row, m_window, std::int64_t(kWideEnough * perColumn), m_cells.size(), m_found);
    const ProfileEvents &events = m_index->profile().events;
    for (const std::uint32_t event : m_found) {
        const double at = double(events.start[event] - m_window.from) / perColumn;
        if (at >= 0 && at < double(m_cells.size()))
            line[std::size_t(at)] = ground;
    }
    for (int below = top + 1; below < top + height; ++below)
        std::memcpy(image.scanLine(below), line, m_cells.size() * sizeof(QRgb));
}

void TimelineChart::paintLabels(QPainter &painter, const Theme &theme, const Palette &palette) const
{
    painter.setFont(look().font(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    const QRectF area = plot();
    const double perPixel = double(m_window.length()) / area.width();
    const ProfileEvents &events = m_index->profile().events;
    const std::size_t end = std::min(rowCount(), firstRow() + rowsThatFit());
    for (std::size_t row = firstRow(); row < end; ++row) {
        m_index->collect(row, m_window, std::int64_t(kRoomForName * perPixel), kMostNamed, m_found);
        for (const std::uint32_t event : m_found) {
            const double left = std::max(area.left(), screenX(events.start[event], m_window, area));
            const double right
                = std::min(area.right(),
                           screenX(events.start[event] + events.duration[event], m_window, area));
            if (right - left < kRoomForName)
                continue;
            painter.setPen(standsBack(event) ? theme.dim : palette.text[hueOf(event)]);
            const QRectF box(left + 4, rowTop(row), right - left - 6, kRow - kRowGap);
            const QString &name = textOf(events.names[events.name[event]]);
            // Eliding costs more than drawing: only where it is needed.
            const bool fits = double(name.size()) * metrics.maxWidth() < box.width()
                || metrics.horizontalAdvance(name) < box.width();
            painter.drawText(box,
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                             fits ? name : metrics.elidedText(name, Qt::ElideRight, box.width()));
        }
    }
}

QString TimelineChart::trackName(std::uint32_t track) const
{
    const ProfileTrack &which = m_index->profile().tracks[track];
    if (which.process.empty() || which.name.empty())
        return textOf(which.process + which.name);
    return textOf(which.process) + QStringLiteral(" · ") + textOf(which.name);
}

void TimelineChart::paintTracks(QPainter &painter, const Theme &theme) const
{
    painter.setFont(look().font(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    const QRectF area = plot();
    const double left = contentArea().left();
    const double width = area.left() - left - 2 * Style::kGrid;
    const std::size_t end = std::min(rowCount(), firstRow() + rowsThatFit());
    for (std::size_t row = firstRow(); row < end; ++row) {
        const auto &[track, depth, first, count] = m_index->rows()[row];
        const bool begins = depth == 0 || row == firstRow();
        if (!begins)
            continue;
        const double y = rowTop(row);
        painter.setPen(theme.line);
        painter.drawLine(QPointF(left, y - 1), QPointF(area.right(), y - 1));
        painter.setPen(theme.text);
        painter.drawText(QRectF(left, y, width, kRow),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(trackName(track), Qt::ElideMiddle, width));
    }
}

void TimelineChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const QRectF area = plot();
    if (area.width() < 8 || area.height() < kRow)
        return;
    painter.setFont(look().font(TextSize::Small));
    paintRuler(painter, theme, m_window, area);
    const double ratio = painter.device()->devicePixelRatio();
    const Palette palette = paletteOf(theme);
    m_cells.resize(std::size_t(area.width() * ratio));
    const int rowPixels = int(std::round((kRow - kRowGap) * ratio));
    QImage image(int(m_cells.size()), rowPixels, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    const std::size_t end = std::min(rowCount(), firstRow() + rowsThatFit());
    for (std::size_t row = firstRow(); row < end; ++row) {
        image.fill(theme.raised);
        paintRowCells(image, row, 0, rowPixels, palette);
        painter.drawImage(QPointF(area.left(), rowTop(row)), image);
    }
    paintLabels(painter, theme, palette);
    paintTracks(painter, theme);
}

void TimelineChart::paintOverlay(QPainter &painter) const
{
    if (!m_span || content() != Content::Shown)
        return;
    const QRectF area = plot();
    const double left
        = std::clamp(screenX(m_span->from, m_window, area), area.left(), area.right());
    const double right = std::clamp(screenX(m_span->to, m_window, area), area.left(), area.right());
    const Theme &theme = look().theme();
    QColor outside = theme.raised;
    outside.setAlphaF(0.6F);
    painter.fillRect(QRectF(area.left(), area.top(), left - area.left(), area.height()), outside);
    painter.fillRect(QRectF(right, area.top(), area.right() - right, area.height()), outside);
    painter.setPen(theme.accent);
    for (const auto &[time, x] : {std::pair(m_span->from, left), std::pair(m_span->to, right)})
        if (time >= m_window.from && time <= m_window.to)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
}

int TimelineChart::itemCount() const
{
    return m_index ? int(m_index->events().size()) : 0;
}

int TimelineChart::itemAt(QPointF position) const
{
    const QRectF area = plot();
    if (!area.contains(position))
        return -1;
    const std::size_t row = firstRow() + std::size_t((position.y() - area.top()) / kRow);
    if (row >= rowCount())
        return -1;
    const auto slack = std::int64_t(2 * double(m_window.length()) / area.width());
    const std::uint32_t event = m_index->eventAt(row, timeAtX(position.x(), m_window, area), slack);
    return event == kNoIndex ? -1 : int(event);
}

PaintedChart::Reading TimelineChart::read(int item) const
{
    const Profile &profile = m_index->profile();
    const ProfileEvents &events = profile.events;
    const auto event = std::uint32_t(item);
    const std::int64_t start = events.start[event];
    const std::int64_t end = start + events.duration[event];
    Reading reading;
    reading.head = textOf(events.names[events.name[event]]);
    const auto add = [&reading](const QString &name, const QString &value) {
        if (!value.isEmpty())
            reading.rows.push_back({name, value, {}, {}, false});
    };
    add(tr("Duration"), formatText(double(end - start) * kNanosecond, Unit::Second));
    add(tr("Start"), profileTimeText(start, m_index->extent().to, 1000));
    const std::uint32_t layer = events.layer[event];
    if (layer != kNoIndex)
        add(tr("Layer"), textOf(profile.layers[layer].name));
    add(tr("Category"), textOf(events.names[events.category[event]]));
    add(tr("Track"), trackName(events.track[event]));
    const QRectF area = plot();
    const double left = std::clamp(screenX(start, m_window, area), area.left(), area.right());
    const double right = std::clamp(screenX(end, m_window, area), area.left(), area.right());
    reading.place
        = QRectF(left, rowTop(m_index->rowOf(event)), std::max(1.0, right - left), kRow - kRowGap);
    if (!area.adjusted(-1, -1, 1, 1).contains(reading.place.center()))
        reading.place = {};
    return reading;
}

int TimelineChart::neighbour(int item, int right, int up) const
{
    if (rowCount() == 0)
        return -1;
    constexpr std::int64_t kAnywhere = std::numeric_limits<std::int64_t>::max();
    if (item < 0)
        return int(m_index->eventAt(firstRow(), m_window.from, kAnywhere));
    const auto event = std::uint32_t(item);
    const std::size_t row = m_index->rowOf(event);
    if (up == 0) {
        const TimelineIndex::Row &place = m_index->rows()[row];
        const auto at = std::clamp(std::int64_t(m_index->placeOf(row, event)) + right,
                                   std::int64_t(place.first),
                                   std::int64_t(place.first) + place.count - 1);
        return int(m_index->events()[std::size_t(at)]);
    }
    const auto other
        = std::clamp<std::ptrdiff_t>(std::ptrdiff_t(row) - up, 0, std::ptrdiff_t(rowCount()) - 1);
    const std::int64_t time = m_index->profile().events.start[event];
    return int(m_index->eventAt(std::size_t(other), time, kAnywhere));
}

QString TimelineChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No events.").arg(title());
    return tr("%1. %2 events on %3 tracks, %4 to %5 seen.")
        .arg(title(),
             QString::number(itemCount()),
             QString::number(m_index->profile().tracks.size()),
             profileTimeText(m_window.from, m_index->extent().to, 1000),
             profileTimeText(m_window.to, m_index->extent().to, 1000));
}

DataTable TimelineChart::table() const
{
    DataTable table;
    table.columns = {{"track", tr("Track")},
                     {"depth", tr("Depth"), Unit::Count},
                     {"name", tr("Name")},
                     {"start_seconds", tr("Start"), Unit::Second},
                     {"duration_seconds", tr("Duration"), Unit::Second}};
    if (content() != Content::Shown)
        return table;
    const ProfileEvents &events = m_index->profile().events;
    const auto least
        = std::int64_t(kWideEnough * double(m_window.length()) / std::max(1.0, plot().width()));
    std::vector<std::uint32_t> found;
    for (std::size_t row = 0; row < rowCount() && table.rowCount() < kMostTold; ++row) {
        m_index->collect(row, m_window, least, kMostTold - table.rowCount(), found);
        for (const std::uint32_t event : found)
            table.cells.insert(table.cells.end(),
                               {Cell(trackName(events.track[event]).toStdString()),
                                Cell(std::int64_t(m_index->rows()[row].depth)),
                                Cell(events.names[events.name[event]]),
                                Cell(double(events.start[event]) * kNanosecond),
                                Cell(double(events.duration[event]) * kNanosecond)});
    }
    return table;
}

} // namespace perfdeck
