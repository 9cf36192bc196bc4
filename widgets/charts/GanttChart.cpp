// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/GanttChart.h"

#include "widgets/charts/RowScroll.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace perfdeck {

namespace {

constexpr double kRowGap = 3;
constexpr double kThickestRow = 26;
constexpr double kCriticalLine = 3;
constexpr double kCross = 3; // half the size of the mark of a failure
constexpr std::size_t kNamedKinds = 12;

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

QString stateName(SpanState state)
{
    switch (state) {
    case SpanState::Running:
        return GanttChart::tr("running");
    case SpanState::Done:
        return GanttChart::tr("done");
    case SpanState::Waiting:
        return GanttChart::tr("waiting");
    case SpanState::Failed:
        return GanttChart::tr("failed");
    case SpanState::Cancelled:
        return GanttChart::tr("cancelled");
    }
    return {};
}

/// A cross where there is room for one, else a notch from above.
void paintFailure(QPainter &painter, const Theme &theme, const QRectF &box)
{
    if (box.width() < 4 * kCross) {
        const QRectF notch(box.left(), box.top(), std::max(2.0, box.width()), box.height() / 2);
        painter.fillRect(notch.adjusted(0, 0, 0, 1), theme.raised);
        painter.fillRect(notch, theme.critical);
        return;
    }
    const QPointF at(box.right() - 2 * kCross, box.center().y());
    const double half = kCross + 2;
    painter.fillRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half), theme.raised);
    painter.setPen(QPen(theme.critical, 2));
    painter.drawLine(at - QPointF(kCross, kCross), at + QPointF(kCross, kCross));
    painter.drawLine(at - QPointF(kCross, -kCross), at + QPointF(kCross, -kCross));
}

} // namespace

GanttChart::GanttChart(Style &style, QWidget *parent)
    : TimedChart(style, parent)
    , m_scroll(new RowScroll(tr("Scroll through the rows"), this))
{
    connect(m_scroll, &QScrollBar::valueChanged, this, &GanttChart::refresh);
}

void GanttChart::setFrame(GanttFramePtr frame)
{
    m_frame = std::move(frame);
    m_starts = {0};
    m_kinds.clear();
    std::unordered_set<std::string> known;
    for (std::size_t row = 0; m_frame && row < m_frame->rows.size(); ++row) {
        m_starts.push_back(m_starts.back() + int(m_frame->rows[row].spans.size()));
        for (const GanttSpan &span : m_frame->rows[row].spans) {
            if (known.insert(span.kind).second)
                m_kinds.push_back(span.kind);
        }
    }
    if (m_frame && visibleRange().isEmpty())
        setVisibleRange(m_frame->range);
    layOutScroll();
    refresh();
}

PaintedChart::Content GanttChart::content() const
{
    if (!m_frame)
        return Content::Waiting;
    return m_frame->rows.empty() ? Content::Nothing : Content::Shown;
}

QString GanttChart::subtitle() const
{
    if (content() != Content::Shown)
        return {};
    QString text = tr("%1 spans").arg(formatNumber(itemCount(), 6));
    if (rowsThatFit() < m_frame->rows.size())
        text += tr(" · rows %1 to %2 of %3")
                    .arg(firstRow() + 1)
                    .arg(std::min(m_frame->rows.size(), firstRow() + rowsThatFit()))
                    .arg(m_frame->rows.size());
    return text;
}

std::vector<PaintedChart::LegendEntry> GanttChart::legend(const Theme &theme) const
{
    std::vector<LegendEntry> entries;
    for (const std::string &kind : m_kinds) {
        if (entries.size() < kNamedKinds)
            entries.push_back({entityColor(theme, kind), textOf(kind)});
    }
    return entries;
}

double GanttChart::leastRowHeight() const
{
    return QFontMetricsF(look().numberFont(TextSize::Small)).height() + kRowGap;
}

