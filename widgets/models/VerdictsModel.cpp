// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/VerdictsModel.h"

#include "widgets/models/ComparisonWords.h"

#include <array>
#include <cmath>
#include <tuple>

namespace perfdeck {

namespace {

using C = Column<VerdictRow>;

std::optional<double> known(double value)
{
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

QString valueText(double value, Unit unit)
{
    return std::isnan(value) ? QStringLiteral("–") : formatText(value, unit);
}

QString note(const VerdictRow &row)
{
    return verdictNote(row.comparison, row.qValue, row.verdict);
}

template<double Comparison::*Member>
constexpr C median(const char *title, const char *help)
{
    C column{title, help, 11};
    column.number = [](const VerdictRow &row) { return known(row.comparison.*Member); };
    column.text = [](const VerdictRow &row) { return valueText(row.comparison.*Member, row.unit); };
    return column;
}

constexpr C verdict()
{
    C column{QT_TRANSLATE_NOOP("VerdictsModel", "Verdict"),
             QT_TRANSLATE_NOOP("VerdictsModel",
                               "Whether it really changed, with the many metrics looked at "
                               "together and dependent samples counted as fewer"),
             16};
    column.text = [](const VerdictRow &row) { return verdictText(row.verdict); };
    column.state = [](const VerdictRow &row) { return verdictState(row.verdict); };
    column.note = note;
    return column;
}

constexpr C change()
{
    C column{QT_TRANSLATE_NOOP("VerdictsModel", "Change"),
             QT_TRANSLATE_NOOP("VerdictsModel", "Against A: the typical shift of a sample"),
             10,
             Unit::Ratio};
    column.number = [](const VerdictRow &row) { return known(row.comparison.shift); };
    column.text = [](const VerdictRow &row) { return shiftText(row.comparison, row.unit); };
    return column;
}

constexpr C span()
{
    C column{QT_TRANSLATE_NOOP("VerdictsModel", "95 % interval"),
             QT_TRANSLATE_NOOP("VerdictsModel", "Where the true change lies, at 95 % confidence"),
             20};
    column.number = [](const VerdictRow &row) { return known(row.comparison.shiftInterval.low); };
    column.text = [](const VerdictRow &row) { return intervalText(row.comparison, row.unit); };
    return column;
}

template<double (*read)(const VerdictRow &), QString (*words)(double)>
constexpr C plain(const char *title, const char *help)
{
    C column{title, help, 9};
    column.number = [](const VerdictRow &row) { return known(read(row)); };
    column.text = [](const VerdictRow &row) { return words(read(row)); };
    return column;
}

template<std::size_t Comparison::*Member, bool isZeroShown>
constexpr C count(const char *title, const char *help)
{
    C column{title, help, 9, Unit::Count};
    column.number = [](const VerdictRow &row) -> std::optional<double> {
        const std::size_t value = row.comparison.*Member;
        return value > 0 || isZeroShown ? std::optional(double(value)) : std::nullopt;
    };
    return column;
}

QString effectText(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : formatNumber(value, 2);
}

double effectOf(const VerdictRow &row)
{
    return row.comparison.cliffsDelta;
}

double pOf(const VerdictRow &row)
{
    return row.comparison.pValue;
}

double qOf(const VerdictRow &row)
{
    return row.qValue;
}

constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("VerdictsModel", "Metric"),
      QT_TRANSLATE_NOOP("VerdictsModel", "What was measured on both sides"),
      24,
      Unit::None,
      nullptr,
      [](const VerdictRow &row) { return row.metric; }},
    C{QT_TRANSLATE_NOOP("VerdictsModel", "Side"),
      QT_TRANSLATE_NOOP("VerdictsModel", "What is compared with A"),
      6,
      Unit::None,
      nullptr,
      [](const VerdictRow &row) { return row.side; }},
    verdict(),
    change(),
    span(),
    median<&Comparison::medianA>(QT_TRANSLATE_NOOP("VerdictsModel", "Median A"),
                                 QT_TRANSLATE_NOOP("VerdictsModel", "Of the samples of A")),
    median<&Comparison::medianB>(
        QT_TRANSLATE_NOOP("VerdictsModel", "Median"),
        QT_TRANSLATE_NOOP("VerdictsModel", "Of the samples of the side that is compared")),
    plain<effectOf, effectText>(
        QT_TRANSLATE_NOOP("VerdictsModel", "Effect"),
        QT_TRANSLATE_NOOP("VerdictsModel",
                          "Cliff's delta: how often a sample is above one of A, less how often it "
                          "is below; −1 to 1")),
    plain<pOf, chanceText>(
        QT_TRANSLATE_NOOP("VerdictsModel", "p"),
        QT_TRANSLATE_NOOP("VerdictsModel",
                          "How often chance alone would differ so much, two-sided")),
    plain<qOf, chanceText>(
        QT_TRANSLATE_NOOP("VerdictsModel", "q"),
        QT_TRANSLATE_NOOP("VerdictsModel",
                          "The share of false ones among all that differ at least so "
                          "clearly (Benjamini and Hochberg)")),
    count<&Comparison::countA, true>(QT_TRANSLATE_NOOP("VerdictsModel", "n A"),
                                     QT_TRANSLATE_NOOP("VerdictsModel", "Samples of A")),
    count<&Comparison::countB, true>(
        QT_TRANSLATE_NOOP("VerdictsModel", "n"),
        QT_TRANSLATE_NOOP("VerdictsModel", "Samples of the side that is compared")),
    count<&Comparison::neededPerSide, false>(
        QT_TRANSLATE_NOOP("VerdictsModel", "Needed"),
        QT_TRANSLATE_NOOP("VerdictsModel",
                          "Samples on each side that would show such a change in 8 of 10 cases")),
};

} // namespace

