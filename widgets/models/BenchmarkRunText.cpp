// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/BenchmarkRunText.h"

#include "widgets/models/BenchmarkWords.h"
#include "widgets/style/CoreWords.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>
#include <map>

namespace perfdeck {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("BenchmarkRunText", text);
}

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

QString joined(const QStringList &parts)
{
    return parts.join(QStringLiteral(", "));
}

template<class T>
QString listText(const std::vector<T> &values)
{
    QStringList parts;
    for (const T &value : values) {
        if constexpr (std::is_same_v<T, std::string>)
            parts.append(textOf(value));
        else
            parts.append(formatNumber(double(value), 6));
    }
    return joined(parts);
}

void addLine(QStringList &lines, const char *name, const QString &value)
{
    if (!value.isEmpty())
        lines.append(
            words(QT_TRANSLATE_NOOP("BenchmarkRunText", "%1: %2")).arg(words(name), value));
}

QString effortText(const BenchmarkEffort &effort)
{
    QStringList parts;
    if (effort.duration > Duration(0))
        parts.append(words(QT_TRANSLATE_NOOP("BenchmarkRunText", "at least %1"))
                         .arg(formatSpan(effort.duration)));
    if (effort.count > 0)
        parts.append(
            words(QT_TRANSLATE_NOOP("BenchmarkRunText", "at least %1 times")).arg(effort.count));
    parts.append(words(QT_TRANSLATE_NOOP("BenchmarkRunText", "after a warm-up of %1"))
                     .arg(formatSpan(effort.warmUp)));
    return joined(parts);
}

QString objectivesText(const std::vector<ServiceObjective> &objectives)
{
    QStringList parts;
    for (const ServiceObjective &objective : objectives)
        parts.append(objectiveText(objective));
    return joined(parts);
}

void addMatrix(QStringList &lines, const BenchmarkMatrix &matrix)
{
    addLine(lines, QT_TRANSLATE_NOOP("BenchmarkRunText", "Models"), listText(matrix.models));
    addLine(lines, QT_TRANSLATE_NOOP("BenchmarkRunText", "Devices"), listText(matrix.devices));
    addLine(
        lines, QT_TRANSLATE_NOOP("BenchmarkRunText", "Precisions"), listText(matrix.precisions));
    addLine(
        lines, QT_TRANSLATE_NOOP("BenchmarkRunText", "Batch sizes"), listText(matrix.batchSizes));
    addLine(lines,
            QT_TRANSLATE_NOOP("BenchmarkRunText", "Sequence lengths"),
            listText(matrix.sequenceLengths));
    addLine(lines,
            QT_TRANSLATE_NOOP("BenchmarkRunText", "Users at once"),
            listText(matrix.concurrencies));
    addLine(lines,
            QT_TRANSLATE_NOOP("BenchmarkRunText", "Requests per second"),
            listText(matrix.rates));
    addLine(lines, QT_TRANSLATE_NOOP("BenchmarkRunText", "Threads"), listText(matrix.threads));
}

Timestamp begun(const BenchmarkRun &run)
{
    return run.start != Timestamp() ? run.start : run.queued;
}

QString stateSentence(const BenchmarkRun &run, Timestamp now, const QTimeZone &zone)
{
    const QString state = runStateText(run.state);
    if (run.end > run.start && run.start != Timestamp())
        return words(QT_TRANSLATE_NOOP("BenchmarkRunText", "%1 %2 after %3"))
            .arg(state, formatMoment(run.end, now, zone), formatDuration(run.end - run.start));
    return words(QT_TRANSLATE_NOOP("BenchmarkRunText", "%1 since %2"))
        .arg(state, formatMoment(begun(run), now, zone));
}

/// What was run before: the next in the list that is of the same definition.
const BenchmarkRun *runBefore(const BenchmarkRun &run, const BenchmarkRuns &runs)
{
    const BenchmarkRun *before = nullptr;
    for (const BenchmarkRunPtr &other : runs)
        if (other->id != run.id && other->definition.id == run.definition.id
            && begun(*other) < begun(run) && !other->environment.facts.empty()
            && (before == nullptr || begun(*other) > begun(*before)))
            before = other.get();
    return before;
}

} // namespace

