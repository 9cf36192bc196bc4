// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ComputePeak.h"
#include "core/model/Profile.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace perfdeck {

/// What slows a model down. Each rule is silent where the profile does not tell what it needs.
enum class AdviceRule
{
    HotLayer, ///< one layer takes far more than the others; of many the five that take most
    MemoryBound, ///< layers that wait for the memory, near its bandwidth
    LowerPrecision, ///< most time in float32 products of matrices
    BatchTooSmall, ///< the weights are most of what is read
    Fusion, ///< tensors written only to be read by the next layer
    LayoutConversions, ///< copies into another order
    FallbackProvider, ///< layers on the CPU, others on an accelerator
    LaunchBound, ///< a device waits between many short kernels
    IdleGaps, ///< nothing runs for a while
    Imbalance, ///< threads or streams with the same work, unevenly busy
    PoolUnused, ///< a pool of threads without work
    PoolWaiting, ///< a pool whose threads wait for each other
    SmallLayers, ///< many layers of a few microseconds
    RunOverhead, ///< a run takes longer than all its layers
    MemoryOwner, ///< one layer allocates far more than the others
};

/// "hot-layer", "memory-bound", …: stable, for scripts.
[[nodiscard]] const char *adviceCode(AdviceRule rule);

/// A number that speaks for an advice.
enum class Fact
{
    Seconds, ///< a run, of what the advice is about
    Share, ///< of the run, 0 … 1
    Count, ///< layers, kernels, gaps or tracks
    TimesMean, ///< as much as the mean of all layers
    Intensity, ///< FLOPs a byte
    Ridge, ///< FLOPs a byte from which on arithmetic is the limit
    Bandwidth, ///< bytes/s achieved
    PeakBandwidth, ///< bytes/s
    PeakNow, ///< FLOP/s in the precision at hand
    PeakThen, ///< FLOP/s in the precision advised
    WeightShare, ///< of the bytes moved, 0 … 1
    ByteCount,
    CopySeconds, ///< a run, between devices
    MedianSeconds, ///< of one kernel
    LongestSeconds, ///< of one gap
    MeanSeconds, ///< a run and track
};

/// "seconds", "share", …: stable.
[[nodiscard]] const char *factName(Fact fact);

struct Evidence
{
    Fact fact = Fact::Seconds;
    double value = 0;
};

/// How the gain of an advice was estimated.
enum class GainBasis
{
    None, ///< it cannot be told from this profile
    WholeTime, ///< at most: as if what is named took no time
    Roofline, ///< at most: as if the layer reached its bound
    FewerBytes, ///< time goes with the bytes that are moved
    FasterArithmetic, ///< by the measured rates, and no better than the bytes allow
    SharedWeights, ///< an item, of twice the batch: weights are read once for two
    EvenLoad, ///< at most: as if all tracks were equally busy
};

[[nodiscard]] const char *gainBasisName(GainBasis basis);

struct Advice
{
    AdviceRule rule = AdviceRule::HotLayer;
    std::string subject; ///< a precision, provider, device or track; may be empty
    std::vector<std::uint32_t> layers; ///< into Profile::layers; may be empty
    std::vector<Evidence> evidence;
    GainBasis basis = GainBasis::None;
    double gainSeconds = std::numeric_limits<double>::quiet_NaN(); ///< a run
    double gainShare = std::numeric_limits<double>::quiet_NaN(); ///< of the run, 0 … 1

    /// NaN where the advice does not rest on it.
    [[nodiscard]] double value(Fact fact) const;
};

/// Largest gain first, then those whose gain cannot be told, in the order of the rules. `profile`
/// with its costs (withCosts()); without `peaks` the rules that need a roof are silent. O(events +
/// layers log layers). Pure, any thread.
[[nodiscard]] std::vector<Advice> advise(const Profile &profile,
                                         const ComputePeaks *peaks = nullptr);

/// In English, as terminals and files have it: what was seen, what could be done, what it would
/// bring.
[[nodiscard]] std::string adviceText(const Advice &advice, const Profile &profile);

} // namespace perfdeck
