// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/SideJudgement.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// How one side differs from the first in one metric.
struct VerdictRow
{
    QString id;
    std::size_t judgement = 0; ///< of the comparison
    QString metric;
    QString side;
    Unit unit = Unit::None;
    Comparison comparison;
    double qValue = 1;
    Verdict verdict = Verdict::NeedMoreData;
    bool isStale = false;

    /// By all that is shown.
    friend bool operator==(const VerdictRow &a, const VerdictRow &b);
};

/// Any thread.
[[nodiscard]] std::vector<VerdictRow> verdictRows(const SideComparison &comparison);

/// Metrics × sides with their effects, intervals and verdicts.
class VerdictsModel final : public RowModel<VerdictRow>
{
public:
    enum Columns
    {
        Metric,
        Side,
        Judged,
        Change,
        Span,
        MedianA,
        MedianB,
        Effect,
        PValue,
        QValue,
        CountA,
        CountB,
        Needed
    };

    explicit VerdictsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
