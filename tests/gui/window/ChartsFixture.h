// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/window/WindowFixture.h"
#include "widgets/charts/TimeSeriesChart.h"

namespace perfdeck {

constexpr int kPatience = 10'000; ///< milliseconds, for a busy machine

/// The window over this machine, and two of its charts.
struct ChartsFixture : WindowFixture
{
    ChartsFixture()
        : cpu(find<TimeSeriesChart>("chart-cpu"))
        , memory(find<TimeSeriesChart>("chart-memory"))
    {
    }

    /// Until both charts show some samples.
    [[nodiscard]] bool waitForSamples() const
    {
        const auto hasSamples = [](const TimeSeriesChart *chart) {
            return chart->frame() && !chart->frame()->series.empty()
                && chart->frame()->series.front().count > 3;
        };
        return QTest::qWaitFor([&] { return hasSamples(cpu) && hasSamples(memory); }, kPatience);
    }

    TimeSeriesChart *cpu;
    TimeSeriesChart *memory;
};

} // namespace perfdeck
