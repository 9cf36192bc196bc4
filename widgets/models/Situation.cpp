// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/Situation.h"

#include "widgets/models/SourcesModel.h"
#include "widgets/models/WorkersModel.h"
#include "widgets/style/CoreWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace perfdeck {

namespace {

constexpr qsizetype kNamesShown = 2;

QString say(const char *text, int count = -1)
{
    return QCoreApplication::translate("Situation", text, nullptr, count);
}

/// "a", "a and b", "a, b and 3 more"
QString listed(const QStringList &names)
{
    if (names.size() == 1)
        return names.first();
    if (names.size() == kNamesShown)
        return say(QT_TRANSLATE_NOOP("Situation", "%1 and %2")).arg(names[0], names[1]);
    return say(QT_TRANSLATE_NOOP("Situation", "%1, %2 and %3 more"))
        .arg(names[0], names[1])
        .arg(names.size() - kNamesShown);
}

QString percent(double ratio)
{
    return formatText(ratio, Unit::Ratio);
}

struct Clauses
{
    QStringList texts;
    CellState level = CellState::Good;

    void add(CellState state, const QString &text)
    {
        texts.append(text);
        level = std::max(level, state);
    }
};

void addTrouble(Clauses &clauses, const Situation &s)
{
    if (!s.storageProblem.isEmpty())
        clauses.add(CellState::Critical,
                    say(QT_TRANSLATE_NOOP("Situation", "history is not being written")));
    if (!s.down.isEmpty())
        clauses.add(CellState::Critical,
                    say(QT_TRANSLATE_NOOP("Situation", "no answer from %1")).arg(listed(s.down)));
    if (s.alerts.count(Severity::Critical) > 0)
        clauses.add(CellState::Critical,
                    say(QT_TRANSLATE_N_NOOP("Situation", "%n critical alerts"),
                        s.alerts.count(Severity::Critical)));
    if (s.alerts.count(Severity::Warning) > 0)
        clauses.add(CellState::Warning,
                    say(QT_TRANSLATE_N_NOOP("Situation", "%n warnings"),
                        s.alerts.count(Severity::Warning)));
    if (!s.failingModels.isEmpty())
        clauses.add(CellState::Warning,
                    say(QT_TRANSLATE_NOOP("Situation", "requests to %1 fail"))
                        .arg(listed(s.failingModels)));
    if (s.workersAway > 0)
        clauses.add(CellState::Warning,
                    say(QT_TRANSLATE_NOOP("Situation", "%1 of %2 workers are away"))
                        .arg(s.workersAway)
                        .arg(s.workers));
    if (s.regressions > 0)
        clauses.add(
            CellState::Warning,
            say(QT_TRANSLATE_N_NOOP("Situation", "%n regressions to look at"), s.regressions));
    if (s.cpuRatio.value_or(0) >= Situation::kHotCpu)
        clauses.add(CellState::Warning,
                    say(QT_TRANSLATE_NOOP("Situation", "CPU is at %1")).arg(percent(*s.cpuRatio)));
    if (s.memoryRatio.value_or(0) >= Situation::kFullMemory)
        clauses.add(
            CellState::Warning,
            say(QT_TRANSLATE_NOOP("Situation", "memory is %1 full")).arg(percent(*s.memoryRatio)));
    if (s.memoryPressureRatio.value_or(0) >= Situation::kHighPressure)
        clauses.add(CellState::Warning,
                    say(QT_TRANSLATE_NOOP("Situation", "programs wait for memory %1 of the time"))
                        .arg(percent(*s.memoryPressureRatio)));
    if (s.diskPressureRatio.value_or(0) >= Situation::kHighPressure)
        clauses.add(CellState::Warning,
                    say(QT_TRANSLATE_NOOP("Situation", "programs wait for the disk %1 of the time"))
                        .arg(percent(*s.diskPressureRatio)));
}

QString calmText(const Situation &s)
{
    QStringList parts;
    if (s.cpuRatio)
        parts.append(say(QT_TRANSLATE_NOOP("Situation", "CPU %1")).arg(percent(*s.cpuRatio)));
    if (s.memoryRatio)
        parts.append(say(QT_TRANSLATE_NOOP("Situation", "memory %1")).arg(percent(*s.memoryRatio)));
    const QString machine
        = parts.isEmpty() ? QString() : QStringLiteral(": ") + parts.join(QStringLiteral(", "));
    return (s.isPast
                ? say(QT_TRANSLATE_NOOP("Situation", "Nothing was wrong at the end of this range"))
                : say(QT_TRANSLATE_NOOP("Situation", "All is well")))
        + machine;
}

QString modelText(const Situation &s)
{
    if (s.models > 0)
        return s.models == 1
            ? say(QT_TRANSLATE_NOOP("Situation", "1 model is served"))
            : say(QT_TRANSLATE_NOOP("Situation", "%1 models are served")).arg(s.models);
    if (s.isPast && s.silentModels > 0)
        return s.silentModels == 1
            ? say(QT_TRANSLATE_NOOP("Situation", "1 model was served earlier in this range"))
            : say(QT_TRANSLATE_NOOP("Situation", "%1 models were served earlier in this range"))
                  .arg(s.silentModels);
    if (s.isPast)
        return say(QT_TRANSLATE_NOOP("Situation", "no model in this range"));
    if (s.endpoints == 0)
        return say(QT_TRANSLATE_NOOP("Situation", "no model endpoint yet"));
    return s.up > 0 ? say(QT_TRANSLATE_NOOP("Situation", "no model seen yet")) : QString();
}

QString workerText(const Situation &s)
{
    if (s.workers == 0 || s.workersAway > 0)
        return {};
    return s.workers == 1
        ? say(QT_TRANSLATE_NOOP("Situation", "the one worker is up"))
        : say(QT_TRANSLATE_NOOP("Situation", "all %1 workers are up")).arg(s.workers);
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

Sentence describe(const Situation &situation)
{
    if (situation.sources == 0 && !situation.isPast)
        return {CellState::Waiting,
                say(QT_TRANSLATE_NOOP(
                    "Situation",
                    "Nothing is being collected. Add a model endpoint, or start without "
                    "--no-collect."))};
    if (situation.isPast && situation.models == 0 && situation.silentModels == 0
        && !situation.cpuRatio && !situation.memoryRatio)
        return {
            CellState::Waiting,
            say(QT_TRANSLATE_NOOP("Situation", "Nothing was stored at the end of this range."))};
    Clauses clauses;
    addTrouble(clauses, situation);
    const bool calm = clauses.texts.isEmpty();
    if (calm && situation.up == 0 && situation.starting > 0)
        return {CellState::Waiting,
                say(QT_TRANSLATE_NOOP("Situation", "Waiting for the first samples."))};
    if (calm && situation.up == 0 && situation.paused > 0)
        return {CellState::Waiting, say(QT_TRANSLATE_NOOP("Situation", "Collection is paused."))};
    QString text
        = calm ? calmText(situation) : capitalised(clauses.texts.join(QStringLiteral(", ")));
    text += QChar(u'.');
    for (const QString &rest : {workerText(situation), modelText(situation)})
        if (!rest.isEmpty())
            text += QChar(u' ') + capitalised(rest) + QChar(u'.');
    return {clauses.level, text};
}

void addSources(Situation &situation, const std::vector<SourceStatus> &sources)
{
    for (const SourceStatus &source : sources) {
        ++situation.sources;
        situation.endpoints += source.config.kind == SourceKind::Endpoint ? 1 : 0;
        switch (source.health.state) {
        case SourceState::Up:
            ++situation.up;
            break;
        case SourceState::Starting:
            ++situation.starting;
            break;
        case SourceState::Paused:
            ++situation.paused;
            break;
        case SourceState::BackingOff:
            situation.down.append(sourceLabel(source.config));
            break;
        }
    }
}

void addFindings(Situation &situation, const Findings &findings)
{
    std::set<FindingId> groups;
    for (const Finding &finding : findings)
        if (finding.isOpen())
            groups.insert(finding.group);
    situation.regressions = int(groups.size());
}

void addStorage(Situation &situation, const StorageStatus &storage)
{
    using State = StorageStatus::State;
    if (storage.state == State::Failing || storage.state == State::Refused)
        situation.storageProblem = coreText(storage.problem);
}

void addCluster(Situation &situation, const Cluster &cluster)
{
    if (!cluster.workers)
        return;
    situation.workers = int(cluster.workers->size());
    situation.workersAway = int(std::ranges::count_if(*cluster.workers, [](const Worker &worker) {
        return cellState(worker.state) >= CellState::Warning;
    }));
}

void addModels(Situation &situation, const std::vector<ModelRow> &models)
{
    for (const ModelRow &model : models) {
        if (model.isStale) {
            ++situation.silentModels;
            continue;
        }
        ++situation.models;
        if (model.errors.value_or(0) > Situation::kManyErrors)
            situation.failingModels.append(model.model);
    }
}

} // namespace perfdeck
