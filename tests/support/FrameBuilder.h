// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "core/model/Sample.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// Makes the frame a QueryService would answer with, from plain samples.
class FrameBuilder final
{
public:
    FrameBuilder(TimeRange range, int columns)
        : m_frame(std::make_shared<Frame>())
    {
        m_frame->range = range;
        m_frame->columns = columns;
    }

    /// Adds a series; samples ascend in time. Neighbours further apart than `gap` are not joined.
    FrameBuilder &
    add(SeriesKey key, const std::vector<Sample> &samples, Duration gap = Duration::max())
    {
        FrameSeries series;
        series.id = SeriesId(static_cast<std::uint32_t>(m_frame->series.size()) + 1);
        series.info = metricInfo(key.metric);
        series.key = std::make_shared<const SeriesKey>(std::move(key));
        const Sample *before = nullptr;
        for (const Sample &sample : samples) {
            const bool broken = before != nullptr && sample.time - before->time > gap;
            put(series, sample, broken);
            before = &sample;
        }
        summarize(series, samples);
        m_frame->series.push_back(std::move(series));
        return *this;
    }

    /// `count` samples from the start of the range on, one per `step`, value(i).
    template<class Function>
    FrameBuilder &addEvery(SeriesKey key, Duration step, Function value)
    {
        std::vector<Sample> samples;
        std::size_t i = 0;
        for (Timestamp time = m_frame->range.from; time < m_frame->range.to; time += step)
            samples.push_back({time, value(i++)});
        return add(std::move(key), samples);
    }

    FrameBuilder &spread(FrameSpread spread)
    {
        m_frame->spread = std::move(spread);
        return *this;
    }

    FrameBuilder &tier(FrameTier tier)
    {
        m_frame->tier = tier;
        return *this;
    }

    [[nodiscard]] FramePtr build() const { return m_frame; }

private:
    void put(FrameSeries &series, const Sample &sample, bool broken) const
    {
        const std::int64_t time = sample.time.time_since_epoch().count();
        if (series.columns.empty() || columnOf(time) != columnOf(series.columns.back().time)
            || broken) {
            series.columns.push_back(
                {time, time, sample.value, sample.value, sample.value, sample.value, 1, broken});
            return;
        }
        FrameColumn &column = series.columns.back();
        column.lastTime = time;
        column.last = sample.value;
        column.min = std::fmin(column.min, sample.value);
        column.max = std::fmax(column.max, sample.value);
        ++column.count;
    }

    [[nodiscard]] std::int64_t columnOf(std::int64_t time) const
    {
        const std::int64_t from = m_frame->range.from.time_since_epoch().count();
        return static_cast<std::int64_t>(
            std::floor(static_cast<double>(time - from) * m_frame->columns
                       / static_cast<double>(m_frame->range.length().count())));
    }

    static void summarize(FrameSeries &series, const std::vector<Sample> &samples)
    {
        const double nothing = std::numeric_limits<double>::quiet_NaN();
        series.min = series.max = series.mean = series.last = nothing;
        double sum = 0;
        std::size_t finite = 0;
        for (const Sample &sample : samples) {
            series.min = std::fmin(series.min, sample.value);
            series.max = std::fmax(series.max, sample.value);
            if (std::isfinite(sample.value)) {
                sum += sample.value;
                ++finite;
            }
        }
        series.count = samples.size();
        if (finite > 0)
            series.mean = sum / static_cast<double>(finite);
        if (!samples.empty()) {
            series.last = samples.back().value;
            series.lastTime = samples.back().time.time_since_epoch().count();
        }
    }

    std::shared_ptr<Frame> m_frame;
};

} // namespace perfdeck
