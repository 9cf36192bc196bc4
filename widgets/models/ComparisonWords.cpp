// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ComparisonWords.h"

#include "widgets/style/Format.h"
#include "widgets/style/MetricTitles.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <array>
#include <cmath>

namespace perfdeck {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ComparisonWords", text);
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString signedNumber(double value, const ScaledUnit &unit)
{
    const QString text = formatNumber(std::abs(value) / unit.factor);
    return value == 0 ? text : (value < 0 ? QChar(0x2212) : QChar(u'+')) + text;
}

QString withUnit(const QString &text, const ScaledUnit &unit)
{
    return unit.name.isEmpty() ? text : text + QChar(0xA0) + unit.name;
}

/// The numbers that are shown of a change: shares where they can be said.
struct Shown
{
    double change;
    Interval interval;
    Unit unit;
};

Shown shownOf(const Comparison &comparison, Unit unit)
{
    if (std::isnan(comparison.shift))
        return {comparison.difference, comparison.differenceInterval, unit};
    return {comparison.shift, comparison.shiftInterval, Unit::Ratio};
}

QString trackText(const SideSamples &samples, std::size_t side, const SampleTrack &track)
{
    QString text = samples.block.count() > 0
        ? words(QT_TRANSLATE_NOOP("ComparisonWords",
                                  "%1 (%2): means of %3 each: %4, of samples: %5."))
              .arg(sideLetter(side), QString::fromStdString(samples.sides[side].name))
              .arg(formatSpan(samples.block))
              .arg(track.values.size())
              .arg(track.samples)
        : words(QT_TRANSLATE_NOOP("ComparisonWords", "%1 (%2): samples, as they were taken: %3."))
              .arg(sideLetter(side), QString::fromStdString(samples.sides[side].name))
              .arg(track.values.size());
    if (track.notFinite > 0)
        text += QChar(u' ')
            + words(QT_TRANSLATE_NOOP("ComparisonWords", "Left out: %1 that are no numbers."))
                  .arg(track.notFinite);
    if (track.afterLastBlock > 0)
        text += QChar(u' ')
            + words(QT_TRANSLATE_NOOP("ComparisonWords",
                                      "Left out: %1 after the last whole stretch."))
                  .arg(track.afterLastBlock);
    return text;
}

QString windowText(const ComparedSide &side, const QTimeZone &zone)
{
    return words(QT_TRANSLATE_NOOP("ComparisonWords", "Window: %1 to %2 (%3)."))
        .arg(formatDateTime(side.range.from, zone),
             formatDateTime(side.range.to, zone),
             zoneName(zone));
}

QString scoresWords(RankScores scores)
{
    switch (scores) {
    case RankScores::Middle:
        return words(
            QT_TRANSLATE_NOOP("ComparisonWords", "the inner half of the ranks (heavy tails)"));
    case RankScores::Lower:
        return words(QT_TRANSLATE_NOOP("ComparisonWords",
                                       "the lower half of the ranks (long tail to the right)"));
    case RankScores::Upper:
        return words(QT_TRANSLATE_NOOP("ComparisonWords",
                                       "the upper half of the ranks (long tail to the left)"));
    case RankScores::All:
        break;
    }
    return words(QT_TRANSLATE_NOOP("ComparisonWords", "all ranks"));
}

QString methodWords(const ComparisonMethod &method)
{
    if (!method.isMade)
        return words(QT_TRANSLATE_NOOP("ComparisonWords", "fewer than 2 samples on one side"));
    QStringList parts{(method.isExact
                           ? words(QT_TRANSLATE_NOOP("ComparisonWords", "exact test by %1"))
                           : words(QT_TRANSLATE_NOOP("ComparisonWords", "test by %1")))
                          .arg(scoresWords(method.scores))};
    if (method.isWidenedForDependence)
        parts.append(words(QT_TRANSLATE_NOOP("ComparisonWords",
                                             "widened because neighbours resemble each other")));
    if (method.isWidenedForBursts)
        parts.append(words(QT_TRANSLATE_NOOP(
            "ComparisonWords", "widened because disturbances may outlast the samples")));
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString sideLetter(std::size_t side)
{
    constexpr std::size_t kLetters = 26;
    return side < kLetters ? QString(QChar(char16_t(u'A' + side))) : QString::number(side + 1);
}

QString measureName(const ComparedMetric &metric)
{
    QString name = metricTitle(metric.info);
    for (const auto &[label, value] : metric.key.labels) {
        if (label == "quantile")
            name += QStringLiteral(" p") + formatNumber(textOf(value).toDouble() * 100);
        else
            name += QStringLiteral(" · ") + textOf(label) + QChar(u' ') + textOf(value);
    }
    return name;
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Regressed:
        return words(QT_TRANSLATE_NOOP("ComparisonWords", "worse"));
    case Verdict::Improved:
        return words(QT_TRANSLATE_NOOP("ComparisonWords", "better"));
    case Verdict::Different:
        return words(QT_TRANSLATE_NOOP("ComparisonWords", "different"));
    case Verdict::Equivalent:
        return words(QT_TRANSLATE_NOOP("ComparisonWords", "equivalent"));
    case Verdict::NeedMoreData:
        break;
    }
    return words(QT_TRANSLATE_NOOP("ComparisonWords", "need more data"));
}

CellState verdictState(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Regressed:
        return CellState::Critical;
    case Verdict::Improved:
        return CellState::Good;
    case Verdict::Different:
        return CellState::Warning;
    case Verdict::Equivalent:
        return CellState::None;
    case Verdict::NeedMoreData:
        break;
    }
    return CellState::Waiting;
}

