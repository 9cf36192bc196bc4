// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/AxisScale.h"

#include "widgets/style/Format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace perfdeck {

namespace {

bool isBinary(Unit unit)
{
    return unit == Unit::Byte || unit == Unit::BytePerSecond;
}

/// Amounts and shares mean something only against nothing; levels such as a temperature do not.
bool alwaysFromZero(Unit unit)
{
    switch (unit) {
    case Unit::Ratio:
    case Unit::BytePerSecond:
    case Unit::PerSecond:
    case Unit::RequestPerSecond:
    case Unit::SamplePerSecond:
    case Unit::TokenPerSecond:
    case Unit::Count:
        return true;
    default:
        return false;
    }
}

/// The smallest of 1, 2, 2.5, 5 × 10^k not below `raw`.
double decimalStep(double raw)
{
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    static constexpr std::array kSteps{1.0, 2.0, 2.5, 5.0, 10.0};
    for (const double step : kSteps) {
        if (step * power >= raw * (1 - 1e-9))
            return step * power;
    }
    return 10 * power;
}

/// A power of two of the unit that `largest` is shown in; below one of it a decimal part, which has
/// fewer digits.
double binaryStep(double raw, double largest)
{
    const double factor = scaledUnit(largest, Unit::Byte).factor;
    return raw < factor ? decimalStep(raw / factor) * factor
                        : std::exp2(std::ceil(std::log2(raw) - 1e-9));
}

double timeStep(double raw)
{
    static constexpr std::array kSteps{1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0};
    for (const double unit : {1.0, 60.0}) {
        for (const double step : kSteps) {
            if (raw > 1 && step * unit >= raw * (1 - 1e-9))
                return step * unit;
        }
    }
    return raw <= 1 ? decimalStep(raw) : decimalStep(raw / 3600) * 3600;
}

/// `largest`: the largest value of the axis, without its sign.
double stepFor(double raw, Unit unit, double largest)
{
    if (isBinary(unit))
        return binaryStep(raw, largest);
    if (unit == Unit::Second)
        return timeStep(raw);
    if (unit == Unit::Count)
        return raw <= 1 ? 1 : raw > 2 && raw <= 5 ? 5 : decimalStep(raw); // whole
    return decimalStep(raw);
}

struct Bounds
{
    double min;
    double max;
};

Bounds sensibleBounds(double min, double max, Unit unit, AxisWish::Base base)
{
    if (!std::isfinite(min) || !std::isfinite(max) || max < min)
        return {0, 1};
    if (base == AxisWish::Base::Zero && (min != 0 || max != 0))
        return {std::min(min, 0.0), std::max(max, 0.0)};
    if (base == AxisWish::Base::Data && max > min)
        return {min, max};
    const bool flat = max - min <= std::abs(max) * 1e-9;
    if (min == 0 && max == 0)
        return {0, unit == Unit::Ratio ? 0.01 : 1};
    if (min >= 0 && (alwaysFromZero(unit) || flat || max - min >= 0.2 * max))
        return {0, max};
    if (max <= 0 && (flat || max - min >= -0.2 * min))
        return {min, 0};
    return {min, max};
}

constexpr int kMostDecimals = 15;

/// Enough decimals that neighbouring labels differ.
int decimalsOf(double step)
{
    for (int decimals = 0; decimals < kMostDecimals; ++decimals) {
        const double scaled = step * std::pow(10.0, decimals);
        if (scaled > 0.5 && std::abs(scaled - std::round(scaled)) < 1e-6 * scaled)
            return decimals;
    }
    return kMostDecimals;
}

QString tickLabel(double value, int decimals)
{
    return formatIn(value, {}, decimals);
}

/// Round values from at or below min to at or above max, each a multiple of the one before: powers
/// of ten (with 2 and 5 between them where there is room), of two for bytes.
std::vector<double> logSteps(double min, double max, Unit unit, int targetTicks)
{
    const bool binary = isBinary(unit);
    const auto exponent
        = [binary](double value) { return binary ? std::log2(value) : std::log10(value); };
    const int low = static_cast<int>(std::floor(exponent(min) + 1e-9));
    const int high = std::max(low + 1, static_cast<int>(std::ceil(exponent(max) - 1e-9)));
    std::vector<double> steps;
    if (!binary && (high - low) * 3 <= targetTicks) {
        for (int e = low; e <= high; ++e)
            for (const double part : {1.0, 2.0, 5.0})
                steps.push_back(part * std::pow(10.0, e));
        while (steps.size() > 2 && steps[1] <= min * (1 + 1e-9))
            steps.erase(steps.begin());
        while (steps.size() > 2 && steps[steps.size() - 2] >= max * (1 - 1e-9))
            steps.pop_back();
        return steps;
    }
    int every = 1;
    for (const int wider : {1, 2, 5, 10, 20, 50, 100, 200, 400}) {
        every = wider;
        if ((high - low) / wider + 1 <= targetTicks)
            break;
    }
    const int first = static_cast<int>(std::floor(static_cast<double>(low) / every)) * every;
    for (int e = first;; e += every) {
        steps.push_back(std::pow(binary ? 2.0 : 10.0, e));
        if (e >= high)
            return steps;
    }
}

/// Hours and days are no powers of ten.
QString logLabel(double value, Unit unit)
{
    return unit == Unit::Second && value >= 1
        ? formatNumber(value) + QChar(0x00A0) + QLatin1Char('s')
        : formatText(value, unit);
}

AxisScale logAxis(double min, double max, Unit unit, int targetTicks)
{
    if (!std::isfinite(min) || !std::isfinite(max) || !(min > 0) || max < min)
        std::tie(min, max) = std::pair(1.0, 10.0);
    AxisScale scale;
    scale.logarithmic = true;
    for (const double value : logSteps(min, max, unit, targetTicks))
        scale.ticks.push_back({value, logLabel(value, unit)});
    scale.min = scale.ticks.front().value;
    scale.max = scale.ticks.back().value;
    scale.factor = scaledUnit(scale.max, unit).factor;
    return scale;
}

} // namespace

