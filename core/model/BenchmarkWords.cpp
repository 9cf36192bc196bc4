// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/BenchmarkWords.h"

#include "core/model/WordTable.h"

#include <array>
#include <charconv>
#include <cmath>

namespace perfdeck {

namespace {

constexpr WordTable<BenchmarkKind, 4> kKinds{{{{BenchmarkKind::Builtin, "builtin"},
                                               {BenchmarkKind::Http, "http"},
                                               {BenchmarkKind::Command, "command"},
                                               {BenchmarkKind::Remote, "remote"}}}};

constexpr WordTable<BenchmarkPriority, 4> kPriorities{
    {{{BenchmarkPriority::Low, "low"},
      {BenchmarkPriority::Medium, "medium"},
      {BenchmarkPriority::High, "high"},
      {BenchmarkPriority::Critical, "critical"}}}};

constexpr WordTable<ArrivalProcess, 5> kArrivals{{{{ArrivalProcess::Closed, "closed"},
                                                   {ArrivalProcess::Constant, "constant"},
                                                   {ArrivalProcess::Poisson, "poisson"},
                                                   {ArrivalProcess::Gamma, "gamma"},
                                                   {ArrivalProcess::Trace, "trace"}}}};

constexpr WordTable<BenchmarkMeasure, 9> kMeasures{
    {{{BenchmarkMeasure::Latency, "latency"},
      {BenchmarkMeasure::TimeToFirstToken, "time_to_first_token"},
      {BenchmarkMeasure::InterTokenLatency, "inter_token_latency"},
      {BenchmarkMeasure::TimePerOutputToken, "time_per_output_token"},
      {BenchmarkMeasure::Throughput, "throughput"},
      {BenchmarkMeasure::OutputTokenRate, "output_token_rate"},
      {BenchmarkMeasure::ErrorRatio, "error_ratio"},
      {BenchmarkMeasure::PeakMemory, "peak_memory"},
      {BenchmarkMeasure::EnergyPerRequest, "energy_per_request"}}}};

constexpr WordTable<RunState, 7> kStates{{{{RunState::Queued, "queued"},
                                           {RunState::Waiting, "waiting"},
                                           {RunState::Running, "running"},
                                           {RunState::Finished, "finished"},
                                           {RunState::Failed, "failed"},
                                           {RunState::Cancelled, "cancelled"},
                                           {RunState::Imported, "imported"}}}};

constexpr WordTable<RunVerdict, 3> kVerdicts{{{{RunVerdict::Unknown, "unknown"},
                                               {RunVerdict::Valid, "valid"},
                                               {RunVerdict::Invalid, "invalid"}}}};

constexpr double kQuantum = 1e6; ///< of a percentage

std::string shortNumber(double value)
{
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), written.ptr};
}

} // namespace

std::string_view benchmarkKindName(BenchmarkKind kind)
{
    return kKinds.word(kind);
}

std::optional<BenchmarkKind> benchmarkKind(std::string_view word)
{
    return kKinds.value(word);
}

std::string_view benchmarkPriorityName(BenchmarkPriority priority)
{
    return kPriorities.word(priority);
}

std::optional<BenchmarkPriority> benchmarkPriority(std::string_view word)
{
    return kPriorities.value(word);
}

std::string_view arrivalProcessName(ArrivalProcess process)
{
    return kArrivals.word(process);
}

std::optional<ArrivalProcess> arrivalProcess(std::string_view word)
{
    return kArrivals.value(word);
}

std::string_view benchmarkMeasureName(BenchmarkMeasure measure)
{
    return kMeasures.word(measure);
}

std::optional<BenchmarkMeasure> benchmarkMeasure(std::string_view word)
{
    return kMeasures.value(word);
}

Unit benchmarkMeasureUnit(BenchmarkMeasure measure)
{
    switch (measure) {
    case BenchmarkMeasure::Throughput:
        return Unit::RequestPerSecond;
    case BenchmarkMeasure::OutputTokenRate:
        return Unit::TokenPerSecond;
    case BenchmarkMeasure::ErrorRatio:
        return Unit::Ratio;
    case BenchmarkMeasure::PeakMemory:
        return Unit::Byte;
    case BenchmarkMeasure::EnergyPerRequest:
        return Unit::Joule;
    default:
        return Unit::Second;
    }
}

Better benchmarkMeasureBetter(BenchmarkMeasure measure)
{
    return measure == BenchmarkMeasure::Throughput || measure == BenchmarkMeasure::OutputTokenRate
        ? Better::Higher
        : Better::Lower;
}

std::string_view runStateName(RunState state)
{
    return kStates.word(state);
}

std::optional<RunState> runState(std::string_view word)
{
    return kStates.value(word);
}

std::string_view runVerdictName(RunVerdict verdict)
{
    return kVerdicts.word(verdict);
}

std::optional<RunVerdict> runVerdict(std::string_view word)
{
    return kVerdicts.value(word);
}

std::string quantileName(double quantile)
{
    return 'p' + shortNumber(std::round(quantile * 100 * kQuantum) / kQuantum);
}

std::string objectiveName(const ServiceObjective &objective)
{
    std::string name(benchmarkMeasureName(objective.measure));
    if (!std::isnan(objective.quantile))
        name += '_' + quantileName(objective.quantile);
    return name;
}

std::optional<ServiceObjective> parseObjectiveName(std::string_view name)
{
    ServiceObjective objective;
    objective.quantile = std::numeric_limits<double>::quiet_NaN();
    if (const auto measure = benchmarkMeasure(name)) {
        objective.measure = *measure;
        return objective;
    }
    const std::size_t at = name.rfind("_p");
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto measure = benchmarkMeasure(name.substr(0, at));
    const std::string_view digits = name.substr(at + 2);
    double percent = 0;
    const auto [stop, error] = std::from_chars(
        digits.data(), digits.data() + digits.size(), percent, std::chars_format::fixed);
    if (!measure || error != std::errc() || stop != digits.data() + digits.size() || !(percent > 0)
        || !(percent < 100))
        return std::nullopt;
    objective.measure = *measure;
    // Divided once: the same double as 0.999 in the source, by which percentiles are found.
    objective.quantile = std::round(percent * kQuantum) / (100 * kQuantum);
    return objective;
}

std::string cellTitle(const CellKey &key)
{
    std::string title;
    const auto add = [&](const std::string &part) {
        if (!part.empty())
            title += (title.empty() ? "" : ", ") + part;
    };
    const auto addCount = [&](const char *before, std::int64_t count, const char *behind) {
        if (count != 0)
            add(before + std::to_string(count) + behind);
    };
    add(key.variant);
    add(key.model);
    add(key.device);
    addCount("batch ", key.batchSize, "");
    addCount("", key.sequenceLength, " tokens");
    addCount("", key.concurrency, " at once");
    if (key.rate != 0)
        add(shortNumber(key.rate) + " requests/s");
    addCount("", key.threads, key.threads == 1 ? " thread" : " threads");
    add(key.precision);
    return title.empty() ? "all" : title;
}

} // namespace perfdeck
