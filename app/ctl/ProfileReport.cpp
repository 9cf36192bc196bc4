// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ProfileReport.h"

#include "app/ctl/ProfileDocument.h"
#include "app/ctl/ProfileTables.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

namespace perfdeck {

namespace {

/// What a row costs: its time, of a model that did not run its FLOPs.
double weightOf(const LayerRow &row)
{
    return row.mean.samples > 0 ? row.seconds : std::isnan(row.flops) ? 0 : row.flops;
}

ExitCode flushed()
{
    return std::fflush(stdout) == 0 ? kFinished : kFailed;
}

} // namespace

ProfileReport reportOf(ProfilePtr profile, const ComputePeaks *peaks, const ProfileView &view)
{
    ProfileReport report{profile,
                         totalsOf(*profile),
                         layerRows(*profile, view.by),
                         roofline(*profile, peaks),
                         advise(*profile, peaks)};
    if (view.top > 0) {
        std::ranges::stable_sort(report.rows, std::greater<>(), weightOf);
        report.rows.resize(std::min(report.rows.size(), view.top));
    }
    return report;
}

RowUtilisation utilisationOf(const ProfileReport &report, const LayerRow &row)
{
    double flops = 0;
    double atPeak = 0;
    double atBound = 0;
    for (const std::uint32_t layer : row.layers) {
        const auto point
            = std::ranges::lower_bound(report.roofline, layer, {}, &RooflinePoint::layer);
        if (point == report.roofline.end() || point->layer != layer)
            continue;
        const double seconds = report.profile->layers[layer].median;
        flops += point->flopsPerSecond * seconds;
        atPeak += point->peak * seconds;
        atBound += point->bound * seconds;
    }
    return {flops / atPeak, flops / atBound};
}

ExitCode printReport(const ProfileReport &report, const ProfileView &view)
{
    switch (outputFormat(view.format)) {
    case TableFormat::Json:
        printDocument(reportJson(report));
        break;
    case TableFormat::Csv:
        printRows(report);
        break;
    case TableFormat::Text:
        printSummary(report);
        printWordedRows(report);
        printMemory(report);
        printAdvice(report);
        break;
    }
    return flushed();
}

ExitCode printDifference(const ProfileReport &a, const ProfileReport &b, const ProfileView &view)
{
    ProfileDiff diff = diffProfiles(*a.profile, *b.profile);
    if (view.top > 0) {
        std::ranges::stable_sort(diff.layers, std::greater<>(), [](const LayerDiff &layer) {
            return std::isnan(layer.difference) ? 0 : std::abs(layer.difference);
        });
        diff.layers.resize(std::min(diff.layers.size(), view.top));
    }
    switch (outputFormat(view.format)) {
    case TableFormat::Json:
        printDocument(differenceJson(a, b, diff));
        break;
    case TableFormat::Csv:
        printDifferences(diff);
        break;
    case TableFormat::Text:
        printWordedDifferences(a, b, diff);
        break;
    }
    return flushed();
}

} // namespace perfdeck
