// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/correlate/FaultSimulator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace perfdeck::bench {

namespace {

constexpr std::size_t kBefore = 360;
constexpr std::size_t kRange = 120;
constexpr double kStepsOfDay = 8'640;
constexpr std::size_t kModels = 10;
constexpr std::size_t kWorkers = 40;
constexpr std::size_t kParts = 4; ///< of a worker: disk, GPU, network, process

// Numbers of the nodes.
constexpr std::size_t kGateway = 0;

constexpr std::size_t modelNode(std::size_t model)
{
    return 1 + model;
}

constexpr std::size_t workerNode(std::size_t worker)
{
    return 1 + kModels + worker;
}

constexpr std::size_t partNode(std::size_t worker, std::size_t part)
{
    return 1 + kModels + kWorkers + worker * kParts + part;
}

constexpr std::size_t kNodes = partNode(kWorkers, 0);
constexpr std::size_t kNothing = kNodes; ///< the node of series that belong to nothing

std::size_t seriesOf(std::size_t node)
{
    if (node == kGateway)
        return 10;
    if (node < workerNode(0))
        return 9;
    if (node < partNode(0, 0))
        return 6;
    return node == kNothing ? 20 : 4;
}

class Simulation final
{
public:
    explicit Simulation(unsigned seed)
        : m_random(seed)
    {
    }

    SimulatedFault run()
    {
        m_fault.kind = static_cast<FaultKind>(pick(kFaultKinds));
        m_fault.onset = 6 + pick(kRange / 2 - 6);
        m_fault.node = brokenNode();
        m_reached.assign(kNodes + 1, std::nullopt);
        m_reached[m_fault.node] = m_fault.onset;
        spread();
        for (std::size_t node = 0; node <= kNothing; ++node)
            addSeriesOf(node);
        return std::move(m_fault);
    }

private:
    std::size_t pick(std::size_t count)
    {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_random);
    }

    double uniform(double low, double high)
    {
        return std::uniform_real_distribution<double>(low, high)(m_random);
    }

    double normal() { return m_normal(m_random); }

    bool chance(double share) { return uniform(0, 1) < share; }

    std::size_t brokenNode()
    {
        const std::size_t worker = pick(kWorkers);
        switch (m_fault.kind) {
        case FaultKind::SlowDisk:
            return partNode(worker, 0);
        case FaultKind::ThrottledGpu:
            return partNode(worker, 1);
        case FaultKind::LossyNetwork:
            return partNode(worker, 2);
        case FaultKind::LeakingModel:
        case FaultKind::NoisyNeighbour:
            return partNode(worker, 3);
        case FaultKind::LostWorker:
            return workerNode(worker);
        case FaultKind::BadDeploy:
            return modelNode(pick(kModels));
        case FaultKind::FullQueue:
            break;
        }
        return kGateway;
    }

    // Where it goes from each node, and with which chance.
    std::vector<std::pair<std::size_t, double>> edges(std::size_t node)
    {
        std::vector<std::pair<std::size_t, double>> to;
        if (node == kGateway) {
            for (std::size_t model = 0; model < kModels; ++model)
                to.emplace_back(modelNode(model), 0.5);
        } else if (node < workerNode(0)) {
            to.emplace_back(kGateway, 0.8);
            for (std::size_t worker = node - 1; worker < kWorkers; worker += kModels)
                to.emplace_back(workerNode(worker), 0.5);
        } else if (node < partNode(0, 0)) {
            const std::size_t worker = node - workerNode(0);
            to.emplace_back(modelNode(worker % kModels), 0.8);
            for (std::size_t part = 0; part < kParts; ++part)
                to.emplace_back(partNode(worker, part), 0.5);
        } else {
            to.emplace_back(workerNode((node - partNode(0, 0)) / kParts), 0.8);
        }
        return to;
    }

    void spread()
    {
        std::vector<std::size_t> front{m_fault.node};
        while (!front.empty()) {
            std::vector<std::size_t> next;
            for (const std::size_t node : front)
                for (const auto &[to, share] : edges(node)) {
                    if (!chance(share))
                        continue;
                    const bool late
                        = m_fault.kind == FaultKind::LeakingModel && node == m_fault.node;
                    const std::size_t time
                        = *m_reached[node] + (late ? 25 + pick(26) : 1 + pick(8));
                    if (m_reached[to] && *m_reached[to] <= time)
                        continue;
                    if (!m_reached[to])
                        next.push_back(to);
                    m_reached[to] = time;
                }
            front = std::move(next);
        }
    }