QString chanceText(double value)
{
    constexpr double kLeast = 0.0001;
    if (std::isnan(value))
        return QStringLiteral("–");
    return value < kLeast ? QStringLiteral("< ") + formatNumber(kLeast, 1) : formatNumber(value, 2);
}

QString shiftText(const Comparison &comparison, Unit unit)
{
    const Shown shown = shownOf(comparison, unit);
    const ScaledUnit scaled = scaledUnit(std::abs(shown.change), shown.unit);
    return std::isnan(shown.change) ? QStringLiteral("–")
                                    : withUnit(signedNumber(shown.change, scaled), scaled);
}

QString intervalText(const Comparison &comparison, Unit unit)
{
    const Shown shown = shownOf(comparison, unit);
    const auto [low, high] = shown.interval;
    if (std::isnan(low) || std::isnan(high))
        return QStringLiteral("–");
    const ScaledUnit scaled = scaledUnit(std::max(std::abs(low), std::abs(high)), shown.unit);
    return withUnit(signedNumber(low, scaled) + QStringLiteral(" … ") + signedNumber(high, scaled),
                    scaled);
}

QString verdictNote(const Comparison &comparison, double qValue, Verdict verdict)
{
    if (verdict != Verdict::NeedMoreData)
        return {};
    if (comparison.isSignificant())
        return words(QT_TRANSLATE_NOOP("ComparisonWords",
                                       "By itself it differs (p %1), but among so many metrics "
                                       "that happens by chance (q %2)."))
            .arg(chanceText(comparison.pValue), chanceText(qValue));
    if (comparison.neededPerSide == 0)
        return words(QT_TRANSLATE_NOOP("ComparisonWords", "Too few samples to say anything."));
    return words(QT_TRANSLATE_NOOP("ComparisonWords",
                                   "About %1 samples on each side would show such a change."))
        .arg(formatText(double(comparison.neededPerSide), Unit::Count));
}

QString
explanation(const SideComparison &comparison, const SideJudgement &judgement, const QTimeZone &zone)
{
    const SideSamples &samples = comparison.samples;
    const ComparedMetric &metric = samples.metrics[judgement.metric];
    const Comparison &found = judgement.comparison;
    QStringList lines;
    lines.append(
        words(QT_TRANSLATE_NOOP("ComparisonWords", "%1, %2 against A: %3."))
            .arg(measureName(metric), sideLetter(judgement.side), verdictText(judgement.verdict)));
    const QString note = verdictNote(found, judgement.qValue, judgement.verdict);
    if (!note.isEmpty())
        lines.append(note);
    lines.append(words(QT_TRANSLATE_NOOP("ComparisonWords",
                                         "Change %1, 95 % interval %2; Cliff's delta %3; p %4, q "
                                         "%5 among %6 comparisons."))
                     .arg(shiftText(found, metric.info.unit),
                          intervalText(found, metric.info.unit),
                          formatNumber(found.cliffsDelta, 2),
                          chanceText(found.pValue),
                          chanceText(judgement.qValue))
                     .arg(comparison.judgements.size()));
    for (const std::size_t side : {std::size_t(0), judgement.side}) {
        lines.append(trackText(samples, side, metric.sides[side]) + QChar(u' ')
                     + windowText(samples.sides[side], zone));
    }
    if (found.method.isWidenedForDependence)
        lines.append(words(QT_TRANSLATE_NOOP("ComparisonWords",
                                             "Neighbouring samples resemble each other: they count "
                                             "as %1 and %2 independent ones."))
                         .arg(formatNumber(found.effectiveA), formatNumber(found.effectiveB)));
    if (found.isMultimodalA || found.isMultimodalB)
        lines.append(words(
            QT_TRANSLATE_NOOP("ComparisonWords",
                              "The samples have several peaks: a single typical value does not "
                              "describe them; look at the distributions.")));
    lines.append(
        words(QT_TRANSLATE_NOOP("ComparisonWords", "Method: %1")).arg(methodWords(found.method)));
    return lines.join(QStringLiteral("\n"));
}

QString verdictSentence(const SideComparison &comparison)
{
    constexpr std::array kOrder{Verdict::Regressed,
                                Verdict::Improved,
                                Verdict::Different,
                                Verdict::Equivalent,
                                Verdict::NeedMoreData};
    QStringList parts;
    for (const Verdict verdict : kOrder) {
        const auto count
            = std::ranges::count(comparison.judgements, verdict, &SideJudgement::verdict);
        if (count > 0)
            parts.append(QStringLiteral("%1 %2").arg(count).arg(verdictText(verdict)));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace perfdeck
