// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/BenchmarkWords.h"

#include "widgets/style/CoreWords.h"
#include "widgets/style/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace perfdeck {

namespace {

constexpr std::size_t kMostDifferences = 6;

QString words(const char *text)
{
    return QCoreApplication::translate("BenchmarkWords", text);
}

QString words(const char *text, int count)
{
    return QCoreApplication::translate("BenchmarkWords", text, nullptr, count);
}

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

QString factValue(const std::string &value)
{
    return value.empty() ? words(QT_TRANSLATE_NOOP("BenchmarkWords", "unknown")) : textOf(value);
}

} // namespace

QString benchmarkKindText(BenchmarkKind kind)
{
    switch (kind) {
    case BenchmarkKind::Builtin:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "built-in model"));
    case BenchmarkKind::Http:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "load on a server"));
    case BenchmarkKind::Command:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "program"));
    case BenchmarkKind::Remote:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "benchmark server"));
    }
    return {};
}

QString benchmarkPriorityText(BenchmarkPriority priority)
{
    switch (priority) {
    case BenchmarkPriority::Low:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "low"));
    case BenchmarkPriority::Medium:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "medium"));
    case BenchmarkPriority::High:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "high"));
    case BenchmarkPriority::Critical:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "critical"));
    }
    return {};
}

QString arrivalText(ArrivalProcess arrivals)
{
    switch (arrivals) {
    case ArrivalProcess::Closed:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "users who wait for their answers"));
    case ArrivalProcess::Constant:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "at equal distances"));
    case ArrivalProcess::Poisson:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "by chance (Poisson)"));
    case ArrivalProcess::Gamma:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "in bursts (gamma)"));
    case ArrivalProcess::Trace:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "at the times of a file"));
    }
    return {};
}

QString runStateText(RunState state)
{
    switch (state) {
    case RunState::Queued:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "queued"));
    case RunState::Waiting:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "waiting"));
    case RunState::Running:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "running"));
    case RunState::Finished:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "finished"));
    case RunState::Failed:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "failed"));
    case RunState::Cancelled:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "cancelled"));
    case RunState::Imported:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "imported"));
    }
    return {};
}

CellState runStateShape(RunState state)
{
    switch (state) {
    case RunState::Queued:
    case RunState::Waiting:
    case RunState::Running:
        return CellState::Waiting;
    case RunState::Finished:
        return CellState::Good;
    case RunState::Failed:
        return CellState::Critical;
    case RunState::Cancelled:
        return CellState::Warning;
    case RunState::Imported:
        return CellState::None;
    }
    return CellState::None;
}

QString runVerdictText(RunVerdict verdict)
{
    switch (verdict) {
    case RunVerdict::Unknown:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "not judged"));
    case RunVerdict::Valid:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "VALID"));
    case RunVerdict::Invalid:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "INVALID"));
    }
    return {};
}

CellState runVerdictShape(RunVerdict verdict)
{
    return verdict == RunVerdict::Valid  ? CellState::Good
        : verdict == RunVerdict::Invalid ? CellState::Warning
                                         : CellState::None;
}

QString measureText(BenchmarkMeasure measure)
{
    switch (measure) {
    case BenchmarkMeasure::Latency:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Latency"));
    case BenchmarkMeasure::TimeToFirstToken:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Time to first token"));
    case BenchmarkMeasure::InterTokenLatency:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Inter-token latency"));
    case BenchmarkMeasure::TimePerOutputToken:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Time per output token"));
    case BenchmarkMeasure::Throughput:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Throughput"));
    case BenchmarkMeasure::OutputTokenRate:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Output tokens"));
    case BenchmarkMeasure::ErrorRatio:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Errors"));
    case BenchmarkMeasure::PeakMemory:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Peak memory"));
    case BenchmarkMeasure::EnergyPerRequest:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Energy per request"));
    }
    return {};
}

QString cellNumberText(CellNumber number)
{
    const QString measure = measureText(number.measure);
    if (number == headlineOf(number.measure) && std::isnan(number.quantile))
        return measure;
    if (std::isnan(number.quantile))
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "%1, mean")).arg(measure);
    if (number.quantile == 0.5)
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "%1, median")).arg(measure);
    return measure + QStringLiteral(" p") + QString::number(number.quantile * 100);
}

QString scalingAxisText(ScalingAxis axis)
{
    switch (axis) {
    case ScalingAxis::BatchSize:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Batch size"));
    case ScalingAxis::SequenceLength:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Sequence length"));
    case ScalingAxis::Concurrency:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Users at once"));
    case ScalingAxis::Rate:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Requests sent per second"));
    case ScalingAxis::Threads:
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Threads"));
    }
    return {};
}

QString liveNameText(const std::string &name)
{
    constexpr std::string_view kLatency = "latency_";
    if (name == "throughput")
        return measureText(BenchmarkMeasure::Throughput);
    if (name == "power_watts")
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "Power"));
    if (name.starts_with(kLatency))
        return measureText(BenchmarkMeasure::Latency) + QChar(u' ')
            + textOf(name.substr(kLatency.size()));
    return textOf(name);
}

QString definitionTitle(const BenchmarkDefinition &definition)
{
    return textOf(definition.title.empty() ? definition.id : definition.title);
}

