// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/BenchGate.h"

#include "core/model/BenchmarkWords.h"
#include "core/model/ValueText.h"
#include "core/runs/plan/Preflight.h"
#include "core/runs/plan/RunExecution.h"
#include "core/runs/plan/Verdict.h"
#include "core/stats/MeanDifference.h"

#include <algorithm>
#include <optional>

namespace perfdeck {

namespace {

/// What one gate says of one cell; none: there is too little to say.
using Judgement = std::optional<bool>;

Judgement missesObjective(const BenchmarkCell &cell, const BenchmarkDefinition &definition)
{
    Judgement judgement = false;
    for (const ServiceObjective &objective : definition.objectives) {
        if (misses(cell, objective)) {
            tell(cellTitle(cell.key) + " misses " + objectiveName(objective));
            return true;
        }
        if (!objectiveValue(cell, objective))
            judgement.reset();
    }
    return judgement;
}

Judgement isSlower(const BenchmarkCell &cell, const std::optional<BenchmarkRun> &before)
{
    const MeasuredValues *after = cell.find(BenchmarkMeasure::Latency);
    const auto at = before ? std::ranges::find(before->cells, cell.key, &BenchmarkCell::key)
                           : std::vector<BenchmarkCell>::const_iterator();
    const MeasuredValues *earlier
        = !before || at == before->cells.end() ? nullptr : at->find(BenchmarkMeasure::Latency);
    if (after == nullptr || earlier == nullptr)
        return std::nullopt;
    const auto difference = meanDifference(earlier->samples, after->samples);
    if (!difference)
        return std::nullopt;
    const double change = difference->change() / difference->before;
    if (!(difference->low > 0) || change <= kLeastSlowdown)
        return false;
    tell(cellTitle(cell.key) + " has become slower by " + valueText(change, Unit::Ratio)
         + " since run " + before->id);
    return true;
}

/// The newest earlier run that may be compared; says why one may not.
std::optional<BenchmarkRun> runBefore(const BenchmarkRun &run, const BenchHistory &history)
{
    const auto all = history.runs();
    const std::string work = workOf(run.definition);
    for (const BenchmarkRun &each : all ? *all : std::vector<BenchmarkRun>()) {
        if (each.id == run.id || each.definition.id != run.definition.id
            || each.state != RunState::Finished || workOf(each.definition) != work)
            continue;
        if (each.environment.key == run.environment.key) {
            auto whole = history.run(each.id);
            return whole ? std::optional(std::move(*whole)) : std::nullopt;
        }
        std::string text = "Run " + each.id + " is not compared: the environment differs";
        for (const std::string &fact : differentFacts(each.environment, run.environment))
            text += "; " + fact;
        tell(text);
    }
    return std::nullopt;
}

} // namespace

ExitCode judgedBy(const std::vector<std::string> &gates,
                  const BenchmarkRun &run,
                  const BenchHistory &history)
{
    const auto gatesOn
        = [&](const char *what) { return std::ranges::find(gates, what) != gates.end(); };
    std::optional<BenchmarkRun> before;
    if (gatesOn("regression"))
        before = runBefore(run, history);
    bool isFound = false;
    bool isUnknown = false;
    const auto take = [&](Judgement judgement) {
        isFound = isFound || judgement.value_or(false);
        isUnknown = isUnknown || !judgement;
    };
    for (const BenchmarkCell &cell : run.cells) {
        if (cell.isSkipped)
            continue;
        if (gatesOn("invalid"))
            take(cell.verdict != RunVerdict::Valid);
        if (gatesOn("slo"))
            take(missesObjective(cell, run.definition));
        if (gatesOn("regression"))
            take(isSlower(cell, before));
    }
    if (isFound)
        return kFound;
    return isUnknown ? kTooLittleData : kFinished;
}

} // namespace perfdeck
