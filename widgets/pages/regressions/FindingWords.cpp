// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/regressions/FindingWords.h"

#include "widgets/models/FindingsModel.h"
#include "widgets/pages/EventLayer.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace perfdeck {

namespace {

constexpr int kMostOthers = 6;

QString words(const char *text)
{
    return QCoreApplication::translate("FindingWords", text);
}

QString words(const char *text, int count)
{
    return QCoreApplication::translate("FindingWords", text, nullptr, count);
}

QString percent(double ratio)
{
    return formatText(ratio, Unit::Ratio);
}

QString evidence(double odds)
{
    if (odds > 1)
        return words(QT_TRANSLATE_NOOP("FindingWords", "raised, as earlier ones were real"));
    if (odds < 1)
        return words(QT_TRANSLATE_NOOP("FindingWords", "lowered, as earlier ones were not"));
    return words(QT_TRANSLATE_NOOP("FindingWords", "nothing known yet"));
}

bool isSame(const Finding &a, const Finding &b)
{
    const Duration away = std::max(a.time - b.time, b.time - a.time);
    return away <= 2 * std::max(a.method.block, b.method.block);
}

/// How many of `some` are not among `others`.
int lacking(const Findings &some, const Findings &others)
{
    return int(std::ranges::count_if(some, [&others](const Finding &one) {
        return std::ranges::none_of(others,
                                    [&one](const Finding &other) { return isSame(one, other); });
    }));
}

} // namespace

QString findingSentence(const Finding &finding, Timestamp now, const QTimeZone &zone)
{
    const MetricInfo info = metricInfo(finding.series->metric);
    // A counter is watched as what it grows by in a second.
    const bool isRate = info.kind == MetricKind::Counter;
    const auto level = [&](double value) {
        return isRate ? words(QT_TRANSLATE_NOOP("FindingWords", "%1 per second"))
                            .arg(formatText(value, info.unit))
                      : formatText(value, info.unit);
    };
    QString text
        = words(QT_TRANSLATE_NOOP("FindingWords", "%1: %2 (95 %: %3) since %4, from %5 to %6."))
              .arg(verdictText(finding.verdict),
                   effectWords(finding.effect),
                   intervalWords(finding),
                   formatMoment(finding.time, now, zone),
                   level(finding.before),
                   level(finding.after));
    if (finding.isGone)
        text += QChar(u' ')
            + words(QT_TRANSLATE_NOOP("FindingWords", "Newer samples do not show it any more."));
    return text;
}

QString confidenceWords(const Finding &finding)
{
    const ConfidenceParts &parts = finding.parts;
    QStringList lines;
    lines.append(words(QT_TRANSLATE_NOOP("FindingWords", "%1 sure that it is real:"))
                     .arg(percent(finding.confidence)));
    lines.append(words(QT_TRANSLATE_NOOP("FindingWords", "detector, calibrated on known cases: %1"))
                     .arg(percent(parts.detection)));
    lines.append(
        words(QT_TRANSLATE_NOOP(
                  "FindingWords",
                  "chance of such a change among all series looked at (q): %1, alone (p): %2"))
            .arg(formatNumber(finding.q, 2), formatNumber(finding.p, 2)));
    lines.append(words(QT_TRANSLATE_NOOP("FindingWords", "step of %1 times the noise of a block"))
                     .arg(formatNumber(parts.effectToNoise, 2)));
    lines.append(
        words(QT_TRANSLATE_NOOP("FindingWords", "%1 of the blocks since lie on the new side"))
            .arg(percent(parts.heldRatio)));
    lines.append(words(QT_TRANSLATE_NOOP("FindingWords", "what people made of this metric: %1"))
                     .arg(evidence(parts.triageOdds)));
    lines.append(parts.sameEnvironment
                     ? words(QT_TRANSLATE_NOOP("FindingWords", "the environment is the same"))
                     : words(QT_TRANSLATE_NOOP(
                         "FindingWords", "the environment changed: no regression is claimed")));
    return lines.join(QStringLiteral("\n• "));
}

