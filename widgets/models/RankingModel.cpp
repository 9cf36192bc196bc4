// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/RankingModel.h"

#include "widgets/models/ComparisonWords.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

using C = Column<RankedRow>;

constexpr double kLeastReason = 0.005; // of ln(score): half a percent

QString words(const char *text)
{
    return QCoreApplication::translate("RankingModel", text);
}

/// "+12 %" of a factor's logarithm.
QString factorText(double logarithm)
{
    const double change = std::expm1(logarithm);
    return (change < 0 ? QChar(0x2212) : QChar(u'+')) + formatText(std::abs(change), Unit::Ratio);
}

template<double RankedRow::*Member>
constexpr C number(const char *title, const char *help, Unit unit, int characters)
{
    C column{title, help, characters, unit};
    column.number = [](const RankedRow &row) { return std::optional(row.*Member); };
    return column;
}

template<std::size_t at>
constexpr C value(const char *title, const char *help)
{
    C column{title, help, 12};
    column.number = [](const RankedRow &row) { return row.numbers[at]; };
    column.text = [](const RankedRow &row) {
        return row.values[at].isEmpty() ? QStringLiteral("–") : row.values[at];
    };
    return column;
}

constexpr C score()
{
    C column{QT_TRANSLATE_NOOP("RankingModel", "Score"),
             QT_TRANSLATE_NOOP("RankingModel",
                               "How many times as good as A, by the weighted geometric mean"),
             8};
    column.number = [](const RankedRow &row) { return std::optional(row.score); };
    column.text = [](const RankedRow &row) { return formatNumber(row.score); };
    return column;
}

constexpr C span()
{
    C column{QT_TRANSLATE_NOOP("RankingModel", "95 % interval"),
             QT_TRANSLATE_NOOP("RankingModel", "Of the score, by the noise of the samples"),
             16};
    column.number = [](const RankedRow &row) { return std::optional(row.low); };
    column.text = [](const RankedRow &row) -> QString {
        return formatNumber(row.low) + QStringLiteral(" … ") + formatNumber(row.high);
    };
    return column;
}

constexpr std::array kColumns{
    number<&RankedRow::place>(QT_TRANSLATE_NOOP("RankingModel", "Place"),
                              QT_TRANSLATE_NOOP("RankingModel", "1 is best for these weights"),
                              Unit::Count,
                              7),
    C{QT_TRANSLATE_NOOP("RankingModel", "#"),
      QT_TRANSLATE_NOOP("RankingModel", "The letter of the side"),
      3,
      Unit::None,
      nullptr,
      [](const RankedRow &row) { return row.letter; }},
    C{QT_TRANSLATE_NOOP("RankingModel", "Side"),
      QT_TRANSLATE_NOOP("RankingModel", "What is ranked"),
      20,
      Unit::None,
      nullptr,
      [](const RankedRow &row) { return row.id; }},
    score(),
    span(),
    number<&RankedRow::first>(
        QT_TRANSLATE_NOOP("RankingModel", "Stays first"),
        QT_TRANSLATE_NOOP("RankingModel",
                          "In this share of 1,000 draws of the samples and of weights near these"),
        Unit::Ratio,
        11),
    number<&RankedRow::firstByAny>(
        QT_TRANSLATE_NOOP("RankingModel", "By any weights"),
        QT_TRANSLATE_NOOP("RankingModel", "First in this share of 1,000 draws of all weights"),
        Unit::Ratio,
        13),
    value<0>(QT_TRANSLATE_NOOP("RankingModel", "Latency"),
             QT_TRANSLATE_NOOP("RankingModel", "p95, else what every side has; less is better")),
    value<1>(QT_TRANSLATE_NOOP("RankingModel", "Throughput"),
             QT_TRANSLATE_NOOP("RankingModel", "Tokens, samples or requests; more is better")),
    value<2>(QT_TRANSLATE_NOOP("RankingModel", "Memory"),
             QT_TRANSLATE_NOOP("RankingModel", "Of the GPU, else of the process; less is better")),
    value<3>(QT_TRANSLATE_NOOP("RankingModel", "Power"),
             QT_TRANSLATE_NOOP("RankingModel", "Of the GPU, else of the CPU; less is better")),
    value<4>(QT_TRANSLATE_NOOP("RankingModel", "Cost"),
             QT_TRANSLATE_NOOP("RankingModel",
                               "The price of a million tokens, samples or requests; of an hour "
                               "where throughput is unknown")),
    value<5>(QT_TRANSLATE_NOOP("RankingModel", "Energy"),
             QT_TRANSLATE_NOOP("RankingModel", "Of one token, sample or request")),
};

} // namespace

