// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Console.h"
#include "core/model/ComputePeak.h"
#include "core/model/Profile.h"
#include "core/profile/judge/Advice.h"
#include "core/profile/judge/LayerNumbers.h"
#include "core/profile/judge/Roofline.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// What `profile` was asked to print.
struct ProfileView
{
    LayerGrouping by = LayerGrouping::Layer;
    std::size_t top = 0; ///< rows, those that cost most; 0: all, as they run
    std::string format; ///< as outputFormat() takes it
};

/// One profile judged, to be written in any format.
struct ProfileReport
{
    ProfilePtr profile; ///< with its costs
    ProfileTotals totals;
    std::vector<LayerRow> rows;
    std::vector<RooflinePoint> roofline;
    std::vector<Advice> advice;
};

[[nodiscard]] ProfileReport
reportOf(ProfilePtr profile, const ComputePeaks *peaks, const ProfileView &view);

/// FLOP/s that the layers of a row reached, over their peaks and over their bounds; NaN where those
/// are not known.
struct RowUtilisation
{
    double ofPeak = 0;
    double ofBound = 0;
};

[[nodiscard]] RowUtilisation utilisationOf(const ProfileReport &report, const LayerRow &row);

/// Table: a summary, the rows, memory, advice. CSV: the rows. JSON: everything, with the names that
/// trustformers-debug has for the fields of layers.
ExitCode printReport(const ProfileReport &report, const ProfileView &view);

/// The same of B against A: one row a layer.
ExitCode printDifference(const ProfileReport &a, const ProfileReport &b, const ProfileView &view);

} // namespace perfdeck