std::size_t GanttChart::rowsThatFit() const
{
    const double room = contentArea().height() - leastRowHeight() - 2 * Style::kGrid;
    return std::size_t(std::max(1.0, std::floor(room / leastRowHeight())));
}

std::size_t GanttChart::firstRow() const
{
    return m_scroll->firstRow(m_frame->rows.size(), rowsThatFit());
}

void GanttChart::layOutScroll()
{
    const bool isShown = content() == Content::Shown;
    m_scroll->layOut(
        contentArea(), isShown ? m_frame->rows.size() : 0, isShown ? rowsThatFit() : 0);
}

PlotAxes GanttChart::axes() const
{
    const std::size_t count = std::min(m_frame->rows.size(), rowsThatFit());
    PlotAxis rows;
    rows.hasGrid = false;
    rows.max = double(count);
    for (std::size_t i = 0; i < count; ++i) // from the bottom up, as the axis goes
        rows.ticks.push_back(
            {double(i) + 0.5, textOf(m_frame->rows[firstRow() + count - 1 - i].name)});
    const QRectF area = m_scroll->besideIt(contentArea(), m_frame->rows.size(), rowsThatFit());
    return {
        look(), area, timeAxis(visibleRange(), area.width(), look(), timeZone()), std::move(rows)};
}

QRectF GanttChart::plot() const
{
    return content() == Content::Shown ? axes().plot() : contentArea();
}

QRectF GanttChart::rowRect(const PlotAxes &axes, std::size_t row) const
{
    const QRectF plot = axes.plot();
    const double slot = plot.height() / axes.yAxis().max;
    const double height = std::min(kThickestRow, slot - kRowGap);
    const double middle = plot.top() + slot * (double(row - firstRow()) + 0.5);
    return {plot.left(), std::round(middle - height / 2), plot.width(), std::round(height)};
}

void GanttChart::paintRun(QPainter &painter,
                          const Theme &theme,
                          const QRectF &box,
                          const SpanRun &run,
                          const GanttSpan &span) const
{
    const QColor color = entityColor(theme, span.kind);
    const bool isOne = run.count == 1;
    if (isOne && span.state == SpanState::Waiting) {
        painter.setPen(QPen(color, 1));
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    } else if (isOne && span.state == SpanState::Cancelled) {
        painter.fillRect(box, QBrush(color, Qt::BDiagPattern));
    } else {
        painter.fillRect(box, color);
    }
    if (isOne && span.state == SpanState::Running) // still open
        painter.fillRect(QRectF(box.right() - 2, box.top(), 2, box.height()), theme.raised);
    if (run.hasFailed)
        paintFailure(painter, theme, box);
    if (run.isCritical) {
        const QRectF line(box.left(), box.bottom() - kCriticalLine, box.width(), kCriticalLine);
        painter.fillRect(line.adjusted(0, -1, 0, 0), theme.raised);
        painter.fillRect(line, theme.text);
    }
    const QFontMetricsF metrics(painter.font());
    const double room = box.width() - 8 - (run.hasFailed ? 4 * kCross : 0);
    if (!isOne || room < 3 * metrics.averageCharWidth() || box.height() < metrics.height() - 2)
        return;
    const bool isFilled = span.state != SpanState::Waiting && span.state != SpanState::Cancelled;
    painter.setPen(isFilled ? theme.textOn(color) : theme.text);
    painter.drawText(box.adjusted(4, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(textOf(span.name), Qt::ElideRight, room));
}

void GanttChart::paintRow(QPainter &painter,
                          const Theme &theme,
                          const QRectF &box,
                          std::size_t row) const
{
    const std::vector<GanttSpan> &spans = m_frame->rows[row].spans;
    // Device pixels, so that a fine screen tells more spans apart.
    const double ratio = painter.device()->devicePixelRatio();
    const int columns = std::max(1, int(box.width() * ratio));
    for (const SpanRun &run : spanRuns(spans, visibleRange(), columns)) {
        const double left = box.left() + run.firstColumn / ratio;
        const double right = box.left() + (run.lastColumn + 1) / ratio;
        // Touching neighbours of one kind stay two.
        const double gap = right - left > 3 ? 1 / ratio : 0;
        paintRun(painter,
                 theme,
                 QRectF(left, box.top(), right - left - gap, box.height()),
                 run,
                 spans[run.span]);
    }
}

void GanttChart::paintContent(QPainter &painter, const Theme &theme) const
{
    const PlotAxes layout = axes();
    layout.paint(painter, theme);
    painter.save();
    painter.setFont(look().font(TextSize::Small));
    painter.setClipRect(layout.plot());
    const std::size_t end = std::min(m_frame->rows.size(), firstRow() + rowsThatFit());
    for (std::size_t row = firstRow(); row < end; ++row)
        paintRow(painter, theme, rowRect(layout, row), row);
    painter.restore();
}

int GanttChart::itemCount() const
{
    return m_frame ? m_starts.back() : 0;
}

std::size_t GanttChart::rowOf(int item) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), item);
    return std::size_t(after - m_starts.begin()) - 1;
}

