// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What somebody who reads a history takes for a change.
enum class ChangePreset
{
    Structural, ///< what changes the picture of the whole series
    Regression ///< any new level that stands clear of the noise
};

/// How a series was searched.
enum class ChangeMethod
{
    None, ///< too few points, or all are equal
    Distances, ///< a short history: energy distances, Welch's test
    Levels, ///< levels with noise around them
    Drift, ///< what a steady drift leaves over
    Lines ///< straight lines that need not meet
};

inline constexpr int kLeastSensitivity = 1;
inline constexpr int kUsualSensitivity = 6;
inline constexpr int kMostSensitivity = 12;

struct ChangeOptions
{
    ChangePreset preset = ChangePreset::Regression;
    int sensitivity = kUsualSensitivity; ///< 1 … 12: each step asks for less evidence
    /// Of how many points the series is the newest stretch, so that it is judged as strictly as the
    /// whole would be; 0: it is the whole. Regression only.
    std::size_t history = 0;
};

/// A series goes over to a new level.
struct ChangePoint
{
    std::size_t index = 0; ///< first point of the new level, counting all rows, missing ones too
    double confidence = 0; ///< probability that it is real, 0 … 1
    double effect = 0; ///< after / before − 1; NaN where the level before is 0
    double before = 0; ///< levels, in the unit of the series
    double after = 0;
    double p = 1; ///< two-sided, corrected for the resemblance of neighbours
    double strength = 0; ///< distance of the levels in deviations of single points
    double placement = 0; ///< probability that `index` is at most 5 points off; 0 where not known
    double evidence = 0; ///< what the confidence was made from, see Confidence.h
    /// Noise that resembles its neighbours could have made it as well: nobody can be sure of it.
    bool mayBeMemory = false;
};

struct ChangeAnalysis
{
    std::vector<ChangePoint> points; ///< ascending
    ChangeMethod method = ChangeMethod::None;
    std::string_view why; ///< one sentence: why this method; lives as long as the program
    std::size_t used = 0; ///< points that are not missing
    double noise = 0; ///< deviation of single points around their level
    double longRunNoise = 0; ///< as `noise`, as means of many neighbours see it; never below it
};

/// A series with fewer points that are not missing is not judged.
inline constexpr std::size_t kFewestForChanges = 8;
inline constexpr std::size_t kShortHistory = 30;

/// Change points of a history; what is not finite is missing.
///
/// Regression: optimal partition into levels (functional pruning, R. Maidstone, T. Hocking, G.
/// Rigaill, P. Fearnhead, Statistics and Computing 27, 2017) of the series without its spikes, with
/// a penalty scaled by the long-run noise; a history of at most kShortHistory points by energy
/// distances. Then a test of every change against its neighbours (CutFilter). Nothing is reported
/// where a steady drift, or points that resemble the ones before, explain as much as the levels do
/// (criterion of G. Schwarz, Annals of Statistics 6, 1978).
///
/// Structural: optimal partition into straight lines with a penalty scaled by the variance of the
/// whole series, as people judge a picture, and by the long-run noise.
///
/// Deterministic; O(n log n) as a rule. Pure, any thread.
[[nodiscard]] ChangeAnalysis findChanges(std::span<const double> series,
                                         const ChangeOptions &options = {});

/// The same over several series of one length that change together: one list of places; levels and
/// effects are those of the dimension that changes most against its noise.
[[nodiscard]] ChangeAnalysis findJointChanges(std::span<const std::span<const double>> dimensions,
                                              const ChangeOptions &options = {});

} // namespace perfdeck