QString criterionName(Criterion criterion)
{
    return words(kColumns[RankingModel::FirstCriterion + std::size_t(criterion)].title);
}

QString scenarioName(const Scenario &scenario)
{
    static constexpr std::array kNames{
        QT_TRANSLATE_NOOP("RankingModel", "Interactive"),
        QT_TRANSLATE_NOOP("RankingModel", "Batch"),
        QT_TRANSLATE_NOOP("RankingModel", "Edge, memory-bound"),
        QT_TRANSLATE_NOOP("RankingModel", "Cost"),
        QT_TRANSLATE_NOOP("RankingModel", "Energy"),
    };
    static_assert(kNames.size() == kScenarios.size());
    return words(kNames[std::size_t(&scenario - kScenarios.data())]);
}

QString criterionText(const MeasuredCriterion &measured, std::size_t side)
{
    constexpr double kMillion = 1e6;
    const double value = measured.values[side];
    if (measured.criterion != Criterion::Cost)
        return formatText(value, measured.info.unit);
    return formatNumber(measured.info.name == kUnitCost ? value * kMillion : value);
}

std::vector<RankedRow> rankedRows(const Ranking &ranking, const SideSamples &samples)
{
    std::vector<RankedRow> rows;
    for (const RankedSide &ranked : ranking.sides) {
        RankedRow row;
        row.id = QString::fromStdString(samples.sides[ranked.side].name);
        row.letter = sideLetter(ranked.side);
        row.place = double(rows.size() + 1);
        row.score = ranked.score;
        row.low = ranked.scoreInterval.low;
        row.high = ranked.scoreInterval.high;
        row.first = ranked.firstShare;
        row.firstByAny = ranked.firstByAny;
        for (const MeasuredCriterion &each : ranking.criteria) {
            row.values[std::size_t(each.criterion)] = criterionText(each, ranked.side);
            row.numbers[std::size_t(each.criterion)] = each.values[ranked.side];
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

QString recommendation(const std::optional<Ranking> &ranking, const SideSamples &samples)
{
    if (!ranking || ranking->sides.empty())
        return words(QT_TRANSLATE_NOOP("RankingModel",
                                       "No recommendation: nothing that counts here was measured "
                                       "on every side. Give weight to something else, or choose a "
                                       "range in which it was measured."));
    const RankedSide &best = ranking->sides.front();
    const auto nameOf = [&samples](std::size_t side) -> QString {
        return sideLetter(side) + QStringLiteral(" (")
            + QString::fromStdString(samples.sides[side].name) + QChar(u')');
    };
    QStringList sentences{
        words(QT_TRANSLATE_NOOP("RankingModel",
                                "%1 is best for these weights. It stays first in %2 of 1,000 draws "
                                "of the samples and of weights near these, and in %3 with any "
                                "weights at all."))
            .arg(nameOf(best.side),
                 formatText(best.firstShare, Unit::Ratio),
                 formatText(best.firstByAny, Unit::Ratio))};
    if (ranking->sides.size() > 1) {
        const RankedSide &next = ranking->sides[1];
        QStringList reasons;
        for (std::size_t at = 0; at < ranking->criteria.size(); ++at) {
            const double share = best.shares[at] - next.shares[at];
            if (std::abs(share) >= kLeastReason)
                reasons.append(criterionName(ranking->criteria[at].criterion) + QChar(u' ')
                               + factorText(share));
        }
        if (!reasons.isEmpty())
            sentences.append(
                words(QT_TRANSLATE_NOOP("RankingModel", "Against %1, to the score of %2 add: %3."))
                    .arg(nameOf(next.side),
                         factorText(std::log(best.score / next.score)),
                         reasons.join(QStringLiteral(", "))));
    }
    QStringList leftOut;
    for (const Criterion each : ranking->leftOut)
        leftOut.append(criterionName(each));
    if (!leftOut.isEmpty())
        sentences.append(
            words(QT_TRANSLATE_NOOP("RankingModel", "Left out, for not every side says it: %1."))
                .arg(leftOut.join(QStringLiteral(", "))));
    return sentences.join(QChar(u' '));
}

RankingModel::RankingModel(QObject *parent)
    : RowModel(kColumns, "RankingModel", parent)
{
}

} // namespace perfdeck