bool operator==(const VerdictRow &a, const VerdictRow &b)
{
    // NaN is equal to itself here: else rows without a shift would change forever.
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    const Comparison &x = a.comparison;
    const Comparison &y = b.comparison;
    return std::tie(a.id, a.judgement, a.metric, a.side, a.unit, a.verdict, a.isStale)
        == std::tie(b.id, b.judgement, b.metric, b.side, b.unit, b.verdict, b.isStale)
        && std::tie(x.countA, x.countB, x.neededPerSide, x.method)
        == std::tie(y.countA, y.countB, y.neededPerSide, y.method)
        && same(a.qValue, b.qValue) && same(x.pValue, y.pValue) && same(x.shift, y.shift)
        && same(x.difference, y.difference) && same(x.shiftInterval.low, y.shiftInterval.low)
        && same(x.shiftInterval.high, y.shiftInterval.high) && same(x.medianA, y.medianA)
        && same(x.medianB, y.medianB) && same(x.cliffsDelta, y.cliffsDelta);
}

std::vector<VerdictRow> verdictRows(const SideComparison &comparison)
{
    std::vector<VerdictRow> rows;
    for (std::size_t at = 0; at < comparison.judgements.size(); ++at) {
        const SideJudgement &judgement = comparison.judgements[at];
        const ComparedMetric &metric = comparison.samples.metrics[judgement.metric];
        VerdictRow row;
        row.id = QString::fromStdString(metric.key.toString()) + QChar(0x1F)
            + QString::number(judgement.side);
        row.judgement = at;
        row.metric = measureName(metric);
        row.side = sideLetter(judgement.side);
        row.unit = metric.info.unit;
        row.comparison = judgement.comparison;
        row.qValue = judgement.qValue;
        row.verdict = judgement.verdict;
        rows.push_back(std::move(row));
    }
    return rows;
}

VerdictsModel::VerdictsModel(QObject *parent)
    : RowModel(kColumns, "VerdictsModel", parent)
{
}

} // namespace perfdeck
