// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/correlate/Onset.h"

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// A series that may have changed in a range. All series of one ranking have the same steps.
struct ChangeCandidate
{
    std::span<const double> before; ///< equally spaced up to the range, NaN for gaps
    std::span<const double> range; ///< as long as that of all others
    /// The part of the system it tells of (a disk, a worker, a model): any number, the same for all
    /// series of that part.
    std::size_t part = 0;
    /// Steps from the start of the range, maybe negative, of events that concern that part: a
    /// deployment, a scaling decision, a fault.
    std::span<const double> events = {};
};

/// One series of a part that changed.
struct ChangedSeries
{
    std::size_t candidate = 0; ///< its place
    double takesPart = 0; ///< that it changed when the part did, 0…1
    Onset onset;
};

/// A part of the system that changed.
struct RankedChange
{
    std::size_t part = 0;
    std::vector<ChangedSeries> series; ///< those that changed clearest first, never empty
    double score = 0; ///< 0…1, see rankChanges()
    double confidence = 0; ///< that the clearest changed at all, 0…1
    double companions = 0; ///< how many more of its series changed at the same time
    double lead = 0; ///< that nothing else of what changed with it came before it, 0…1
    bool hasEvent = false; ///< an event that concerns it lies just before its onset
    std::size_t step = 0; ///< of the range, at which it began
};

/// What else changed in a range, causes first. A part that broke shows it in several of its series
/// at once, which series that change each for itself do not, and nothing that follows from it came
/// before it: the score is the probability of the one (Bayes' rule) × that of the other, drawn
/// towards 1 where an event came just before. An onset that is not sure to a sample counts by its
/// chances (see findOnset()). Size says nothing: what is caused often changes more than its cause.
/// Ordered by score, then by evidence, then by part; series of which nothing can be said are left
/// out.
/// O(candidates × before × range). Pure.
[[nodiscard]] std::vector<RankedChange> rankChanges(std::span<const ChangeCandidate> candidates);

} // namespace perfdeck
