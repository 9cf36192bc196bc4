// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

enum class BenchmarkKind
{
    Builtin, ///< a model of the standard suite on this machine
    Http, ///< load on a serving endpoint
    Command, ///< a program, measured as a whole process or by the JSON it prints
    Remote ///< a run on a benchmark server
};

enum class BenchmarkPriority
{
    Low,
    Medium,
    High,
    Critical
};

/// When requests are sent.
enum class ArrivalProcess
{
    Closed, ///< `concurrency` users, each sends its next request when the last one is answered
    Constant,
    Poisson,
    Gamma, ///< of `burstiness`: below 1 burstier than Poisson
    Trace ///< at the times of a file
};

/// Numbers of a run that can be asked to stay within a limit, and are searched and shown.
/// Words in files: "latency_p99" and so on are made of these and a quantile.
enum class BenchmarkMeasure
{
    Latency, ///< seconds from the intended send time to the last byte
    TimeToFirstToken,
    InterTokenLatency,
    TimePerOutputToken,
    Throughput, ///< requests or samples a second
    OutputTokenRate, ///< tokens a second
    ErrorRatio,
    PeakMemory, ///< bytes
    EnergyPerRequest ///< joules
};

/// One promise: the measure at its quantile stays at or below (throughput: above) the limit.
struct ServiceObjective
{
    BenchmarkMeasure measure = BenchmarkMeasure::Latency;
    double quantile = 0.99; ///< NaN: mean, for rates and ratios
    double limit = 0; ///< base units

    friend bool operator==(const ServiceObjective &, const ServiceObjective &) = default;
};

/// Every combination is one cell of a run. An empty list stands for "as the model has it".
struct BenchmarkMatrix
{
    std::vector<std::string> models;
    std::vector<std::string> devices;
    std::vector<std::string> precisions; ///< "float32", "bfloat16", "int8"
    std::vector<std::int64_t> batchSizes;
    std::vector<std::int64_t> sequenceLengths;
    std::vector<std::int64_t> concurrencies; ///< closed load
    std::vector<double> rates; ///< open load, requests/s
    std::vector<int> threads;

    friend bool operator==(const BenchmarkMatrix &, const BenchmarkMatrix &) = default;
};

struct LoadModel
{
    ArrivalProcess arrivals = ArrivalProcess::Closed;
    double burstiness = 1; ///< of Gamma
    std::string traceFile; ///< of Trace: a time in seconds a line
    std::uint64_t seed = 1;

    friend bool operator==(const LoadModel &, const LoadModel &) = default;
};

/// How long it is measured, and when it may be believed.
struct BenchmarkEffort
{
    Duration warmUp = std::chrono::seconds(3); ///< at least; also 10 requests and one a user
    Duration duration = std::chrono::seconds(60); ///< at least; with `count` whatever ends last
    std::uint64_t count = 0; ///< requests or repetitions at least
    Duration limit = std::chrono::minutes(30); ///< of one cell, all in all
    double stableWithin = 0.1; ///< of the last three windows, (max − min) / max
    int windows = 10; ///< at most, until it is stable

    friend bool operator==(const BenchmarkEffort &, const BenchmarkEffort &) = default;
};

/// How one request to a serving endpoint is made and its answer is understood.
struct RequestTemplate
{
    /// "openai-chat", "openai-completions", "tgi", "kserve-v2", "torchserve", "tensorflow-serving",
    /// "trustformers", "llama-cpp", or "custom".
    std::string protocol;
    std::string url;
    std::string method = "POST";
    std::map<std::string, std::string> headers; ///< no secrets: those come with the endpoint
    /// With ${batch}, ${sequence}, ${model}, ${prompt} and ${i} filled in; empty: as the protocol
    /// has it.
    std::string body;
    bool streams = false;
    std::int64_t outputTokens = 0; ///< asked for; 0: as the server likes
    Duration timeout = std::chrono::seconds(30);

    friend bool operator==(const RequestTemplate &, const RequestTemplate &) = default;
};

struct CommandVariant
{
    std::string name; ///< "A", "B", or what it is
    std::string command; ///< by /bin/sh, with ${batch} and so on as in RequestTemplate
    std::map<std::string, std::string> environment;
    std::string prepare; ///< run before each repetition, not measured

    friend bool operator==(const CommandVariant &, const CommandVariant &) = default;
};

/// What is measured, how, and what would be good. Read from a TOML file.
struct BenchmarkDefinition
{
    std::string id; ///< unique, lower case: "bert-base", the name of its file
    std::string title;
    std::string description;
    BenchmarkKind kind = BenchmarkKind::Builtin;
    std::string task; ///< "inference", "prefill", "decode", "training"; free
    BenchmarkPriority priority = BenchmarkPriority::Medium;
    BenchmarkMatrix matrix;
    LoadModel load;
    BenchmarkEffort effort;
    std::vector<ServiceObjective> objectives;
    bool isProgressive
        = false; ///< simple cells first; what lies behind one that misses is left out
    bool isIncremental = false; ///< what the same fingerprint has measured is left out
    /// The largest rate or concurrency that keeps the objectives is searched instead of listed.
    bool searchesObjective = false;
    RequestTemplate request; ///< Http
    std::vector<CommandVariant> commands; ///< Command: two are run in random order, interleaved
    bool readsJson = false; ///< Command: its output is a result, see resources/benchmarks.md
    std::string server; ///< Remote: address of the benchmark server
    std::string origin; ///< file it was read from; empty: bundled

    friend bool operator==(const BenchmarkDefinition &, const BenchmarkDefinition &) = default;
};

} // namespace perfdeck
