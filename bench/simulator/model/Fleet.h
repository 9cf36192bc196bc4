// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/simulator/model/Catalog.h"
#include "bench/simulator/model/Dice.h"
#include "bench/simulator/model/ScalingPolicy.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck::simulation {

/// Times are seconds of the model.
struct SimulatedWorker
{
    enum class State
    {
        Active,
        Lost, ///< silent, which the coordinator does not know yet
        Recovering,
        Broken, ///< until somebody repairs it
        Removed, ///< by a scaling decision; the next one may bring it back
    };

    std::string id;
    std::string host;
    const HardwareType *type = nullptr;
    State state = State::Active;
    double stateSince = 0;
    double registered = 0;
    double lastHeartbeat = 0;
    bool hasBeat = false; ///< has sent its load at least once
    bool isFlaky = false;
    Resources free;
    std::vector<std::uint32_t> tasks; ///< running on it
    std::uint64_t completed = 0; ///< since the start of the coordinator
    std::uint64_t failed = 0;
    double workedSeconds = 0; ///< of the completed ones
    double cpuPercent = 2; ///< as the last heartbeat had it, likewise below
    double memoryPercent = 12;
    double diskPercent = 40;
    std::uint32_t recoveries = 0; ///< attempts
    std::optional<double> lastRecovery;

    /// Reserved of all, 0 to 1.
    [[nodiscard]] ReservedShares reserved() const;

    /// Takes part in the resource manager's sums.
    [[nodiscard]] bool isManaged() const { return state == State::Active || state == State::Lost; }
};

/// The workers: their hardware, heartbeats, losses and repairs. What they do is told them.
class Fleet final
{
public:
    static constexpr double kHeartbeat = 10; ///< seconds between two of one worker
    static constexpr double kSilence = 30; ///< after which the coordinator gives a worker up

    Fleet(std::uint32_t workers, Dice &dice);

    [[nodiscard]] const std::vector<SimulatedWorker> &workers() const { return m_workers; }

    [[nodiscard]] SimulatedWorker &worker(std::uint32_t index) { return m_workers[index]; }

    [[nodiscard]] std::size_t managed() const { return m_managed; }

    /// Means over the managed workers; those without a GPU count as 0 for it, as in the exporter.
    [[nodiscard]] ReservedShares reserved() const;
    /// Managed ones without tasks.
    [[nodiscard]] std::vector<std::uint32_t> idle() const;

    /// Heartbeats, losses, recoveries of one second. Gives the workers that were given up, whose
    /// tasks have to go elsewhere.
    [[nodiscard]] std::vector<std::uint32_t> live(double seconds);

    /// Brings removed workers back first, then adds new ones.
    void add(std::uint32_t count, double seconds);
    void remove(std::uint32_t index, double seconds);

private:
    void join(double seconds);
    void beat(SimulatedWorker &worker, double seconds);
    void lose(double seconds);
    [[nodiscard]] bool recover(SimulatedWorker &worker, double seconds);
    void turn(SimulatedWorker &worker, SimulatedWorker::State state, double seconds);

    Dice &m_dice;
    std::vector<SimulatedWorker> m_workers;
    std::vector<std::uint32_t> m_perType; ///< workers ever made, for their names
    std::size_t m_managed = 0;
};

} // namespace perfdeck::simulation