    void addSeriesOf(std::size_t node)
    {
        const std::size_t count = seriesOf(node);
        const bool isCause = node == m_fault.node;
        const double share = isCause ? uniform(0.6, 1) : 0.7;
        for (std::size_t i = 0; i < count; ++i) {
            auto values = ordinary(node);
            if (m_reached[node] && *m_reached[node] < kRange
                && ((isCause && i < 2) || chance(share)))
                change(values, *m_reached[node] + (isCause ? pick(2) : 0), isCause);
            for (double &value : values)
                if (chance(0.01))
                    value = std::numeric_limits<double>::quiet_NaN();
            const auto middle = values.begin() + kBefore;
            m_fault.series.push_back({node, {values.begin(), middle}, {middle, values.end()}});
        }
    }

    /// A series in deviations of its noise, with time of day, drift and jumps for no reason.
    std::vector<double> ordinary(std::size_t node)
    {
        auto values = noise();
        const double level = uniform(20, 200);
        const double day = chance(0.5) ? uniform(0, 20) : 0;
        const double phase = uniform(0, 2 * std::numbers::pi);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] += level
                + day
                    * std::sin(phase + 2 * std::numbers::pi * static_cast<double>(i) / kStepsOfDay);
        const std::size_t since = pick(values.size());
        const bool isAlone = node == kNothing;
        if (chance(isAlone ? 0.5 : 0.1)) {
            const double end = uniform(-6, 6);
            for (std::size_t i = since; i < values.size(); ++i)
                values[i] += end * static_cast<double>(i - since)
                    / static_cast<double>(values.size() - since);
        } else if (chance(isAlone ? 0.2 : 0.02)) {
            const double jump = size();
            for (std::size_t i = since; i < values.size(); ++i)
                values[i] += jump;
        }
        return values;
    }

    double size() { return uniform(3, 10) * (chance(0.5) ? 1 : -1); }

    std::vector<double> noise()
    {
        std::vector<double> values(kBefore + kRange);
        const std::size_t kind = pick(6);
        const double share = uniform(0.5, 0.95);
        std::student_t_distribution<double> heavy(3);
        double last = normal();
        for (double &value : values) {
            switch (kind) {
            case 1: // first-order, of deviation 1
                last = share * last + std::sqrt(1 - share * share) * normal();
                value = last;
                break;
            case 2: // lognormal
                value = std::exp(0.5 * normal()) / 0.6;
                break;
            case 3:
                value = heavy(m_random) / std::numbers::sqrt3;
                break;
            case 4:
                value = normal() + (chance(0.02) ? uniform(5, 30) : 0);
                break;
            case 5: // as a percentage without decimals
                value = std::round(normal());
                break;
            default:
                value = normal();
            }
        }
        return values;
    }

    void change(std::vector<double> &values, std::size_t step, bool isCause)
    {
        const double moved = size();
        const std::size_t begin = kBefore + std::min(step, kRange - 1);
        double rise = chance(0.5) ? uniform(2, 10) : 1;
        if (isCause && m_fault.kind == FaultKind::LostWorker) {
            std::fill(values.begin() + static_cast<std::ptrdiff_t>(begin),
                      values.end(),
                      std::numeric_limits<double>::quiet_NaN());
            return;
        }
        double scale = moved;
        if (isCause && m_fault.kind == FaultKind::LeakingModel)
            rise = static_cast<double>(values.size() - begin);
        if (isCause && m_fault.kind == FaultKind::ThrottledGpu)
            scale = -std::abs(moved);
        if (isCause && m_fault.kind == FaultKind::LossyNetwork)
            scale *= 0.6;
        const bool flickers = isCause && m_fault.kind == FaultKind::NoisyNeighbour;
        for (std::size_t i = begin; i < values.size(); ++i) {
            const auto since = static_cast<double>(i - begin + 1);
            if (!flickers || (i - begin) % 6 < 3)
                values[i] += scale * std::min(1.0, since / rise);
        }
    }

    std::mt19937 m_random;
    std::normal_distribution<double> m_normal;
    SimulatedFault m_fault;
    std::vector<std::optional<std::size_t>> m_reached; ///< step at which each node shows it
};

} // namespace

SimulatedFault simulateFault(unsigned seed)
{
    return Simulation(seed).run();
}

std::string nameOf(FaultKind kind)
{
    constexpr std::array<const char *, kFaultKinds> kNames{"slow disk",
                                                           "throttled GPU",
                                                           "leaking model",
                                                           "lost worker",
                                                           "noisy neighbour",
                                                           "lossy network",
                                                           "bad deploy",
                                                           "full queue"};
    return kNames[static_cast<std::size_t>(kind)];
}

} // namespace perfdeck::bench
