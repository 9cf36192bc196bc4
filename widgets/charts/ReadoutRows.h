// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartReadout.h"
#include "widgets/charts/LayerSet.h"
#include "widgets/charts/MarkLane.h"
#include "widgets/charts/PlotCanvas.h"

#include <vector>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

/// What is to be read out of a chart, and how.
struct ReadoutSubject
{
    const SeriesBook &book;
    const LayerSet &layers;
    const MarkLane &lane;
    const MarkLane::Group *marks; ///< those at the moment; null for none
    Timestamp time;
    Sampling sampling;
    std::optional<std::size_t> highlight; ///< a line
    const QTimeZone &zone;
    const Theme &theme;
};

struct Readout
{
    ReadoutContent content;
    std::vector<CanvasMarker> markers; ///< the samples that were read
};

/// What happened in one place: the words of each mark and its time.
[[nodiscard]] std::vector<ChartReadout::Row> markRows(const MarkLane &lane,
                                                      const MarkLane::Group &group,
                                                      const QTimeZone &zone,
                                                      const Theme &theme);
/// The samples of the visible lines at a moment with units, their differences from an earlier
/// period, the spread, and what happened there.
[[nodiscard]] Readout readOut(const ReadoutSubject &subject);

} // namespace perfdeck
