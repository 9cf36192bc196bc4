// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/SeriesBook.h"

#include "widgets/style/MetricTitles.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <span>
#include <utility>

namespace perfdeck {

namespace {

/// The series that are lines; what is said about them stands behind.
std::span<const FrameSeries> linesOf(const Frame &frame)
{
    return std::span(frame.series).first(frame.series.size() - frame.companions);
}

QString labelText(const std::string &label, const std::string &value)
{
    const QString text = QString::fromStdString(value);
    if (label != "quantile")
        return text;
    bool isNumber = false;
    const double quantile = text.toDouble(&isNumber);
    return isNumber ? QStringLiteral("p%1").arg(quantile * 100, 0, 'g', 6) : text;
}

/// Plain numbers stand on one axis, whether or not they count something.
bool shareAnAxis(Unit a, Unit b)
{
    const auto isPlain = [](Unit unit) { return unit == Unit::None || unit == Unit::Count; };
    return a == b || (isPlain(a) && isPlain(b));
}

bool metricsDiffer(const Frame &frame)
{
    const std::span<const FrameSeries> lines = linesOf(frame);
    return std::any_of(lines.begin(), lines.end(), [&lines](const FrameSeries &series) {
        return series.key->metric != lines.front().key->metric;
    });
}

/// Whether the source tells the instance already: no source stands for two of them.
bool isInstanceTold(const Frame &frame)
{
    std::map<std::string_view, std::string_view> instances;
    for (const FrameSeries &series : linesOf(frame)) {
        const Labels &labels = series.key->labels;
        const std::string_view instance = labels.get("instance");
        if (!labels.has("source")
            || instances.try_emplace(labels.get("source"), instance).first->second != instance)
            return false;
    }
    return true;
}

/// The labels that do not have one and the same value in every series.
std::set<std::string> differingLabels(const Frame &frame)
{
    std::map<std::string, std::pair<std::string, std::size_t>>
        seen; // label → first value, how often
    for (const FrameSeries &series : linesOf(frame)) {
        for (const auto &[label, value] : series.key->labels) {
            const auto [entry, isNew] = seen.try_emplace(label, value, 0);
            if (isNew || entry->second.first == value)
                ++entry->second.second;
        }
    }
    std::set<std::string> differing;
    for (const auto &[label, use] : seen) {
        if (use.second < linesOf(frame).size())
            differing.insert(label);
    }
    if (isInstanceTold(frame))
        differing.erase("instance");
    return differing;
}

SampleReading readingOf(const FrameColumn &column, bool first)
{
    return {first ? column.first : column.last,
            Timestamp(Duration(first ? column.time : column.lastTime)),
            column.min,
            column.max,
            column.count};
}

QString titleOf(const FrameSeries &series)
{
    return series.info.title.empty() ? QString::fromStdString(series.key->metric)
                                     : metricTitle(series.info);
}

} // namespace

std::vector<QString> distinguishingNames(const Frame &frame)
{
    std::vector<QString> names;
    if (linesOf(frame).empty())
        return names;
    const bool withMetric = metricsDiffer(frame);
    const std::set<std::string> labels = differingLabels(frame);
    for (const FrameSeries &series : linesOf(frame)) {
        QStringList parts;
        if (withMetric)
            parts << titleOf(series);
        for (const auto &[label, value] : series.key->labels) {
            if (labels.contains(label))
                parts << labelText(label, value);
        }
        names.push_back(parts.isEmpty() ? titleOf(series) : parts.join(QLatin1Char(' ')));
    }
    return names;
}

bool SeriesBook::setFrame(FramePtr frame)
{
    const auto sameKey = [](const ChartLine &line, const FrameSeries &series) {
        return line.series->key == series.key || *line.series->key == *series.key;
    };
    const std::span<const FrameSeries> series
        = frame ? linesOf(*frame) : std::span<const FrameSeries>();
    const bool same = frame
        && std::equal(m_lines.begin(), m_lines.end(), series.begin(), series.end(), sameKey);
    const FramePtr before
        = std::exchange(m_frame, std::move(frame)); // keeps the compared keys alive
    if (!same) {
        m_lines.clear();
        return false;
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i].series = &m_frame->series[i];
        m_lines[i].companions = companionsOf(*m_frame, *m_lines[i].series->key);
    }
    return true;
}

