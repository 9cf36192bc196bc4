// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/SideJudgement.h"

#include "core/stats/sample/Adjust.h"

#include <utility>

namespace perfdeck {

namespace {

std::vector<SideJudgement> judge(std::size_t at, const ComparedMetric &metric)
{
    std::vector<SideJudgement> judgements;
    const std::vector<double> &first = metric.sides.front().values;
    for (std::size_t side = 1; side < metric.sides.size(); ++side) {
        const std::vector<double> &values = metric.sides[side].values;
        if (first.empty() || values.empty())
            continue;
        ComparisonOptions options;
        options.better = metric.info.better;
        SideJudgement made{at, side, compareSamples(first, values, options)};
        made.verdict = made.comparison.verdict;
        judgements.push_back(std::move(made));
    }
    return judgements;
}

bool isChange(Verdict verdict)
{
    return verdict == Verdict::Regressed || verdict == Verdict::Improved
        || verdict == Verdict::Different;
}

} // namespace

SideComparison judgeSides(SideSamples samples)
{
    SideComparison made;
    std::vector<double> pValues;
    for (std::size_t at = 0; at < samples.metrics.size(); ++at)
        for (SideJudgement &judgement : judge(at, samples.metrics[at])) {
            pValues.push_back(judgement.comparison.pValue);
            made.judgements.push_back(std::move(judgement));
        }
    const std::vector<double> qValues = benjaminiHochbergAdjusted(pValues);
    for (std::size_t at = 0; at < qValues.size(); ++at) {
        SideJudgement &judgement = made.judgements[at];
        judgement.qValue = qValues[at];
        if (isChange(judgement.verdict) && !(judgement.qValue <= kMostFalse))
            judgement.verdict = Verdict::NeedMoreData;
    }
    made.samples = std::move(samples);
    return made;
}

} // namespace perfdeck
