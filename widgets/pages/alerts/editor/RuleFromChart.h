// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

namespace perfdeck {

class ChartFeed;
class TimeSeriesChart;
struct PageContext;

/// A rule about what the chart shows: its one line, or what it asked for. It warns beyond all that
/// was seen, so that it is quiet at first.
[[nodiscard]] AlertRule ruleFromChart(const TimeSeriesChart &chart, const ChartFeed &feed);
/// The entry in the menu of a chart that opens the editor with such a rule, where there is one.
void offerRule(const PageContext &context, TimeSeriesChart &chart, const ChartFeed &feed);

} // namespace perfdeck
