// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"
#include "core/profile/judge/LayerMatch.h"
#include "core/stats/sample/WelchTest.h"

#include <limits>
#include <string>
#include <vector>

namespace perfdeck {

/// A layer in two profiles. Seconds; NaN of a side that does not have it.
struct LayerDiff
{
    LayerPair layers; ///< into the layers of A and B
    std::string name;
    std::string op;
    std::string module;
    double secondsA = std::numeric_limits<double>::quiet_NaN(); ///< means of the measured runs
    double secondsB = std::numeric_limits<double>::quiet_NaN();
    /// B − A with its 95 % interval, by Welch; NaN where a side has fewer than two runs, or only a
    /// summary of them. A layer that only one side has counts there as no time at all.
    double difference = 0;
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    double pValue = std::numeric_limits<double>::quiet_NaN();
    /// Adjusted for all layers looked at together (Benjamini and Hochberg).
    double qValue = std::numeric_limits<double>::quiet_NaN();

    [[nodiscard]] bool isOnlyInA() const { return layers.b == kNoIndex; }

    [[nodiscard]] bool isOnlyInB() const { return layers.a == kNoIndex; }

    /// Differs for certain, among all layers.
    [[nodiscard]] bool isSignificant() const { return qValue <= 0.05; }
};

/// B against A.
struct ProfileDiff
{
    std::vector<LayerDiff> layers; ///< as matchedLayers() orders them
    /// Whole runs; NaN without. The interval as that of a layer.
    double runSecondsA = std::numeric_limits<double>::quiet_NaN(); ///< means of the measured runs
    double runSecondsB = std::numeric_limits<double>::quiet_NaN();
    WelchTest run;
    double flopsA = 0; ///< of what is known
    double flopsB = 0;
    std::size_t onlyInA = 0; ///< layers
    std::size_t onlyInB = 0;
};

/// Both with their costs, if those are to be compared. O(layers × runs). Pure.
[[nodiscard]] ProfileDiff diffProfiles(const Profile &a, const Profile &b);

} // namespace perfdeck