const GanttSpan &GanttChart::spanOf(int item) const
{
    const std::size_t row = rowOf(item);
    return m_frame->rows[row].spans[std::size_t(item - m_starts[row])];
}

int GanttChart::itemAt(QPointF position) const
{
    const PlotAxes layout = axes();
    if (!layout.plot().contains(position))
        return -1;
    const double slot = layout.plot().height() / layout.yAxis().max;
    const std::size_t row = firstRow() + std::size_t((position.y() - layout.plot().top()) / slot);
    if (row >= m_frame->rows.size())
        return -1;
    const std::ptrdiff_t span = spanAt(m_frame->rows[row].spans, timeAt(position.x()));
    return span < 0 ? -1 : m_starts[row] + int(span);
}

PaintedChart::Reading GanttChart::read(int item) const
{
    const GanttSpan &span = spanOf(item);
    const std::size_t row = rowOf(item);
    Reading reading;
    reading.head = textOf(m_frame->rows[row].name) + QStringLiteral(" · ") + textOf(span.name);
    const double seconds = std::chrono::duration<double>(span.to - span.from).count();
    reading.rows.push_back({textOf(span.kind),
                            formatText(seconds, Unit::Second),
                            stateName(span.state),
                            entityColor(look().theme(), span.kind),
                            false});
    reading.rows.push_back({tr("from"), formatDateTime(span.from, timeZone()), {}, {}, false});
    reading.rows.push_back({tr("to"),
                            formatDateTime(span.to, timeZone()),
                            span.isCritical ? tr("on the critical path") : QString(),
                            {},
                            false});
    const QRectF box = rowRect(axes(), row);
    const double left = std::max(box.left(), xOf(span.from));
    const double right = std::min(box.right(), xOf(span.to));
    reading.place = QRectF(left, box.top(), std::max(1.0, right - left), box.height());
    return reading;
}

int GanttChart::neighbour(int item, int right, int up) const
{
    if (itemCount() == 0)
        return -1;
    if (item < 0)
        return std::min(m_starts[firstRow()], itemCount() - 1);
    const std::size_t row = rowOf(item);
    if (up == 0)
        return std::clamp(item + right, m_starts[row], m_starts[row + 1] - 1);
    // The span of the next row that has any, at about the same time.
    const Timestamp time = spanOf(item).from;
    const auto rows = std::ssize(m_frame->rows);
    const std::ptrdiff_t step = up > 0 ? -1 : 1;
    for (std::ptrdiff_t next = std::ptrdiff_t(row) - up; next >= 0 && next < rows; next += step) {
        const std::vector<GanttSpan> &spans = m_frame->rows[std::size_t(next)].spans;
        if (spans.empty())
            continue;
        const auto after
            = std::partition_point(spans.begin(), spans.end(), [time](const GanttSpan &span) {
                  return span.from <= time;
              });
        const auto at = after == spans.begin() ? after : std::prev(after);
        return m_starts[std::size_t(next)] + int(at - spans.begin());
    }
    return item;
}

