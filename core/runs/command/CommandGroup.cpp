// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/command/CommandGroup.h"

#include "core/base/SplitMix.h"
#include "core/base/Text.h"
#include "core/runs/plan/MeasuredValues.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace perfdeck {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

Timestamp now()
{
    return SystemClock().now();
}

/// The last line that says something.
std::string lastLine(std::string_view text)
{
    text = trimmed(text);
    const std::size_t end = text.rfind('\n');
    return std::string(trimmed(end == std::string_view::npos ? text : text.substr(end + 1)));
}

std::string errorOf(const ProcessOutcome &outcome)
{
    const std::string words = lastLine(outcome.lastWords);
    return (outcome.isTimedOut ? std::string("It passed its time limit")
                               : "It ended with code " + std::to_string(outcome.exitCode))
        + (words.empty() ? "" : ": " + words);
}

} // namespace

CommandGroup::CommandGroup(const BenchmarkDefinition &definition, const CellKey &key)
    : m_definition(definition)
    , m_key(key)
    , m_random(definition.load.seed)
    , m_samples(definition.commands.size())
{
}

Status CommandGroup::measure(const std::stop_token &stop, const CellListener &listener)
{
    m_begin = std::chrono::steady_clock::now();
    if (Status status = calibrate(stop); !status)
        return status;
    if (Status status = warmUp(stop, listener); !status)
        return status;
    while (doneRatio() < 1 && !isTooLate())
        if (Status status = block(stop, listener); !status)
            return status;
    return {};
}

/// What starting a shell costs, which is in every repetition; and the memory that a process seems
/// to have used before it became the shell (a child begins with the pages of its parent).
Status CommandGroup::calibrate(const std::stop_token &stop)
{
    constexpr int kTimes = 10;
    ProcessOrder order;
    order.command = ":";
    std::vector<double> times;
    for (int i = 0; i < kTimes; ++i) {
        const auto outcome = runProcess(order, stop);
        if (!outcome)
            return failure(outcome.error());
        times.push_back(outcome->wallSeconds);
        m_peakFloor = std::max(m_peakFloor, outcome->peakBytes);
    }
    m_shellSeconds = medianOf(std::move(times));
    return {};
}

Status CommandGroup::warmUp(const std::stop_token &stop, const CellListener &listener)
{
    const auto until = m_begin + m_definition.effort.warmUp;
    if (m_definition.effort.warmUp == Duration(0))
        return {};
    do {
        if (listener.progress)
            listener.progress(0, "warming up");
        for (const CommandVariant &variant : m_definition.commands)
            if (const auto outcome = runOnce(variant, stop); !outcome)
                return failure(outcome.error());
    } while (std::chrono::steady_clock::now() < until && !isTooLate());
    return {};
}

/// Fisher and Yates.
std::vector<std::size_t> CommandGroup::shuffled()
{
    std::vector<std::size_t> order(m_definition.commands.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = order.size(); left > 1; --left)
        std::swap(order[left - 1], order[splitMix64(m_random) % left]);
    return order;
}

Status CommandGroup::block(const std::stop_token &stop, const CellListener &listener)
{
    for (const std::size_t variant : shuffled())
        if (Status status = repeat(variant, stop, listener); !status)
            return status;
    ++m_blocks;
    if (listener.progress)
        listener.progress(doneRatio(), "repetition " + std::to_string(m_blocks));
    return {};
}

Result<ProcessOutcome> CommandGroup::runOnce(const CommandVariant &variant,
                                             const std::stop_token &stop) const
{
    ProcessOrder order;
    order.environment = variant.environment;
    order.limit = m_definition.effort.limit;
    if (!variant.prepare.empty()) {
        order.command = filledCommand(variant.prepare, m_key);
        const auto prepared = runProcess(order, stop);
        if (!prepared)
            return prepared;
        if (prepared->exitCode != 0)
            return failure(ErrorKind::Unavailable,
                           "The preparation of " + variant.name + " failed",
                           errorOf(*prepared),
                           "Look at its prepare");
    }
    order.command = filledCommand(variant.command, m_key);
    order.keepsOutput = m_definition.readsJson;
    return runProcess(order, stop);
}

Status
CommandGroup::repeat(std::size_t variant, const std::stop_token &stop, const CellListener &listener)
{
    (void)m_energy.takeJoules();
    const auto outcome = runOnce(m_definition.commands[variant], stop);
    if (!outcome)
        return failure(outcome.error());
    const double joules = m_energy.takeJoules().value_or(kNone);
    take(m_samples[variant], *outcome, joules);
    m_measured += std::chrono::duration_cast<Duration>(
        std::chrono::duration<double>(outcome->wallSeconds));
    if (listener.sample)
        listener.sample({now(), "latency", outcome->wallSeconds});
    return {};
}

