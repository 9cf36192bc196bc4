// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"
#include "core/model/TimeRange.h"

#include <QString>

#include <vector>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

/// A value axis: round bounds, ticks inside them, one unit for all labels.
struct AxisScale
{
    struct Tick
    {
        double value = 0; ///< in base units
        QString label; ///< without the unit
    };

    double min = 0;
    double max = 1;
    std::vector<Tick> ticks; ///< ascending, the first at min, the last at max
    QString unit; ///< shown once, may be empty
    double factor = 1; ///< of that unit: label = value / factor
};

/// Bounds around the data and about `targetTicks` ticks at round values (binary steps for bytes).
/// Starts at zero where that is honest and does not flatten the data. Non-finite input gives 0…1.
[[nodiscard]] AxisScale niceAxis(double min, double max, Unit unit, int targetTicks);

/// Keeps an axis from jumping: grows at once, shrinks only when the data use less than half of it.
class StickyAxis final
{
public:
    /// Returns the axis to draw with.
    const AxisScale &update(double dataMin, double dataMax, Unit unit, int targetTicks);

    [[nodiscard]] const AxisScale &scale() const { return m_scale; }

    void reset() { m_valid = false; }

private:
    AxisScale m_scale;
    Unit m_unit = Unit::None;
    int m_targetTicks = 0;
    bool m_valid = false;
};

struct TimeTick
{
    Timestamp time;
    QString label;
    bool isMajor = false; ///< begins a new day (month, year); the label names it
};

/// Ticks at round local times of the zone, at most `maxTicks`; steps from 1 ms to years.
[[nodiscard]] std::vector<TimeTick> timeTicks(TimeRange range, int maxTicks, const QTimeZone &zone);

} // namespace perfdeck