void SeriesBook::rebuild(SeriesColors &colors, const Theme &theme)
{
    m_lines.clear();
    if (!m_frame)
        return;
    const std::vector<QString> names
        = m_namer ? std::vector<QString>() : distinguishingNames(*m_frame);
    std::vector<const SeriesKey *> keys;
    for (const FrameSeries &series : linesOf(*m_frame))
        keys.push_back(series.key.get());
    const std::vector<std::size_t> slots = colors.slotsOf(keys);
    m_lines.reserve(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const FrameSeries &series = m_frame->series[i];
        m_lines.push_back({&series,
                           m_namer ? m_namer(series) : names[i],
                           SeriesColors::color(theme, slots[i]),
                           !m_hidden.contains(*series.key),
                           shareAnAxis(series.info.unit, m_frame->series.front().info.unit)
                                   != m_moved.contains(*series.key)
                               ? AxisSide::Left
                               : AxisSide::Right,
                           companionsOf(*m_frame, *series.key)});
    }
}

const FrameSpread *SeriesBook::spread() const
{
    return m_frame && !m_frame->spread.columns.empty() ? &m_frame->spread : nullptr;
}

Unit SeriesBook::unit(AxisSide side) const
{
    std::optional<Unit> unit;
    if (spread() != nullptr && side == AxisSide::Left)
        unit = spread()->info.unit;
    for (const ChartLine &line : m_lines) {
        if (line.side != side)
            continue;
        if (unit && *unit != line.series->info.unit)
            return Unit::None;
        unit = line.series->info.unit;
    }
    return unit.value_or(Unit::None);
}

bool SeriesBook::hasRight() const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [](const ChartLine &line) {
        return line.side == AxisSide::Right;
    });
}

ValueExtent SeriesBook::extent(AxisSide side, bool positiveOnly) const
{
    ValueExtent extent;
    extent.positiveOnly = positiveOnly;
    for (const ChartLine &line : m_lines) {
        if (!line.visible || line.side != side)
            continue;
        for (const FrameColumn &column : line.series->columns) {
            extent.include(column.min);
            extent.include(column.max);
        }
    }
    if (spread() == nullptr || side != AxisSide::Left)
        return extent;
    for (const SpreadColumn &column : spread()->columns) {
        extent.include(column.p5);
        extent.include(column.p95);
    }
    return extent;
}

bool SeriesBook::hasSamples() const
{
    return spread() != nullptr
        || std::any_of(m_lines.begin(), m_lines.end(), [](const ChartLine &line) {
               return !line.series->columns.empty();
           });
}

void SeriesBook::toggle(std::size_t line)
{
    ChartLine &entry = m_lines.at(line);
    entry.visible = !entry.visible;
    if (entry.visible)
        m_hidden.erase(*entry.series->key);
    else
        m_hidden.insert(*entry.series->key);
}

void SeriesBook::move(std::size_t line)
{
    ChartLine &entry = m_lines.at(line);
    entry.side = entry.side == AxisSide::Left ? AxisSide::Right : AxisSide::Left;
    if (m_moved.erase(*entry.series->key) == 0)
        m_moved.insert(*entry.series->key);
}

void SeriesBook::solo(std::size_t line)
{
    const auto shown = std::count_if(
        m_lines.begin(), m_lines.end(), [](const ChartLine &l) { return l.visible; });
    std::vector<std::size_t> wanted{line};
    if (shown == 1 && m_lines.at(line).visible) {
        wanted.resize(m_lines.size());
        std::iota(wanted.begin(), wanted.end(), std::size_t{0});
    }
    showOnly(wanted);
}

void SeriesBook::showOnly(const std::vector<std::size_t> &lines)
{
    m_hidden.clear();
    for (ChartLine &line : m_lines)
        line.visible = false;
    for (const std::size_t line : lines)
        m_lines.at(line).visible = true;
    for (const ChartLine &line : m_lines)
        if (!line.visible)
            m_hidden.insert(*line.series->key);
}

std::optional<SampleReading> sampleAt(const FrameSeries &series, Timestamp time, Sampling sampling)
{
    const std::int64_t wanted = time.time_since_epoch().count();
    const auto next = std::upper_bound(
        series.columns.begin(),
        series.columns.end(),
        wanted,
        [](std::int64_t t, const FrameColumn &column) { return t < column.time; });
    if (next == series.columns.begin())
        return std::nullopt;
    const FrameColumn &column = *std::prev(next);
    const bool hasNext = next != series.columns.end();
    const bool pastIt = wanted > column.lastTime;
    if (pastIt && hasNext && next->gapBefore)
        return std::nullopt;
    if (sampling == Sampling::Nearest && pastIt && hasNext
        && next->time - wanted < wanted - column.lastTime)
        return readingOf(*next, true);
    const bool whole = wanted >= column.lastTime;
    SampleReading reading = readingOf(column, !whole);
    if (sampling == Sampling::Interpolated && pastIt && hasNext) {
        const double share = static_cast<double>(wanted - column.lastTime)
            / static_cast<double>(next->time - column.lastTime);
        const double value = column.last + share * (next->first - column.last);
        return SampleReading{value, time, value, value, 1, true};
    }
    return reading;
}

} // namespace perfdeck
