// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/PeakMeter.h"

#include "core/runs/suite/GraphExecutor.h"
#include "core/runs/suite/LayerCosts.h"
#include "core/runs/suite/MemoryPeaks.h"
#include "core/runs/suite/SuitePrecision.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <thread>

namespace perfdeck {

namespace {

/// Square: large enough to be blocked, small enough to be repeated often.
constexpr std::array<std::int64_t, 2> kSides{768, 1536};

/// "AMD EPYC 9454 48-Core Processor"; "cpu" where the kernel does not say.
std::string processorName()
{
    std::ifstream file("/proc/cpuinfo");
    std::string line;
    while (std::getline(file, line))
        if (line.starts_with("model name"))
            return line.substr(line.find(':') + 2);
    return "cpu";
}

/// One linear layer whose input has the type that the precision computes with.
LayerGraph squareProduct(std::int64_t side, Precision precision)
{
    GraphBuilder b{"product", precision};
    const Operand x = b.activation(
        "x", {side, side}, precision == Precision::Int8 ? ElementType::UInt8 : b.realType());
    LayerGraph graph = b.take(x, b.linear("product", x, side, {Activation::None, false, 1, true}));
    graph.tensors[x.tensor].role = TensorRole::Input;
    return graph;
}

class PeakMeasuring final
{
public:
    PeakMeasuring(const std::stop_token &stop,
                  const std::function<void(double)> &progress,
                  Duration each)
        : m_stop(stop)
        , m_progress(progress)
        , m_each(each)
    {
        const int all = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        m_threads = all > 1 ? std::vector<int>{1, all} : std::vector<int>{1};
        for (const auto &[word, precision] : kPrecisionWords)
            if (precisionOf(word))
                m_precisions.emplace_back(word, precision);
        m_parts = m_threads.size() * (m_precisions.size() + m_levels.size() + 1);
    }

    Result<ComputePeaks> take()
    {
        m_peaks.device = processorName();
        m_peaks.time = SystemClock{}.now();
        if (const Status status = addCompute(); !status)
            return failure(status.error());
        if (const Status status = addMemory(); !status)
            return failure(status.error());
        return std::move(m_peaks);
    }

private:
    void tell()
    {
        ++m_done;
        if (m_progress)
            m_progress(double(m_done) / double(m_parts));
    }

    Status addCompute()
    {
        for (const auto &[word, precision] : m_precisions)
            for (const int threads : m_threads) {
                ComputeRate rate{std::string(word), threads, 0};
                for (const std::int64_t side : kSides) {
                    const Result<double> one = product(side, precision, threads);
                    if (!one)
                        return failure(one.error());
                    rate.perSecond = std::max(rate.perSecond, *one);
                }
                m_peaks.compute.push_back(std::move(rate));
                tell();
            }
        return {};
    }

    /// FLOP/s of the best pass.
    Result<double> product(std::int64_t side, Precision precision, int threads)
    {
        const auto executor = GraphExecutor::make(squareProduct(side, precision), threads, m_stop);
        if (!executor)
            return failure(executor.error());
        std::array<SteadyTime, 2> marks{};
        const SteadyTime begin = std::chrono::steady_clock::now();
        std::chrono::duration<double> best = std::chrono::hours(1);
        do {
            if (m_stop.stop_requested())
                return failure(ErrorKind::Cancelled, "Measuring the peaks was cancelled");
            if (const Status status = (*executor)->run(marks); !status)
                return failure(status.error());
            best = std::min<std::chrono::duration<double>>(best, marks[1] - marks[0]);
        } while (marks[1] - begin < m_each / kSides.size());
        return productFlops((*executor)->graph()) / best.count();
    }

    Status addMemory()
    {
        std::vector<std::string> names;
        for (const CacheLevel &level : m_levels)
            names.push_back(level.name);
        names.emplace_back("memory");
        for (const std::string &name : names)
            for (const int threads : m_threads) {
                const auto rate = measureReading(m_levels, name, threads, m_each, m_stop);
                if (!rate)
                    return failure(rate.error());
                m_peaks.memory.push_back(*rate);
                tell();
            }
        return {};
    }

    const std::stop_token &m_stop;
    const std::function<void(double)> &m_progress;
    Duration m_each;
    std::vector<int> m_threads;
    std::vector<std::pair<std::string_view, Precision>> m_precisions;
    std::vector<CacheLevel> m_levels = cacheLevels();
    std::size_t m_parts = 0;
    std::size_t m_done = 0;
    ComputePeaks m_peaks;
};

} // namespace

Result<ComputePeaks> measurePeaks(const std::stop_token &stop,
                                  const std::function<void(double)> &progress,
                                  Duration each)
{
    return PeakMeasuring(stop, progress, each).take();
}

} // namespace perfdeck
