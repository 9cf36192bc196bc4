// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace perfdeck::bench {

/// What breaks.
enum class FaultKind
{
    SlowDisk, ///< its series jump
    ThrottledGpu, ///< its series fall
    LeakingModel, ///< a ramp; what follows comes late
    LostWorker, ///< its series end
    NoisyNeighbour, ///< on and off, half of the time
    LossyNetwork, ///< a smaller change that only some of its series show
    BadDeploy, ///< of a model: its series change, those of its workers follow
    FullQueue, ///< of the gateway: hardly anything lies above it
};

inline constexpr int kFaultKinds = 8;

struct SimulatedSeries
{
    std::size_t node = 0; ///< of which part of the system
    std::vector<double> before;
    std::vector<double> range;
};

struct SimulatedFault
{
    FaultKind kind = FaultKind::SlowDisk;
    std::size_t node = 0; ///< the part that broke
    std::size_t onset = 0; ///< step of the range
    std::vector<SimulatedSeries> series;
};

/// A system of 1,000 series in which one part breaks, seen 10-secondly: an hour before and twenty
/// minutes of the range somebody asks about, in whose first half the fault begins.
///
/// The system: a gateway (10 series), 10 models (9 each), 40 workers (6 each), each with disk, GPU,
/// network and process (4 each), and 20 series that have to do with nothing. Each worker serves one
/// model.
///
/// What is assumed. The broken part shows the fault in 60 to 100 % of its series (at least two),
/// within a step. From there it spreads along the edges part → worker → model → gateway, to the
/// other parts of the worker and to the other workers of the model, each with a chance of 0.8, 0.5
/// and 0.5 and a delay of 1 to 8 steps an edge (25 to 50 behind a leak); each reached part shows it
/// in 70 % of its series. Sizes of causes and of what follows are drawn from the same law: 3 to 10
/// deviations of the series' own noise, up or down; half of all changes build up over 2 to 10
/// steps, causes too. Noise is of one of six kinds (white, first-order with 0.5 to 0.95, lognormal,
/// heavy-tailed with 3 degrees of freedom, with a spike in 2 % of samples, rounded to coarse
/// steps). Half of all series follow the time of day with an amplitude of up to 20 deviations. 10 %
/// drift from some moment on, up to 6 deviations by the end of the range; 2 % jump by 3 to 10
/// deviations at some moment of the whole time, for no reason at all. 1 % of samples are missing.
[[nodiscard]] SimulatedFault simulateFault(unsigned seed);

[[nodiscard]] std::string nameOf(FaultKind kind);

} // namespace perfdeck::bench