QString methodWords(const Finding &finding, Timestamp now, const QTimeZone &zone)
{
    const FindingMethod &method = finding.method;
    QStringList lines;
    lines.append(words(QT_TRANSLATE_NOOP("FindingWords", "How it was found:")));
    lines.append(words(QT_TRANSLATE_NOOP(
                           "FindingWords",
                           "means over %1, %2 before and %3 after, %4 without samples left out"))
                     .arg(formatSpan(method.block))
                     .arg(method.blocksBefore)
                     .arg(method.blocksAfter)
                     .arg(method.blocksMissing));
    lines.append(words(QT_TRANSLATE_NOOP("FindingWords", "window %1"))
                     .arg(formatRange(method.window, now, zone)));
    lines.append(
        words(QT_TRANSLATE_NOOP("FindingWords", "changes below %1 of this series are not reported"))
            .arg(percent(method.floor)));
    lines.append(words(QT_TRANSLATE_NOOP("FindingWords", "method: %1"))
                     .arg(QString::fromStdString(method.name)));
    return lines.join(QStringLiteral("\n• "));
}

QString othersWords(const Finding &finding, const Findings &all)
{
    QStringList lines;
    int count = 0;
    for (const Finding &other : all) {
        if (other.group != finding.group || other.id == finding.id)
            continue;
        if (++count <= kMostOthers)
            lines.append(effectWords(other.effect) + QChar(u' ') + seriesText(*other.series));
    }
    if (count == 0)
        return {};
    if (count > kMostOthers)
        lines.append(
            words(QT_TRANSLATE_N_NOOP("FindingWords", "and %n more"), count - kMostOthers));
    lines.prepend(words(QT_TRANSLATE_NOOP("FindingWords", "Changed with it:")));
    return lines.join(QStringLiteral("\n• "));
}

QString eventsWords(const std::vector<Event> &events,
                    std::size_t most,
                    Timestamp around,
                    Timestamp now,
                    const QTimeZone &zone)
{
    std::vector<const Event *> near;
    for (const Event &event : events)
        if (markKind(event) != ChartMark::Kind::Change)
            near.push_back(&event);
    std::ranges::stable_sort(near, {}, [around](const Event *event) {
        return std::max(event->time - around, around - event->time);
    });
    if (near.size() > most)
        near.resize(most);
    if (near.empty())
        return {};
    std::ranges::stable_sort(near, {}, &Event::time);
    QStringList lines{words(QT_TRANSLATE_NOOP("FindingWords", "Events near it:"))};
    for (const Event *event : near)
        lines.append(formatMoment(event->time, now, zone) + QChar(u' ') + coreText(event->text));
    return lines.join(QStringLiteral("\n• "));
}

QString previewWords(int sensitivity, const Findings &found, const Findings *usual)
{
    const QString text
        = words(QT_TRANSLATE_NOOP("FindingWords", "%1: %2"))
              .arg(sensitivity)
              .arg(words(QT_TRANSLATE_N_NOOP("FindingWords", "%n changes in this series"),
                         int(found.size())));
    if (usual == nullptr || &found == usual)
        return text;
    const int more = lacking(found, *usual);
    const int less = lacking(*usual, found);
    QStringList differences;
    if (more > 0)
        differences.append(words(QT_TRANSLATE_N_NOOP("FindingWords", "%n appear"), more));
    if (less > 0)
        differences.append(words(QT_TRANSLATE_N_NOOP("FindingWords", "%n vanish"), less));
    if (differences.isEmpty())
        differences.append(words(QT_TRANSLATE_NOOP("FindingWords", "as usual")));
    return text + QStringLiteral(" – ") + differences.join(QStringLiteral(", "));
}

ChartMark findingMark(const Finding &finding)
{
    ChartMark mark;
    mark.from = finding.time;
    mark.text = words(QT_TRANSLATE_NOOP("FindingWords", "%1: %2 %3"))
                    .arg(seriesText(*finding.series),
                         verdictText(finding.verdict),
                         effectWords(finding.effect));
    mark.kind = ChartMark::Kind::Change;
    mark.id = kFindingBit | static_cast<std::uint64_t>(finding.id.value());
    mark.source = std::string(finding.series->labels.get("source"));
    mark.series = *finding.series;
    mark.label = effectWords(finding.effect);
    mark.severity
        = finding.verdict == FindingVerdict::Regressed ? Severity::Warning : Severity::Info;
    return mark;
}

} // namespace perfdeck
