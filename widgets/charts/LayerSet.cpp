// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/LayerSet.h"

#include "widgets/charts/LayerLines.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr int kBandAlpha = 44;
constexpr int kBandEdgeAlpha = 120;
constexpr int kMedianAlpha = 200;
constexpr double kMedianWidth = 1.5; // logical pixels
constexpr int kGhostAlpha = 140;
constexpr double kGhostWidth = 1.2; // logical pixels
constexpr double kDash = 5;

const ChartLine *lineOf(const SeriesBook &book, const SeriesKey &key)
{
    for (const ChartLine &line : book.lines())
        if (*line.series->key == key)
            return &line;
    return nullptr;
}

AxisSide sideOf(const ChartLine *line)
{
    return line != nullptr ? line->side : AxisSide::Left;
}

/// One edge of a band as columns of a line.
std::vector<FrameColumn> edgeOf(const ChartBand &band, double ChartBand::Point::*value)
{
    std::vector<FrameColumn> columns;
    columns.reserve(band.points.size());
    for (const ChartBand::Point &point : band.points) {
        const std::int64_t time = point.time.time_since_epoch().count();
        const double at = point.*value;
        columns.push_back({time, time, at, at, at, at, 1, false});
    }
    return columns;
}

} // namespace

bool LayerSet::isEmpty(const SeriesBook &book) const
{
    return !m_ghost.frame && m_bands.empty() && !book.spread();
}

void LayerSet::add(std::vector<FrameColumn> columns, CanvasLine look)
{
    if (columns.empty())
        return;
    m_columns.push_back(std::move(columns));
    m_lines.push_back(std::move(look));
}

void LayerSet::addSpread(const FrameSpread &spread,
                         TimeRange range,
                         int columns,
                         const Theme &theme)
{
    const auto area = [&](double SpreadColumn::*low, double SpreadColumn::*high) {
        add(areaOf(spreadBand(spread, low, high), range, columns),
            {nullptr, theme.dim, kBandAlpha, 0});
    };
    area(&SpreadColumn::p5, &SpreadColumn::p95);
    area(&SpreadColumn::p25, &SpreadColumn::p75);
    add(medianOf(spread), {nullptr, theme.text, kMedianAlpha, kMedianWidth});
}

std::vector<CanvasLine> LayerSet::lines(
    const SeriesBook &book, TimeRange range, int columns, qreal ratio, const Theme &theme)
{
    m_columns.clear();
    m_lines.clear();
    if (isEmpty(book) || range.isEmpty())
        return {};
    const Duration dash(
        std::llround(static_cast<double>(range.length().count()) / columns * kDash * ratio));
    if (const FrameSpread *spread = book.spread())
        addSpread(*spread, range, columns, theme);
    for (const ChartBand &band : m_bands) {
        const ChartLine *line = lineOf(book, band.series);
        if (line != nullptr && !line->visible)
            continue;
        const QColor color = line != nullptr ? line->color : theme.dim;
        add(areaOf(band.points, range, columns), {nullptr, color, kBandAlpha, 0, sideOf(line)});
        if (band.kind != ChartBand::Kind::Forecast)
            continue;
        for (const auto edge : {&ChartBand::Point::low, &ChartBand::Point::high})
            add(dashedLine(edgeOf(band, edge), Duration(0), range, dash),
                {nullptr, color, kBandEdgeAlpha, 1, sideOf(line)});
    }
    for (const ChartLine &line : book.lines()) {
        const FrameSeries *ghost = line.visible ? ghostOf(*line.series->key) : nullptr;
        if (ghost != nullptr)
            add(dashedLine(ghost->columns, m_ghost.shift, range, dash),
                {nullptr, line.color, kGhostAlpha, kGhostWidth, line.side});
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i].columns = &m_columns[i];
    return m_lines;
}

void LayerSet::widen(const SeriesBook &book, AxisSide side, ValueExtent &extent) const
{
    for (const ChartBand &band : m_bands) {
        const ChartLine *line = lineOf(book, band.series);
        if ((line != nullptr && !line->visible) || sideOf(line) != side)
            continue;
        for (const ChartBand::Point &point : band.points) {
            extent.include(point.low);
            extent.include(point.high);
        }
    }
    for (const ChartLine &line : book.lines()) {
        const FrameSeries *ghost
            = line.visible && line.side == side ? ghostOf(*line.series->key) : nullptr;
        if (ghost == nullptr)
            continue;
        extent.include(ghost->min);
        extent.include(ghost->max);
    }
}

const FrameSeries *LayerSet::ghostOf(const SeriesKey &key) const
{
    if (!m_ghost.frame)
        return nullptr;
    for (const FrameSeries &series : m_ghost.frame->series)
        if (*series.key == key)
            return &series;
    return nullptr;
}

std::optional<double> LayerSet::ghostAt(const SeriesKey &key, Timestamp time) const
{
    const FrameSeries *series = ghostOf(key);
    if (series == nullptr)
        return std::nullopt;
    const auto reading = sampleAt(*series, time - m_ghost.shift);
    return reading && std::isfinite(reading->value) ? std::optional(reading->value) : std::nullopt;
}

} // namespace perfdeck
