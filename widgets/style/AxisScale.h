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

/// How the user wants a value axis.
struct AxisWish
{
    enum class Base
    {
        Automatic, ///< from zero where that is honest and does not flatten the data
        Zero,
        Data, ///< no further than the data
    };

    Base base = Base::Automatic;
    bool logarithmic = false; ///< what is not above zero is not shown; the base means nothing

    friend bool operator==(const AxisWish &, const AxisWish &) = default;
};

/// A value axis: round bounds, ticks inside them, one unit for all labels.
struct AxisScale
{
    struct Tick
    {
        double value = 0; ///< in base units
        QString label; ///< without the unit, on a logarithmic axis with it
    };

    double min = 0;
    double max = 1;
    std::vector<Tick> ticks; ///< ascending, the first at min, the last at max
    QString unit; ///< shown once, may be empty
    double factor = 1; ///< of that unit: label = value / factor
    bool logarithmic = false;
};

/// Bounds around the data and about `targetTicks` ticks at round values (binary steps for bytes).
/// Non-finite input gives 0…1, on a logarithmic axis 1…10.
[[nodiscard]] AxisScale
niceAxis(double min, double max, Unit unit, int targetTicks, AxisWish wish = {});

/// Keeps an axis from jumping: grows at once, shrinks only when the data use less than half of it.
class StickyAxis final
{
public:
    /// Returns the axis to draw with.
    const AxisScale &
    update(double dataMin, double dataMax, Unit unit, int targetTicks, AxisWish wish = {});

    [[nodiscard]] const AxisScale &scale() const { return m_scale; }

    void reset() { m_valid = false; }

private:
    AxisScale m_scale;
    Unit m_unit = Unit::None;
    AxisWish m_wish;
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
