// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/TimeSeriesChart.h"

#include "widgets/charts/ChartLegend.h"
#include "widgets/charts/ChartReadout.h"
#include "widgets/charts/ChartText.h"
#include "widgets/charts/PinnedReadout.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/style/Format.h"

#include <QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

using namespace std::chrono_literals;

namespace {

constexpr auto kTimeAxisPause = 1000ms;
constexpr auto kTextPause = 250ms;
constexpr double kLineWidth = 1.5; // logical pixels
constexpr int kFadedAlpha = 64; // lines beside the highlighted one
constexpr int kStaleAlpha = 110;

} // namespace

TimeSeriesChart::TimeSeriesChart(Style &style, QWidget *parent)
    : ChartView(style, parent)
    , m_style(style)
    , m_timeAxisTimer(new QTimer(this))
    , m_textTimer(new QTimer(this))
    , m_canvas(new PlotCanvas(this))
    , m_legend(new ChartLegend(style, this))
    , m_readout(new ChartReadout(style, this))
    , m_pinned(new PinnedReadout(style, this))
    , m_statistics(new PinnedReadout(style, this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_timeAxisTimer->setSingleShot(true);
    m_textTimer->setSingleShot(true);
    connectParts();
    applyTheme();
    updateMessage();
}

/// A child that loses the focus while the window closes has nobody to tell any more.
TimeSeriesChart::~TimeSeriesChart()
{
    m_legend->disconnect(this);
    m_canvas->disconnect(this);
}

void TimeSeriesChart::connectParts()
{
    connect(&m_style, &Style::changed, this, &TimeSeriesChart::applyTheme);
    connect(m_timeAxisTimer, &QTimer::timeout, this, [this] { updateTimeAxis(true); });
    connect(m_textTimer, &QTimer::timeout, this, [this] {
        if (m_textsBehind)
            refreshTexts(true);
    });
    connect(m_canvas, &PlotCanvas::rangeSelected, this, &TimeSeriesChart::select);
    connect(m_canvas, &PlotCanvas::zoomWanted, this, &TimeSeriesChart::zoom);
    connect(m_canvas, &PlotCanvas::panWanted, this, &TimeSeriesChart::pan);
    connect(m_canvas, &PlotCanvas::liveWanted, this, &TimeSeriesChart::resetView);
    connect(m_canvas, &PlotCanvas::selected, this, &TimeSeriesChart::selectTimes);
    connect(m_canvas, &PlotCanvas::valuesSelected, this, &TimeSeriesChart::zoomValues);
    connect(m_canvas, &PlotCanvas::clicked, this, &TimeSeriesChart::togglePin);
    m_statistics->setObjectName(QStringLiteral("selectionStatistics"));
    m_statistics->setAccessibleName(tr("Statistics of the selection"));
    connect(m_statistics, &PinnedReadout::freed, this, &TimeSeriesChart::clearSelection);
    connect(m_pinned, &PinnedReadout::freed, this, &TimeSeriesChart::freePin);
    connect(m_canvas, &PlotCanvas::marksPressed, this, &TimeSeriesChart::activateMarks);
    connect(m_canvas, &PlotCanvas::hovered, this, &TimeSeriesChart::moveCursor);
    connect(m_canvas, &PlotCanvas::columnsChanged, this, &TimeSeriesChart::plotColumnsChanged);
    const auto shown = [this] {
        updateCanvasLines();
        refreshTexts(true);
        Q_EMIT hiddenLinesChanged();
    };
    connect(m_legend, &ChartLegend::soloWanted, this, [this, shown](std::size_t line) {
        m_book.solo(line);
        shown();
    });
    connect(m_legend, &ChartLegend::toggleWanted, this, [this, shown](std::size_t line) {
        m_book.toggle(line);
        shown();
    });
    connect(m_legend,
            &ChartLegend::onlyWanted,
            this,
            [this, shown](const std::vector<std::size_t> &lines) {
                m_book.showOnly(lines);
                shown();
            });
    connect(m_legend, &ChartLegend::otherAxisWanted, this, &TimeSeriesChart::moveLine);
    connect(m_legend, &ChartLegend::leaveWanted, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(m_legend, &ChartLegend::highlighted, this, [this](std::optional<std::size_t> line) {
        m_highlight = line;
        updateCanvasLines();
    });
}

const Theme &TimeSeriesChart::theme() const
{
    return m_paper ? m_style.paperTheme() : m_style.theme();
}

void TimeSeriesChart::applyTheme()
{
    m_frame.setLook(theme(), m_style.numberFont(TextSize::Small));
    m_canvas->setTheme(theme());
    m_canvas->setFont(m_style.font());
    m_legend->setTheme(theme());
    m_frameDirty = true;
    rebuildLines();
    update();
}

void TimeSeriesChart::setTitle(const QString &title)
{
    ChartView::setTitle(title);
    refreshTexts(true);
}

FramePtr TimeSeriesChart::frame() const
{
    return m_book.frame();
}

void TimeSeriesChart::setFrame(FramePtr frame)
{
    m_canvas->setLines({});
    const bool sameLines = m_book.setFrame(std::move(frame));
    if (m_book.frame() && !m_hasRange)
        showRange(m_book.frame()->range);
    if (sameLines)
        updateCanvasLines();
    else
        rebuildLines();
    refreshTexts(false);
}

void TimeSeriesChart::rebuildLines()
{
    m_book.rebuild(m_style.seriesColors(), theme());
    if (m_highlight && *m_highlight >= m_book.lines().size())
        m_highlight.reset();
    updateCanvasLines();
    refreshTexts(true);
    if (m_book.lines().size() != std::exchange(m_linesLaidOut, m_book.lines().size())) {
        layOut();
        updateValueAxis(); // a lower plot has fewer ticks
    }
}

/// Legend and description: text costs more than lines, and nobody reads faster than this.
void TimeSeriesChart::refreshTexts(bool now)
{
    if (!now && m_textTimer->isActive())
        return;
    m_legend->setLines(m_book.lines(), m_axes.scale(AxisSide::Left));
    contentChanged();
    m_textsBehind = false;
    m_textTimer->start(kTextPause);
}

void TimeSeriesChart::updateCanvasLines()
{
    std::vector<CanvasLine> lines
        = m_layers.lines(m_book, m_range, plotColumns(), m_canvas->pixelRatio(), theme());
    std::optional<CanvasLine> onTop;
    for (std::size_t i = 0; i < m_book.lines().size(); ++i) {
        const ChartLine &line = m_book.lines()[i];
        if (!line.visible)
            continue;
        const bool hot = m_highlight == i;
        const int alpha = m_staleSince ? kStaleAlpha : m_highlight && !hot ? kFadedAlpha : 255;
        if (hot)
            onTop = CanvasLine{&line.series->columns, line.color, alpha, kLineWidth, line.side};
        else
            lines.push_back({&line.series->columns, line.color, alpha, kLineWidth, line.side});
    }
    if (onTop)
        lines.push_back(*onTop);
    updateValueAxis();
    updateThresholds();
    m_canvas->setLines(std::move(lines));
    m_textsBehind = true;
    updateMessage();
    updateReadout();
}

int TimeSeriesChart::valueTickCount() const
{
    return std::clamp(m_canvas->height() / 44 + 1, 2, 9);
}

void TimeSeriesChart::updateValueAxis()
{
    const bool changed = m_axes.update(m_book, m_layers, m_thresholds, valueTickCount());
    m_canvas->setScale(m_range, m_axes.bounds(AxisSide::Left), m_axes.bounds(AxisSide::Right));
    if (std::exchange(m_axisShown, m_book.hasSamples()) == m_axisShown && !changed)
        return;
    showValueAxes();
    m_frameDirty = true;
    layOut();
    updateTimeAxis(true);
    update();
}

/// Without samples there is nothing to measure.
void TimeSeriesChart::showValueAxes()
{
    m_frame.setValueAxis(m_axisShown ? m_axes.scale(AxisSide::Left) : AxisScale());
    m_frame.setRightAxis(m_axisShown && m_axes.hasRight() ? &m_axes.scale(AxisSide::Right)
                                                          : nullptr);
}

void TimeSeriesChart::setVisibleRange(TimeRange range)
{
    m_hasRange = true;
    showRange(range);
}

void TimeSeriesChart::showRange(TimeRange range)
{
    if (range.isEmpty() || range == m_range)
        return;
    // The same length moved on is sliding: labels may wait. Anything else is a new view.
    const bool slides = m_live && range.length() == m_range.length();
    m_range = range;
    m_canvas->setScale(range, m_axes.bounds(AxisSide::Left), m_axes.bounds(AxisSide::Right));
    if (!m_layers.isEmpty(m_book))
        updateCanvasLines();
    updateTimeAxis(!slides);
    updateMessage();
    updateReadout();
}

void TimeSeriesChart::updateTimeAxis(bool force)
{
    const std::chrono::milliseconds elapsed(m_sinceTimeAxis.isValid() ? m_sinceTimeAxis.elapsed()
                                                                      : 0);
    if (!force && m_sinceTimeAxis.isValid() && elapsed < kTimeAxisPause) {
        if (!m_timeAxisTimer->isActive())
            m_timeAxisTimer->start(kTimeAxisPause - elapsed);
        return;
    }
    m_timeAxisTimer->stop();
    m_sinceTimeAxis.start();
    const std::vector<TimeTick> ticks = fittingTicks();
    CanvasGrid grid;
    if (m_book.hasSamples()) {
        for (const TimeTick &tick : ticks)
            grid.times.push_back(tick.time);
        for (const AxisScale::Tick &tick : m_axes.scale(AxisSide::Left).ticks)
            grid.values.push_back(tick.value);
    }
    m_frame.setTimeAxis(m_range, visibleLabels(ticks));
    m_canvas->setGrid(std::move(grid));
    m_frameDirty = true;
    update();
}

void TimeSeriesChart::setLive(bool live)
{
    m_live = live;
}

void TimeSeriesChart::setEmptyText(const QString &headline, const QString &hint)
{
    m_emptyHeadline = headline;
    m_emptyHint = hint;
    updateMessage();
}

void TimeSeriesChart::setStaleSince(std::optional<Timestamp> since)
{
    if (since == m_staleSince)
        return;
    m_staleSince = since;
    updateCanvasLines();
}

void TimeSeriesChart::setSeriesName(SeriesNamer namer)
{
    m_book.setNamer(std::move(namer));
    rebuildLines();
}

void TimeSeriesChart::setValueRange(std::optional<std::pair<double, double>> bounds)
{
    m_axes.setFixed(bounds);
    updateValueAxis();
}

void TimeSeriesChart::setTimeZone(const QTimeZone &zone)
{
    ChartView::setTimeZone(zone);
    updateTimeAxis(true);
    updateReadout();
}

void TimeSeriesChart::setLegendVisible(bool visible)
{
    m_legendVisible = visible;
    layOut();
}

void TimeSeriesChart::updateMessage()
{
    m_canvas->setNote(m_staleSince
                          ? tr("no new data since %1").arg(formatTime(*m_staleSince, timeZone()))
                          : QString());
    const FramePtr &frame = m_book.frame();
    if (frame && m_book.hasSamples()) {
        const bool allHidden = m_book.spread() == nullptr
            && std::none_of(m_book.lines().begin(),
                            m_book.lines().end(),
                            [](const ChartLine &line) { return line.visible; });
        m_canvas->setMessage(allHidden ? tr("All lines are hidden") : QString(),
                             allHidden ? tr("Esc shows them again.") : QString());
        return;
    }
    if (!m_emptyHeadline.isEmpty() && (!frame || frame->series.empty())) {
        m_canvas->setMessage(m_emptyHeadline, m_emptyHint);
        return;
    }
    if (!frame) {
        m_canvas->setMessage(tr("Waiting for data"), {});
        return;
    }
    m_canvas->setMessage(tr("No data in this time range"),
                         m_live ? tr("Nothing was measured yet.")
                                : tr("Zoom out, or double-click to go live."));
}

QString TimeSeriesChart::description() const
{
    return describeChart(title(), m_book.lines(), m_book.spread());
}

int TimeSeriesChart::plotColumns() const
{
    return m_canvas->columns();
}

} // namespace perfdeck