QString cellKeyText(const CellKey &key)
{
    QStringList parts;
    for (const std::string *name : {&key.model, &key.variant, &key.device, &key.precision})
        if (!name->empty())
            parts.append(textOf(*name));
    if (key.batchSize > 0)
        parts.append(words(QT_TRANSLATE_NOOP("BenchmarkWords", "batch %1")).arg(key.batchSize));
    if (key.sequenceLength > 0)
        parts.append(
            words(QT_TRANSLATE_NOOP("BenchmarkWords", "sequence %1")).arg(key.sequenceLength));
    if (key.concurrency > 0)
        parts.append(
            words(QT_TRANSLATE_N_NOOP("BenchmarkWords", "%n users"), int(key.concurrency)));
    if (key.rate > 0)
        parts.append(formatText(key.rate, Unit::RequestPerSecond));
    if (key.threads > 0)
        parts.append(words(QT_TRANSLATE_N_NOOP("BenchmarkWords", "%n threads"), key.threads));
    if (parts.isEmpty())
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "as it is"));
    return parts.join(QStringLiteral(" · "));
}

QString estimateText(const Estimate &estimate, Unit unit)
{
    if (!estimate.isKnown())
        return QStringLiteral("–");
    const QString value = formatText(estimate.value, unit);
    if (std::isnan(estimate.low) || std::isnan(estimate.high))
        return value;
    return words(QT_TRANSLATE_NOOP("BenchmarkWords", "%1 (%2 … %3)"))
        .arg(value, formatText(estimate.low, unit), formatText(estimate.high, unit));
}

QString percentileText(const MeasuredValues &values, double quantile)
{
    const auto found = values.quantiles.find(quantile);
    if (found != values.quantiles.end() && found->second.isKnown())
        return estimateText(found->second, unitOf(values.measure));
    const std::uint64_t needed = requestsForPercentile(quantile);
    const std::uint64_t count = std::max(values.mean.count, values.median.count);
    if (count >= needed)
        return QStringLiteral("–");
    return words(QT_TRANSLATE_NOOP("BenchmarkWords", "needs %1 requests, has %2"))
        .arg(needed)
        .arg(count);
}

QString objectiveText(const ServiceObjective &objective)
{
    const QString number = cellNumberText({objective.measure, objective.quantile});
    const QString limit = formatText(objective.limit, unitOf(objective.measure));
    return betterOf(objective.measure) == Better::Higher
        ? words(QT_TRANSLATE_NOOP("BenchmarkWords", "%1 at least %2")).arg(number, limit)
        : words(QT_TRANSLATE_NOOP("BenchmarkWords", "%1 at most %2")).arg(number, limit);
}

QString differencesText(const std::vector<FactDifference> &differences)
{
    QStringList parts;
    for (const FactDifference &difference : differences) {
        if (std::size_t(parts.size()) == kMostDifferences)
            break;
        parts.append(QStringLiteral("%1 %2 → %3")
                         .arg(textOf(difference.fact),
                              factValue(difference.before),
                              factValue(difference.after)));
    }
    if (differences.size() > kMostDifferences)
        parts.append(words(QT_TRANSLATE_N_NOOP("BenchmarkWords", "and %n more"),
                           int(differences.size() - kMostDifferences)));
    return parts.join(QStringLiteral("; "));
}

RunVerdict verdictOf(const BenchmarkRun &run)
{
    RunVerdict verdict = RunVerdict::Unknown;
    for (const BenchmarkCell &cell : run.cells) {
        if (cell.verdict == RunVerdict::Invalid)
            return RunVerdict::Invalid;
        if (cell.verdict == RunVerdict::Valid)
            verdict = RunVerdict::Valid;
    }
    return verdict;
}

bool isLive(const BenchmarkRun &run)
{
    return run.state == RunState::Queued || run.state == RunState::Waiting
        || run.state == RunState::Running;
}

bool isResumable(const BenchmarkRun &run)
{
    return run.state == RunState::Failed || run.state == RunState::Cancelled;
}

QString progressText(const RunProgress &progress)
{
    QStringList parts{formatText(progress.ratio, Unit::Ratio)};
    if (progress.cells > 0)
        parts.append(words(QT_TRANSLATE_NOOP("BenchmarkWords", "%1 of %2 cells"))
                         .arg(progress.cellsDone)
                         .arg(progress.cells));
    if (progress.models > 0)
        parts.append(words(QT_TRANSLATE_NOOP("BenchmarkWords", "%1 of %2 models"))
                         .arg(progress.modelsDone)
                         .arg(progress.models));
    if (progress.left)
        parts.append(words(QT_TRANSLATE_NOOP("BenchmarkWords", "about %1 left"))
                         .arg(formatDuration(*progress.left)));
    return parts.join(QStringLiteral(", "));
}

QString runStepText(const BenchmarkRun &run)
{
    if (run.state == RunState::Running)
        return textOf(run.progress.step);
    if (!run.waitsFor.empty())
        return words(QT_TRANSLATE_NOOP("BenchmarkWords", "waits for %1"))
            .arg(coreText(run.waitsFor));
    return coreText(run.error);
}

} // namespace perfdeck
