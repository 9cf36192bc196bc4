// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck::bench {

/// Noisy walks for every series of a page. A frame shows a window that moves on by one sample, so
/// all points of every frame are new. A min/max pyramid (blocks of 64 and 4,096 samples) stands for
/// the roll-ups from which a QueryService answers wide ranges.
class FrameWorkload final
{
public:
    FrameWorkload(int charts, int series, std::size_t points);

    [[nodiscard]] int charts() const { return m_charts; }

    [[nodiscard]] int series() const { return m_series; }

    [[nodiscard]] std::size_t points() const { return m_points; }

    [[nodiscard]] TimeRange range(std::size_t frame) const;
    /// The samples of one line in one frame.
    [[nodiscard]] std::span<const float> window(int chart, int series, std::size_t frame) const;
    /// What a QueryService would answer: at most one entry per pixel column.
    [[nodiscard]] FramePtr reduced(int chart, std::size_t frame, int columns) const;

private:
    struct Line
    {
        std::vector<float> samples;
        std::vector<float> low64, high64, low4096, high4096;
    };

    [[nodiscard]] FrameColumn column(const Line &line, std::size_t from, std::size_t to) const;
    static void widen(const Line &line, std::size_t from, std::size_t to, float &low, float &high);

    int m_charts;
    int m_series;
    std::size_t m_points;
    std::vector<Line> m_lines;
    std::vector<SeriesKeyPtr> m_keys;
};

} // namespace perfdeck::bench