QString runSentence(const BenchmarkRun &run, Timestamp now, const QTimeZone &zone)
{
    QStringList sentences{stateSentence(run, now, zone)};
    if (!run.cells.empty()) {
        const auto measured = std::ranges::count_if(run.cells, [](const BenchmarkCell &cell) {
            return !cell.isSkipped && !cell.values.empty();
        });
        sentences.append(words(QT_TRANSLATE_NOOP("BenchmarkRunText", "%1, %2 of %3 cells measured"))
                             .arg(runVerdictText(verdictOf(run)))
                             .arg(measured)
                             .arg(run.cells.size()));
    }
    if (!run.source.empty())
        sentences.append(
            words(QT_TRANSLATE_NOOP("BenchmarkRunText", "from %1")).arg(textOf(run.source)));
    if (!run.error.empty())
        sentences.append(coreText(run.error));
    return sentences.join(QStringLiteral("; "));
}

QString verdictReasonsText(const BenchmarkRun &run)
{
    std::map<QString, int> counts; // the same reason often holds for many cells
    for (const BenchmarkCell &cell : run.cells)
        for (const VerdictReason &reason : cell.reasons)
            ++counts[coreText(reason.text)];
    QStringList lines;
    for (const auto &[text, count] : counts)
        lines.append(count == 1 ? text
                                : QCoreApplication::translate(
                                      "BenchmarkRunText", "%1 (%n cells)", nullptr, count)
                                      .arg(text));
    return lines.join(QChar(u'\n'));
}

QString preflightText(const std::vector<VerdictReason> &reasons)
{
    if (reasons.empty())
        return words(QT_TRANSLATE_NOOP("BenchmarkRunText", "Nothing stands against measuring."));
    QStringList lines;
    for (const VerdictReason &reason : reasons)
        lines.append(QStringLiteral("• ") + coreText(reason.text));
    return lines.join(QChar(u'\n'));
}

QString definitionFacts(const BenchmarkDefinition &definition)
{
    QStringList lines;
    addLine(
        lines, QT_TRANSLATE_NOOP("BenchmarkRunText", "Kind"), benchmarkKindText(definition.kind));
    addLine(lines, QT_TRANSLATE_NOOP("BenchmarkRunText", "Task"), textOf(definition.task));
    addMatrix(lines, definition.matrix);
    if (definition.kind == BenchmarkKind::Http) {
        addLine(lines,
                QT_TRANSLATE_NOOP("BenchmarkRunText", "Address"),
                textOf(definition.request.url));
        addLine(lines,
                QT_TRANSLATE_NOOP("BenchmarkRunText", "Load"),
                arrivalText(definition.load.arrivals));
    }
    addLine(lines, QT_TRANSLATE_NOOP("BenchmarkRunText", "Server"), textOf(definition.server));
    for (const CommandVariant &variant : definition.commands)
        addLine(lines,
                QT_TRANSLATE_NOOP("BenchmarkRunText", "Program"),
                textOf(variant.name.empty() ? variant.command
                                            : variant.name + " = " + variant.command));
    addLine(
        lines, QT_TRANSLATE_NOOP("BenchmarkRunText", "Measured"), effortText(definition.effort));
    addLine(lines,
            QT_TRANSLATE_NOOP("BenchmarkRunText", "Objectives"),
            objectivesText(definition.objectives));
    return lines.join(QChar(u'\n'));
}

QString environmentFacts(const EnvironmentFingerprint &environment)
{
    QStringList lines;
    for (const auto &[name, value] : environment.facts)
        lines.append(QStringLiteral("%1 = %2").arg(textOf(name), textOf(value)));
    return lines.join(QChar(u'\n'));
}

QString environmentChange(const BenchmarkRun &run, const BenchmarkRuns &runs)
{
    if (run.environment.facts.empty())
        return words(QT_TRANSLATE_NOOP("BenchmarkRunText",
                                       "What it ran on is not known: compare it with care."));
    const BenchmarkRun *before = runBefore(run, runs);
    if (before == nullptr)
        return words(QT_TRANSLATE_NOOP("BenchmarkRunText", "This is its first run."));
    const std::vector<FactDifference> differences
        = differingFacts(before->environment, run.environment);
    if (differences.empty())
        return words(QT_TRANSLATE_NOOP("BenchmarkRunText", "All is as in the run before."));
    return words(QT_TRANSLATE_NOOP("BenchmarkRunText", "Not as in the run before: %1"))
        .arg(differencesText(differences));
}

} // namespace perfdeck