/// Brings a span into view: its row by scrolling, its time by moving the range.
void GanttChart::showItem(int item)
{
    m_scroll->reveal(rowOf(item), m_frame->rows.size(), rowsThatFit());
    const GanttSpan &span = spanOf(item);
    const TimeRange shown = visibleRange();
    if (span.to > shown.from && span.from < shown.to)
        return;
    const Timestamp middle = span.from + (span.to - span.from) / 2;
    const TimeRange range{middle - shown.length() / 2,
                          middle - shown.length() / 2 + shown.length()};
    setVisibleRange(range);
    Q_EMIT rangeSelected(range);
}

void GanttChart::resizeEvent(QResizeEvent *event)
{
    TimedChart::resizeEvent(event);
    layOutScroll();
}

void GanttChart::wheelEvent(QWheelEvent *event)
{
    const bool overPlot = plot().contains(event->position());
    if (m_scroll->isVisible() && (event->modifiers().testFlag(Qt::ControlModifier) || !overPlot)) {
        setCurrentItem(-1);
        m_scroll->turn(*event);
        return;
    }
    TimedChart::wheelEvent(event);
}

void GanttChart::keyPressEvent(QKeyEvent *event)
{
    TimedChart::keyPressEvent(event);
    const int key = event->key();
    const bool isStep
        = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    if (isStep && currentItem() >= 0)
        showItem(currentItem());
}

QString GanttChart::itemName(int item) const
{
    return item >= 0 && item < itemCount() ? QString::fromStdString(spanOf(item).name) : QString();
}

QString GanttChart::description() const
{
    if (content() != Content::Shown)
        return tr("%1. No data.").arg(title());
    std::size_t failed = 0;
    std::size_t critical = 0;
    for (const GanttRow &row : m_frame->rows) {
        for (const GanttSpan &span : row.spans) {
            failed += span.state == SpanState::Failed ? 1 : 0;
            critical += span.isCritical ? 1 : 0;
        }
    }
    return tr("%1. %2 rows, %3 spans, %4 failed, %5 on the critical path, %6 to %7.")
        .arg(title(),
             QString::number(m_frame->rows.size()),
             QString::number(itemCount()),
             QString::number(failed),
             QString::number(critical),
             formatDateTime(visibleRange().from, timeZone()),
             formatDateTime(visibleRange().to, timeZone()));
}

DataTable GanttChart::table() const
{
    DataTable table;
    if (content() != Content::Shown)
        return table;
    table.columns = {{"row", tr("Row")},
                     {"name", tr("Name")},
                     {"kind", tr("Kind")},
                     {"state", tr("State")},
                     {"from", tr("From"), Unit::None, true},
                     {"to", tr("To"), Unit::None, true},
                     {"duration_seconds", tr("Duration"), Unit::Second},
                     {"critical", tr("Critical")}};
    const TimeRange shown = visibleRange();
    for (const GanttRow &row : m_frame->rows) {
        for (const GanttSpan &span : row.spans) {
            if (span.to <= shown.from || span.from >= shown.to)
                continue;
            const double seconds = std::chrono::duration<double>(span.to - span.from).count();
            table.cells.insert(table.cells.end(),
                               {Cell(row.name),
                                Cell(span.name),
                                Cell(span.kind),
                                Cell(stateName(span.state).toStdString()),
                                Cell(span.from.time_since_epoch().count()),
                                Cell(span.to.time_since_epoch().count()),
                                Cell(seconds),
                                Cell(std::string(span.isCritical ? "yes" : ""))});
        }
    }
    return table;
}

} // namespace perfdeck