void CommandGroup::take(Samples &samples, const ProcessOutcome &outcome, double joules)
{
    constexpr std::size_t kMostKinds = 10;
    std::string error;
    Result<CommandResults> said = CommandResults();
    if (outcome.isTimedOut || outcome.exitCode != 0)
        error = errorOf(outcome);
    else if (m_definition.readsJson)
        if (said = readCommandResults(outcome.output); !said)
            error = said.error().message();
    if (!error.empty()) {
        ++samples.errorCount;
        if (samples.errors.size() < kMostKinds || samples.errors.contains(error))
            ++samples.errors[error];
    }
    const bool isGood = error.empty();
    samples.wall.push_back(isGood ? outcome.wallSeconds : kNone);
    if (!isGood)
        return;
    samples.user.push_back(outcome.userSeconds);
    samples.system.push_back(outcome.systemSeconds);
    constexpr double kClear = 1.05; // of a few pages more or less
    samples.peak.push_back(outcome.peakBytes > m_peakFloor * kClear ? outcome.peakBytes : kNone);
    samples.energy.push_back(joules);
    for (const auto &[measure, values] : said->measures) {
        std::vector<double> &all = samples.said[measure];
        all.insert(all.end(), values.begin(), values.end());
    }
    for (const auto &[name, value] : said->numbers)
        samples.numbers[name].push_back(value);
}

/// The effort is that of each variant.
double CommandGroup::doneRatio() const
{
    const BenchmarkEffort &effort = m_definition.effort;
    const double variants = static_cast<double>(m_definition.commands.size());
    const double time = effort.duration == Duration(0)
        ? 1
        : seconds(m_measured) / (seconds(effort.duration) * variants);
    const double count = effort.count == 0
        ? (m_blocks == 0 ? 0 : 1)
        : static_cast<double>(m_blocks) / static_cast<double>(effort.count);
    return std::min({time, count, 1.0});
}

bool CommandGroup::isTooLate() const
{
    return std::chrono::steady_clock::now() - m_begin >= m_definition.effort.limit;
}

Estimate CommandGroup::ratioToFirst(const Samples &samples) const
{
    const std::vector<double> &first = m_samples.front().wall;
    std::vector<double> logarithms;
    for (std::size_t i = 0; i < std::min(first.size(), samples.wall.size()); ++i)
        if (const double ratio = samples.wall[i] / first[i]; ratio > 0)
            logarithms.push_back(std::log(ratio));
    Estimate estimate = meanEstimate(logarithms);
    for (double *each : {&estimate.value, &estimate.low, &estimate.high})
        *each = std::exp(*each);
    return estimate;
}

BenchmarkCell CommandGroup::cell(const std::string &variant) const
{
    BenchmarkCell cell;
    const auto at = std::ranges::find(m_definition.commands, variant, &CommandVariant::name);
    const std::size_t place = static_cast<std::size_t>(at - m_definition.commands.begin());
    const Samples &samples = m_samples[place];
    const auto add = [&](BenchmarkMeasure measure, const std::vector<double> &values) {
        MeasuredValues made = measuredValues(measure, values);
        if (made.mean.isKnown())
            cell.values.push_back(std::move(made));
    };
    if (!samples.said.contains(BenchmarkMeasure::Latency))
        add(BenchmarkMeasure::Latency, samples.wall);
    if (!samples.said.contains(BenchmarkMeasure::PeakMemory))
        add(BenchmarkMeasure::PeakMemory, samples.peak);
    if (!samples.said.contains(BenchmarkMeasure::EnergyPerRequest))
        add(BenchmarkMeasure::EnergyPerRequest, samples.energy);
    for (const auto &[measure, values] : samples.said)
        add(measure, values);
    const auto single = [&](const char *name, double value) { cell.numbers[name].value = value; };
    cell.numbers["cpu_user_seconds"] = meanEstimate(samples.user);
    cell.numbers["cpu_system_seconds"] = meanEstimate(samples.system);
    for (const auto &[name, values] : samples.numbers)
        cell.numbers[name] = meanEstimate(values);
    single("requests", static_cast<double>(samples.wall.size()));
    single("errors", static_cast<double>(samples.errorCount));
    single("shell_seconds", m_shellSeconds);
    single("measured_seconds", seconds(m_measured) / static_cast<double>(m_samples.size()));
    if (place > 0)
        cell.numbers["ratio_to_first"] = ratioToFirst(samples);
    cell.errors = samples.errors;
    constexpr double kMostOverhead = 0.05;
    if (const MeasuredValues *latency = cell.find(BenchmarkMeasure::Latency); latency != nullptr
        && m_shellSeconds > kMostOverhead * latency->median.value
        && !samples.said.contains(BenchmarkMeasure::Latency))
        cell.reasons.push_back(
            {"client-overhead",
             "Starting a shell takes "
                 + std::to_string(std::lround(100 * m_shellSeconds / latency->median.value))
                 + " % of the time. Let one repetition do more work",
             false});
    return cell;
}

} // namespace perfdeck
