// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/model/Fleet.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace perfdeck::simulation {

namespace {

using State = SimulatedWorker::State;

constexpr double kFlakyShare = 0.05;
constexpr double kFlakiness = 8; // times as many losses
constexpr double kRecovery = 90; // seconds, mean
constexpr double kRepair = 1'500; // seconds, mean
constexpr double kRecovers = 0.88; // of recoveries that work

double used(std::uint32_t all, std::uint32_t free)
{
    return all == 0 ? 0 : double(all - free) / double(all);
}

} // namespace

ReservedShares SimulatedWorker::reserved() const
{
    ReservedShares shares{used(type->all.cores, free.cores),
                          used(type->all.memoryMb, free.memoryMb),
                          used(type->all.gpuMemoryMb, free.gpuMemoryMb)};
    shares.overall = type->all.gpuMemoryMb == 0 ? (shares.cpu + shares.memory) / 2
                                                : (shares.cpu + shares.memory + shares.gpu) / 3;
    return shares;
}

Fleet::Fleet(std::uint32_t workers, Dice &dice)
    : m_dice(dice)
    , m_perType(hardwareTypes().size())
{
    m_workers.reserve(workers);
    for (std::uint32_t i = 0; i < workers; ++i)
        join(0);
}

void Fleet::join(double seconds)
{
    const auto types = hardwareTypes();
    // The type that is furthest behind its share: a small fleet has every kind too.
    std::size_t type = 0;
    double most = -1;
    for (std::size_t i = 0; i < types.size(); ++i) {
        const double behind = types[i].share * double(m_workers.size() + 1) - m_perType[i];
        if (behind > most) {
            most = behind;
            type = i;
        }
    }
    SimulatedWorker worker;
    char name[48];
    std::snprintf(name,
                  sizeof name,
                  "%.*s-%04u",
                  int(types[type].prefix.size()),
                  types[type].prefix.data(),
                  ++m_perType[type]);
    worker.id = std::string("worker-") + name;
    worker.host = std::string(name) + ".lab";
    worker.type = &types[type];
    worker.free = types[type].all;
    worker.registered = worker.lastHeartbeat = worker.stateSince = seconds;
    worker.isFlaky = m_dice.chance(kFlakyShare);
    worker.diskPercent = m_dice.between(25, 80);
    m_workers.push_back(std::move(worker));
    ++m_managed;
}

ReservedShares Fleet::reserved() const
{
    ReservedShares sum;
    for (const SimulatedWorker &worker : m_workers) {
        if (!worker.isManaged())
            continue;
        const ReservedShares shares = worker.reserved();
        sum.cpu += shares.cpu;
        sum.memory += shares.memory;
        sum.gpu += shares.gpu;
        sum.overall += shares.overall;
    }
    const double count = std::max<double>(1, double(m_managed));
    return {sum.cpu / count, sum.memory / count, sum.gpu / count, sum.overall / count};
}

std::vector<std::uint32_t> Fleet::idle() const
{
    // The last one of its kind stays: nobody else could take its tasks.
    std::map<const HardwareType *, std::size_t> active;
    for (const SimulatedWorker &worker : m_workers)
        active[worker.type] += worker.state == State::Active ? 1 : 0;
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < m_workers.size(); ++i) {
        const SimulatedWorker &worker = m_workers[i];
        if (worker.state == State::Active && worker.tasks.empty() && active[worker.type] > 1) {
            found.push_back(i);
            --active[worker.type];
        }
    }
    return found;
}

std::vector<std::uint32_t> Fleet::live(double seconds)
{
    lose(seconds);
    std::vector<std::uint32_t> givenUp;
    const auto turnOf = static_cast<std::uint32_t>(std::fmod(seconds, kHeartbeat));
    for (std::uint32_t i = 0; i < m_workers.size(); ++i) {
        SimulatedWorker &worker = m_workers[i];
        if (worker.state == State::Active && i % std::uint32_t(kHeartbeat) == turnOf)
            beat(worker, seconds);
        else if (worker.state != State::Active && recover(worker, seconds))
            givenUp.push_back(i);
    }
    return givenUp;
}

void Fleet::beat(SimulatedWorker &worker, double seconds)
{
    constexpr double kInertia = 0.6; // load follows what is reserved within a few heartbeats
    const ReservedShares shares = worker.reserved();
    const auto follow = [&](double &value, double target, double noise) {
        value += (1 - kInertia) * (m_dice.normal(target, noise) - value);
        value = std::clamp(value, 0.1, 99.9);
    };
    follow(worker.cpuPercent, 2 + 88 * shares.cpu, 6);
    follow(worker.memoryPercent, 10 + 80 * shares.memory, 1.5);
    worker.lastHeartbeat = seconds + m_dice.unit() - 1; // some time within the second that ends
    worker.hasBeat = true;
}

void Fleet::lose(double seconds)
{
    for (const HardwareType &type : hardwareTypes()) {
        const double perSecond = type.lossesPerHour / 3'600;
        // Flaky ones are hit more often: many draws, of which the others mostly are let off.
        const double draws = perSecond * kFlakiness * type.share * double(m_workers.size());
        for (std::uint32_t left = m_dice.poisson(draws); left > 0; --left) {
            SimulatedWorker &worker = m_workers[m_dice.index(m_workers.size())];
            if (!worker.isFlaky && !m_dice.chance(1 / kFlakiness))
                continue;
            if (worker.state == State::Active && worker.type == &type)
                turn(worker, State::Lost, seconds);
        }
    }
}

/// True when the coordinator gives the worker up.
bool Fleet::recover(SimulatedWorker &worker, double seconds)
{
    if (worker.state == State::Lost && seconds - worker.lastHeartbeat > kSilence) {
        turn(worker, State::Recovering, seconds);
        return true;
    }
    if (worker.state == State::Recovering && m_dice.chance(1 / kRecovery)) {
        ++worker.recoveries;
        worker.lastRecovery = seconds;
        turn(worker, m_dice.chance(kRecovers) ? State::Active : State::Broken, seconds);
    } else if (worker.state == State::Broken && m_dice.chance(1 / kRepair))
        turn(worker, State::Active, seconds);
    return false;
}

void Fleet::turn(SimulatedWorker &worker, SimulatedWorker::State state, double seconds)
{
    m_managed -= worker.isManaged() ? 1U : 0U;
    worker.state = state;
    worker.stateSince = seconds;
    m_managed += worker.isManaged() ? 1U : 0U;
    if (state == State::Active)
        worker.lastHeartbeat = seconds;
}

void Fleet::add(std::uint32_t count, double seconds)
{
    for (SimulatedWorker &worker : m_workers) {
        if (count == 0)
            return;
        if (worker.state != State::Removed)
            continue;
        turn(worker, State::Active, seconds);
        worker.registered = seconds;
        worker.hasBeat = false;
        --count;
    }
    for (; count > 0; --count)
        join(seconds);
}

void Fleet::remove(std::uint32_t index, double seconds)
{
    turn(m_workers[index], State::Removed, seconds);
}

} // namespace perfdeck::simulation
