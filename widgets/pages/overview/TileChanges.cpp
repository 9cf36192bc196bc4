// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/overview/TileChanges.h"

#include "core/stats/sample/Adjust.h"
#include "widgets/style/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

constexpr double kLevel = 0.05;

/// In points for shares, as a share of the earlier value else, in the unit where that is zero.
QString amountText(double difference, double shift, Unit unit)
{
    if (unit == Unit::Ratio)
        return QCoreApplication::translate("Tiles", "%1 points")
            .arg(formatNumber(difference * 100, 2));
    return formatText(std::isfinite(shift) ? shift : difference,
                      std::isfinite(shift) ? Unit::Ratio : unit);
}

QString intervalText(const Comparison &found, Unit unit)
{
    return QCoreApplication::translate("Tiles", "%1 to %2")
        .arg(amountText(found.differenceInterval.low, found.shiftInterval.low, unit),
             amountText(found.differenceInterval.high, found.shiftInterval.high, unit));
}

} // namespace

bool TileChange::isClear() const
{
    return isKnown && comparison.isSignificant() && q < kLevel;
}

std::vector<TileChange>
tileChanges(std::span<const TileSpec> tiles, const Frame &now, const Frame &earlier)
{
    std::vector<TileChange> changes;
    std::vector<double> pValues;
    for (const TileSpec &tile : tiles) {
        const Trend before = trendOf(earlier, tile.selectors, tile.reduce);
        const Trend after = trendOf(now, tile.selectors, tile.reduce);
        TileChange change;
        change.isKnown = before.value && after.value;
        if (change.isKnown)
            change.comparison = compareSamples(before.course, after.course);
        pValues.push_back(change.isKnown ? change.comparison.pValue
                                         : std::numeric_limits<double>::quiet_NaN());
        changes.push_back(std::move(change));
    }
    const std::vector<double> adjusted = benjaminiHochbergAdjusted(pValues);
    for (std::size_t at = 0; at < changes.size(); ++at)
        if (changes[at].isKnown)
            changes[at].q = adjusted[at];
    return changes;
}

QString changeText(const TileChange &change, Unit unit)
{
    if (!change.isKnown)
        return {};
    const Comparison &found = change.comparison;
    if (change.isClear())
        return (found.difference > 0 ? QStringLiteral("▲ ") : QStringLiteral("▼ "))
            + amountText(std::abs(found.difference), std::abs(found.shift), unit);
    return found.verdict == Verdict::Equivalent
        ? QCoreApplication::translate("Tiles", "steady")
        : QCoreApplication::translate("Tiles", "no clear change");
}

QString changeEvidence(const TileChange &change, Unit unit)
{
    if (!change.isKnown)
        return {};
    const Comparison &found = change.comparison;
    return QCoreApplication::translate(
               "Tiles",
               "Against the span before: typically %1 (95 % interval %2), q %3 over all tiles, "
               "from %4 and %5 points in time worth %6 and %7 independent ones.")
        .arg(amountText(found.difference, found.shift, unit),
             intervalText(found, unit),
             formatNumber(change.q, 2))
        .arg(found.countA)
        .arg(found.countB)
        .arg(formatNumber(found.effectiveA, 2), formatNumber(found.effectiveB, 2));
}

} // namespace perfdeck
