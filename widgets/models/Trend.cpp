// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/Trend.h"

#include "widgets/style/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kSteady = 0.01;

void combine(double &target, double value, Reduce reduce)
{
    if (std::isnan(value))
        return;
    if (std::isnan(target))
        target = value;
    else
        target = reduce == Reduce::Sum ? target + value : std::max(target, value);
}

void addCourse(std::vector<double> &course,
               const FrameSeries &series,
               const TimeRange &range,
               Reduce reduce)
{
    const double width = double(range.length().count()) / double(course.size());
    const std::int64_t from = range.from.time_since_epoch().count();
    for (const FrameColumn &column : series.columns) {
        const auto at = std::int64_t(double(column.time - from) / width);
        const auto last = std::int64_t(course.size()) - 1;
        combine(course[std::size_t(std::clamp<std::int64_t>(at, 0, last))], column.last, reduce);
    }
}

std::optional<double> known(double value)
{
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

} // namespace

Trend trendOf(const Frame &frame, std::span<const Selector> selectors, Reduce reduce)
{
    Trend trend;
    double value = kNone;
    double mean = kNone;
    for (const FrameSeries &series : frame.series) {
        const bool wanted
            = std::any_of(selectors.begin(), selectors.end(), [&series](const Selector &selector) {
                  return selector.matches(*series.key);
              });
        if (!wanted || series.count == 0)
            continue;
        if (trend.course.empty())
            trend.course.assign(std::size_t(std::max(frame.columns, 1)), kNone);
        if (reduce == Reduce::Largest && !(series.last <= value) && !std::isnan(series.last))
            trend.rated = ratedLast(series, companionsOf(frame, *series.key));
        combine(value, series.last, reduce);
        combine(mean, series.mean, reduce);
        trend.time = std::max(trend.time, Timestamp(Duration(series.lastTime)));
        addCourse(trend.course, series, frame.range, reduce);
    }
    trend.value = known(value);
    trend.rated.value = value;
    trend.mean = known(mean);
    return trend;
}

QString changeText(std::optional<double> before, std::optional<double> now, Unit unit)
{
    if (!before || !now)
        return {};
    const bool isRatio = unit == Unit::Ratio;
    if (!isRatio && *before == 0)
        return *now == 0 ? QCoreApplication::translate("Trend", "steady") : QString();
    const double change = isRatio ? *now - *before : (*now - *before) / std::abs(*before);
    if (!std::isfinite(change))
        return {};
    if (std::abs(change) < kSteady)
        return QCoreApplication::translate("Trend", "steady");
    const QString arrow = change > 0 ? QStringLiteral("▲ ") : QStringLiteral("▼ ");
    if (isRatio)
        return arrow
            + QCoreApplication::translate("Trend", "%1 points")
                  .arg(formatNumber(std::abs(change) * 100, 2));
    if (change >= 9.995)
        return arrow + QStringLiteral("×") + formatNumber(*now / *before, 2);
    return arrow + formatText(std::abs(change), Unit::Ratio);
}

} // namespace perfdeck
