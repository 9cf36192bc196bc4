// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/render/FrameWorkload.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>

namespace perfdeck::bench {

namespace {

constexpr std::size_t kFrames = 1024; // windows before the data repeat
constexpr std::int64_t kStepMicros = 1'000'000;

void buildLevel(std::span<const float> low,
                std::span<const float> high,
                std::size_t block,
                std::vector<float> &lows,
                std::vector<float> &highs)
{
    for (std::size_t from = 0; from + block <= low.size(); from += block) {
        lows.push_back(*std::min_element(low.begin() + std::ptrdiff_t(from),
                                         low.begin() + std::ptrdiff_t(from + block)));
        highs.push_back(*std::max_element(high.begin() + std::ptrdiff_t(from),
                                          high.begin() + std::ptrdiff_t(from + block)));
    }
}

void scan(std::span<const float> low,
          std::span<const float> high,
          std::size_t from,
          std::size_t to,
          float &least,
          float &most)
{
    constexpr std::size_t kLanes = 8;
    if (to >= from + 2 * kLanes) {
        std::array<float, kLanes> lows;
        std::array<float, kLanes> highs;
        lows.fill(least);
        highs.fill(most);
        for (; from + kLanes <= to; from += kLanes) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                lows[lane] = std::min(lows[lane], low[from + lane]);
                highs[lane] = std::max(highs[lane], high[from + lane]);
            }
        }
        least = *std::min_element(lows.begin(), lows.end());
        most = *std::max_element(highs.begin(), highs.end());
    }
    for (std::size_t i = from; i < to; ++i) {
        least = low[i] < least ? low[i] : least;
        most = high[i] > most ? high[i] : most;
    }
}

} // namespace

FrameWorkload::FrameWorkload(int charts, int series, std::size_t points)
    : m_charts(charts)
    , m_series(series)
    , m_points(points)
{
    std::mt19937 random(42);
    std::uniform_real_distribution<float> uniform(-0.5F, 0.5F);
    for (int i = 0; i < charts * series; ++i) {
        Line line;
        line.samples.resize(points + kFrames);
        float level = 50 + 60 * uniform(random);
        for (float &sample : line.samples) {
            level += 1.6F * uniform(random) - 0.01F * (level - 50);
            sample = std::clamp(level + 4 * uniform(random) * uniform(random), 0.0F, 100.0F);
        }
        buildLevel(line.samples, line.samples, 64, line.low64, line.high64);
        buildLevel(line.low64, line.high64, 64, line.low4096, line.high4096);
        m_lines.push_back(std::move(line));
        m_keys.push_back(std::make_shared<const SeriesKey>(SeriesKey{
            "load",
            {{"chart", std::to_string(i / series)}, {"line", std::to_string(i % series)}}}));
    }
}

TimeRange FrameWorkload::range(std::size_t frame) const
{
    const Timestamp from{std::chrono::microseconds(1'700'000'000'000'000
                                                   + std::int64_t(frame % kFrames) * kStepMicros)};
    return {from, from + std::chrono::microseconds(std::int64_t(m_points) * kStepMicros)};
}

std::span<const float> FrameWorkload::window(int chart, int series, std::size_t frame) const
{
    const Line &line = m_lines[static_cast<std::size_t>(chart * m_series + series)];
    return std::span(line.samples).subspan(frame % kFrames, m_points);
}

void FrameWorkload::widen(
    const Line &line, std::size_t from, std::size_t to, float &low, float &high)
{
    const auto level = [&](std::size_t block, std::size_t a, std::size_t b) {
        if (block == 1)
            scan(line.samples, line.samples, a, b, low, high);
        else if (block == 64)
            scan(line.low64, line.high64, a / 64, b / 64, low, high);
        else
            scan(line.low4096, line.high4096, a / 4096, b / 4096, low, high);
    };
    std::size_t block = 1;
    std::size_t a = from;
    std::size_t b = to;
    // From both ends inwards, a level coarser each time.
    while (block < 4096) {
        const std::size_t next = block * 64;
        const std::size_t innerA = (a + next - 1) / next * next;
        const std::size_t innerB = b / next * next;
        if (innerA >= innerB)
            break;
        level(block, a, innerA);
        level(block, innerB, b);
        a = innerA;
        b = innerB;
        block = next;
    }
    level(block, a, b);
}

FrameColumn FrameWorkload::column(const Line &line, std::size_t from, std::size_t to) const
{
    float low = line.samples[from];
    float high = low;
    widen(line, from, to, low, high);
    FrameColumn column;
    column.time = 1'700'000'000'000'000 + std::int64_t(from) * kStepMicros;
    column.lastTime = 1'700'000'000'000'000 + std::int64_t(to - 1) * kStepMicros;
    column.first = double(line.samples[from]);
    column.last = double(line.samples[to - 1]);
    column.min = double(low);
    column.max = double(high);
    column.count = static_cast<std::uint32_t>(to - from);
    return column;
}

FramePtr FrameWorkload::reduced(int chart, std::size_t frame, int columns) const
{
    auto answer = std::make_shared<Frame>();
    answer->range = range(frame);
    answer->columns = columns;
    const std::size_t offset = frame % kFrames;
    // As a QueryService does, wide columns are answered from the roll-ups alone.
    const std::size_t grain = m_points / static_cast<std::size_t>(columns) >= 640 ? 64 : 1;
    const auto count = static_cast<std::size_t>(columns);
    for (int s = 0; s < m_series; ++s) {
        const auto index = static_cast<std::size_t>(chart * m_series + s);
        const Line &line = m_lines[index];
        FrameSeries series;
        series.key = m_keys[index];
        series.info.name = "load";
        series.columns.reserve(count);
        series.min = 1e9;
        series.max = -1e9;
        for (std::size_t c = 0; c < count; ++c) {
            const std::size_t from = (m_points * c + count - 1) / count;
            const std::size_t to = (m_points * (c + 1) + count - 1) / count;
            if (from == to)
                continue;
            const FrameColumn &added = series.columns.emplace_back(
                column(line, (offset + from) / grain * grain, (offset + to) / grain * grain));
            series.min = std::min(series.min, added.min);
            series.max = std::max(series.max, added.max);
        }
        series.last = series.columns.back().last;
        series.mean = (series.min + series.max) / 2;
        series.count = m_points;
        answer->series.push_back(std::move(series));
    }
    return answer;
}

} // namespace perfdeck::bench