AxisScale niceAxis(double min, double max, Unit unit, int targetTicks, AxisWish wish)
{
    if (wish.logarithmic)
        return logAxis(min, max, unit, targetTicks);
    const Bounds bounds = sensibleBounds(min, max, unit, wish.base);
    const double span = std::max(bounds.max - bounds.min, std::abs(bounds.max) * 1e-9);
    const int intervals = std::max(1, targetTicks - 1);
    const double largest = std::max(std::abs(bounds.min), std::abs(bounds.max));
    double step = stepFor(span / intervals, unit, largest);
    // Who asked for the data alone gets more ticks rather than a zero far below.
    if (wish.base == AxisWish::Base::Data && bounds.min > 0 && bounds.min < step)
        step = stepFor(std::max(bounds.min, span / intervals / 3), unit, largest);
    AxisScale scale;
    scale.min = std::floor(bounds.min / step + 1e-9) * step;
    scale.max = std::ceil(bounds.max / step - 1e-9) * step;
    if (scale.max <= scale.min)
        scale.max = scale.min + step;
    const ScaledUnit scaled = scaledUnit(std::max(std::abs(scale.min), std::abs(scale.max)), unit);
    scale.unit = scaled.name.trimmed();
    scale.factor = scaled.factor;
    const int decimals = decimalsOf(step / scaled.factor);
    const auto count = static_cast<int>(std::lround((scale.max - scale.min) / step));
    scale.ticks.reserve(static_cast<std::size_t>(count) + 1);
    for (int i = 0; i <= count; ++i) {
        // A tick computed as a sum may miss zero by a rounding error and read "−0.0".
        double value = scale.min + i * step;
        if (std::abs(value) < step * 1e-6)
            value = 0;
        scale.ticks.push_back({value, tickLabel(value / scaled.factor, decimals)});
    }
    return scale;
}

const AxisScale &
StickyAxis::update(double dataMin, double dataMax, Unit unit, int targetTicks, AxisWish wish)
{
    const AxisScale fresh = niceAxis(dataMin, dataMax, unit, targetTicks, wish);
    const bool sameQuestion
        = m_valid && unit == m_unit && targetTicks == m_targetTicks && wish == m_wish;
    const bool fits = fresh.min >= m_scale.min && fresh.max <= m_scale.max;
    const auto length = [&wish](const AxisScale &scale) {
        return wish.logarithmic ? std::log(scale.max / scale.min) : scale.max - scale.min;
    };
    const bool used = length(fresh) * 2 > length(m_scale);
    if (!sameQuestion || !fits || !used)
        m_scale = fresh;
    m_unit = unit;
    m_wish = wish;
    m_targetTicks = targetTicks;
    m_valid = true;
    return m_scale;
}

} // namespace perfdeck
