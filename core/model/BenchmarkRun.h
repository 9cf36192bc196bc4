// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Benchmark.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

enum class RunState
{
    Queued,
    Waiting, ///< for a quiet machine or a free device; `BenchmarkRun::waitsFor` says for what
    Running,
    Finished,
    Failed,
    Cancelled,
    Imported ///< results of another tool
};

/// Whether a cell may be compared and published.
enum class RunVerdict
{
    Unknown, ///< not judged: imported, or not finished
    Valid,
    Invalid ///< `reasons` say why
};

/// Why a result is not to be trusted, as a stable word ("too-few-requests", "not-steady",
/// "schedule-missed", "errors", "environment-changed", "client-overhead", "too-short") with its
/// evidence in numbers, and a sentence in English.
struct VerdictReason
{
    std::string code;
    std::string text;
    bool isFatal = true; ///< false: a warning only

    friend bool operator==(const VerdictReason &, const VerdictReason &) = default;
};

/// What the result depends on besides what is measured. Two with the same `key` may be compared.
struct EnvironmentFingerprint
{
    /// "cpu.model", "cpu.cores", "cpu.governor", "cpu.boost", "memory.bytes", "gpu.0.name",
    /// "kernel", "aslr", "container.cpu_limit", "library.onednn", "model.hash", … Numbers that
    /// drift (clocks) stand here in steps.
    std::map<std::string, std::string> facts;
    std::string key; ///< hash of all facts, hexadecimal

    friend bool operator==(const EnvironmentFingerprint &, const EnvironmentFingerprint &)
        = default;
};

/// A number with its interval; NaN where it is not known or there was too little to know it.
struct Estimate
{
    double value = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN(); ///< of its 95 % interval
    double high = std::numeric_limits<double>::quiet_NaN();
    std::uint64_t count = 0; ///< of what it was made from

    [[nodiscard]] bool isKnown() const { return !std::isnan(value); }
};

/// Numbers of one measure in one cell. Percentiles only where there are enough requests for them
/// (field of the method: MLPerf early stopping), else NaN.
struct MeasuredValues
{
    BenchmarkMeasure measure = BenchmarkMeasure::Latency;
    Estimate mean;
    Estimate median;
    std::map<double, Estimate> quantiles; ///< 0.9, 0.95, 0.99, 0.999
    double min = std::numeric_limits<double>::quiet_NaN();
    double max = std::numeric_limits<double>::quiet_NaN();
    double deviation = std::numeric_limits<double>::quiet_NaN(); ///< median absolute deviation
    /// Single values in the order they were measured; at most kMostSamples, evenly picked.
    std::vector<double> samples;

    static constexpr std::size_t kMostSamples = 10'000;
};

/// Where in the matrix.
struct CellKey
{
    std::string model;
    std::string device;
    std::string precision;
    std::int64_t batchSize = 0; ///< 0: does not apply
    std::int64_t sequenceLength = 0;
    std::int64_t concurrency = 0;
    double rate = 0; ///< requests/s; 0: does not apply
    int threads = 0;
    std::string variant; ///< of a command

    friend auto operator<=>(const CellKey &, const CellKey &) = default;
};

/// The result of one cell.
struct BenchmarkCell
{
    CellKey key;
    RunState state = RunState::Queued;
    std::string error; ///< of a failed cell: a sentence
    RunVerdict verdict = RunVerdict::Unknown;
    std::vector<VerdictReason> reasons;
    std::vector<MeasuredValues> values; ///< each measure once
    /// Single numbers: "scheduled_requests_per_second", "completed_requests_per_second",
    /// "goodput_requests_per_second", "client_delay_p99_seconds", "peak_concurrency", "flops",
    /// "achieved_flops_per_second", "idle_power_watts", "average_power_watts", "errors",
    /// "requests".
    std::map<std::string, Estimate> numbers;
    std::map<std::string, std::uint64_t> errors; ///< by what they said; the first ten kinds
    bool isSkipped = false; ///< progressive or incremental mode left it out
    std::string skippedFor; ///< a sentence
    Timestamp start{};
    Timestamp end{};

    [[nodiscard]] const MeasuredValues *find(BenchmarkMeasure measure) const
    {
        for (const MeasuredValues &one : values)
            if (one.measure == measure)
                return &one;
        return nullptr;
    }
};

struct RunProgress
{
    double ratio = 0; ///< 0 … 1
    std::string step; ///< "bert-base, batch 8, warming up"
    std::size_t cellsDone = 0;
    std::size_t cells = 0;
    std::size_t modelsDone = 0;
    std::size_t models = 0;
    std::optional<Duration> left;
};

/// One run of one definition.
struct BenchmarkRun
{
    std::string id; ///< 32 hexadecimal digits, random; stays for ever
    BenchmarkDefinition definition; ///< as it was run
    RunState state = RunState::Queued;
    std::string waitsFor;
    std::string error;
    RunProgress progress;
    EnvironmentFingerprint environment;
    std::vector<VerdictReason> preflight; ///< what stood against measuring now, with what to do
    std::vector<BenchmarkCell> cells;
    Timestamp queued{};
    Timestamp start{};
    Timestamp end{};
    std::string source; ///< "builtin", host:port, name of the tool it was imported from
    std::string note;
    std::vector<std::string> tags;
};

using BenchmarkRunPtr = std::shared_ptr<const BenchmarkRun>;
using BenchmarkRuns = std::vector<BenchmarkRunPtr>; ///< newest first
using BenchmarkRunsPtr = std::shared_ptr<const BenchmarkRuns>;
using BenchmarkDefinitions = std::vector<BenchmarkDefinition>;
using BenchmarkDefinitionsPtr = std::shared_ptr<const BenchmarkDefinitions>;

/// A point of a live chart of a running cell.
struct RunSample
{
    Timestamp time;
    std::string name; ///< "throughput", "latency_p99", "power_watts"
    double value = 0;
};

} // namespace perfdeck
