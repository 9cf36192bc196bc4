// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/Ranking.h"
#include "widgets/models/RowModel.h"

#include <array>

namespace perfdeck {

/// A side in the ranking.
struct RankedRow
{
    QString id; ///< the side's name
    QString letter;
    double place = 1;
    double score = 1;
    double low = 1, high = 1; ///< of the score
    double first = 0, firstByAny = 0; ///< shares of draws
    std::array<QString, kCriteria> values; ///< as text; empty: not measured on every side
    std::array<std::optional<double>, kCriteria> numbers;
    bool isStale = false;

    friend bool operator==(const RankedRow &, const RankedRow &) = default;
};

// Any thread.

[[nodiscard]] std::vector<RankedRow> rankedRows(const Ranking &ranking, const SideSamples &samples);
[[nodiscard]] QString criterionName(Criterion criterion);
/// Of kScenarios.
[[nodiscard]] QString scenarioName(const Scenario &scenario);
/// Which side, by how much, why, and how sure that is.
[[nodiscard]] QString recommendation(const std::optional<Ranking> &ranking,
                                     const SideSamples &samples);
/// A value of a criterion: "23.5 ms", "0.31 J".
[[nodiscard]] QString criterionText(const MeasuredCriterion &measured, std::size_t side);

/// The sides, best first, with the evidence.
class RankingModel final : public RowModel<RankedRow>
{
public:
    enum Columns
    {
        Place,
        Letter,
        Side,
        Score,
        Span,
        First,
        FirstByAny,
        FirstCriterion ///< one column each from here on
    };

    explicit RankingModel(QObject *parent = nullptr);
};

} // namespace perfdeck
