// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Event.h"
#include "core/model/Frame.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// Something that happened at a moment or during a range, shown on the charts it is about.
struct ChartMark
{
    enum class Kind
    {
        Note,
        Alert,
        Deploy,
        Scaling,
        Restart,
        Fault,
        Event,
        Change, ///< of the level of a series
    };

    Timestamp from;
    std::optional<Timestamp> to; ///< none: a moment
    QString text; ///< plain, one line
    Kind kind = Kind::Event;
    std::uint64_t id = 0; ///< handed back when the mark is activated
    std::string source{}; ///< label `source` of the series it is about; empty: all charts
    std::optional<SeriesKey> series{}; ///< where it is about one alone: only charts that draw it
    QString label{}; ///< written beside its line, a few letters; empty for none
    Severity severity = Severity::Info; ///< of a change: a warning where it is for the worse

    friend bool operator==(const ChartMark &, const ChartMark &) = default;
};

/// The lines of an earlier period beneath those of now.
struct ChartGhost
{
    FramePtr frame; ///< null: none
    Duration shift{0}; ///< how much earlier it was; added to its times
    QString name; ///< "1 day earlier"
};

/// A level that means something, such as the limit of an alert.
struct ChartThreshold
{
    double value = 0; ///< in the base unit of the chart
    QString name;
    Severity severity = Severity::Warning;
};

/// Between which values a line was expected to lie, or will.
struct ChartBand
{
    struct Point
    {
        Timestamp time;
        double low = 0; ///< NaN: unknown here
        double high = 0;
    };

    enum class Kind
    {
        Anomaly, ///< the expected values; what lies outside is strange
        Forecast, ///< the interval of a forecast
        Spread, ///< between two quantiles of many lines
    };

    SeriesKey series; ///< whose colour it takes; none of the chart: the colour of text
    std::vector<Point> points; ///< ascending in time, joined by straight lines
    Kind kind = Kind::Anomaly;
};

} // namespace perfdeck
