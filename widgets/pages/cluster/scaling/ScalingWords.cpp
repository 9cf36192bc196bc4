// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/scaling/ScalingWords.h"

#include "widgets/style/Format.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kMinute = 60;
constexpr double kHour = 3600;

QString percent(double ratio)
{
    return formatText(ratio, Unit::Ratio);
}

QString points(double ratio)
{
    return formatText(ratio * 100, Unit::None);
}

/// The time in which the load can change by parts of itself, not by many times.
double stepOf(const RobustTrend &trend)
{
    const double fastest = std::max(std::abs(trend.slopeLow), std::abs(trend.slopeHigh));
    return fastest * kHour > 1 ? kMinute : kHour;
}

QString trendText(const RobustTrend &trend)
{
    const double step = stepOf(trend);
    const QString words = step == kHour
        ? QCoreApplication::translate("ScalingWords",
                                      "%1 points per hour (%2 to %3, from %4 samples)")
        : QCoreApplication::translate("ScalingWords",
                                      "%1 points per minute (%2 to %3, from %4 samples)");
    return words
        .arg(points(trend.slope * step),
             points(trend.slopeLow * step),
             points(trend.slopeHigh * step))
        .arg(trend.points);
}

QString noTrendText(const RobustTrend &trend)
{
    const double step = stepOf(trend);
    const QString words = step == kHour
        ? QCoreApplication::translate("ScalingWords",
                                      "No trend in this range: anything from %1 to %2 points per "
                                      "hour is possible (%3 samples).")
        : QCoreApplication::translate("ScalingWords",
                                      "No trend in this range: anything from %1 to %2 points per "
                                      "minute is possible (%3 samples).");
    return words.arg(points(trend.slopeLow * step), points(trend.slopeHigh * step))
        .arg(trend.points);
}

/// "14:50 (14:30 to 16:10)", "14:50 (14:30 or later)"
QString crossingText(const LoadForecast &forecast, Timestamp now, const QTimeZone &zone)
{
    const QString expected = formatMoment(*forecast.expected, now, zone);
    if (!forecast.earliest)
        return expected;
    const QString earliest = formatMoment(*forecast.earliest, now, zone);
    return forecast.latest
        ? QCoreApplication::translate("ScalingWords", "%1 (%2 to %3)")
              .arg(expected, earliest, formatMoment(*forecast.latest, now, zone))
        : QCoreApplication::translate("ScalingWords", "%1 (%2 or later)").arg(expected, earliest);
}

} // namespace

QString cooldownText(std::span<const Cooldown> cooldowns, Timestamp now, const QTimeZone &zone)
{
    QStringList lines;
    for (const Cooldown &cooldown : cooldowns) {
        if (cooldown.until <= now)
            continue;
        const bool isUp = cooldown.direction == ScalingAction::ScaleUp;
        const QString until = formatMoment(cooldown.until, now, zone);
        if (cooldown.isStated)
            lines.append(
                (isUp ? QCoreApplication::translate(
                     "ScalingWords", "No more workers are added until %1, says the server.")
                      : QCoreApplication::translate(
                          "ScalingWords", "No workers are removed until %1, says the server."))
                    .arg(until));
        else
            lines.append(
                (isUp ? QCoreApplication::translate(
                     "ScalingWords",
                     "No more workers are added until %1, if the cooldown is the default "
                     "of five minutes.")
                      : QCoreApplication::translate(
                          "ScalingWords",
                          "No workers are removed until %1, if the cooldown is the default "
                          "of ten minutes."))
                    .arg(until));
    }
    return lines.isEmpty()
        ? QCoreApplication::translate("ScalingWords", "No cooldown is known to run now.")
        : lines.join(QChar(u'\n'));
}

QString forecastText(const std::optional<LoadForecast> &forecast,
                     const ScalingRule &rule,
                     Timestamp now,
                     const QTimeZone &zone)
{
    if (!forecast)
        return QCoreApplication::translate(
            "ScalingWords", "Too few samples of the utilisation in this range for a forecast.");
    const RobustTrend &line = forecast->trend;
    if (!line.isTrend())
        return noTrendText(line);
    const QString trend = trendText(line);
    const QString course
        = (line.slope > 0 ? QCoreApplication::translate("ScalingWords", "The load rises by %1.")
                          : QCoreApplication::translate("ScalingWords", "The load changes by %1."))
              .arg(trend)
        + QChar(u' ');
    if (!forecast->next)
        return course
            + QCoreApplication::translate("ScalingWords", "It is beyond the threshold already.");
    const QString threshold
        = percent(*forecast->next == ScalingAction::ScaleUp ? rule.up : rule.down);
    if (!forecast->expected)
        return course
            + QCoreApplication::translate(
                  "ScalingWords", "If it goes on so, the threshold of %1 is not reached before %2.")
                  .arg(threshold, formatMoment(forecast->horizon, now, zone));
    return course
        + QCoreApplication::translate("ScalingWords",
                                      "If it goes on so, it reaches the threshold of %1 at %2.")
              .arg(threshold, crossingText(*forecast, now, zone));
}

QString
replayText(const std::vector<ReplayedDecision> &decisions, Timestamp now, const QTimeZone &zone)
{
    constexpr std::size_t kMostTimes = 12;
    const auto up
        = std::ranges::count(decisions, ScalingAction::ScaleUp, &ReplayedDecision::action);
    QString text = QCoreApplication::translate("ScalingWords", "%1 to add, %2 to remove")
                       .arg(up)
                       .arg(std::ssize(decisions) - up);
    QStringList times;
    for (std::size_t i = 0; i < std::min(decisions.size(), kMostTimes); ++i) {
        const ReplayedDecision &decision = decisions[i];
        QString time = (decision.action == ScalingAction::ScaleUp ? QStringLiteral("▲ ")
                                                                  : QStringLiteral("▼ "))
            + formatMoment(decision.time, now, zone);
        if (decision.count)
            time += QStringLiteral(" (+%1)").arg(*decision.count);
        times.append(time);
    }
    if (decisions.size() > kMostTimes)
        times.append(QStringLiteral("…"));
    return times.isEmpty() ? text : text + QStringLiteral(": ") + times.join(QStringLiteral(", "));
}

} // namespace perfdeck
