// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/tasks/TaskFacts.h"

#include "core/analysis/TaskOutcome.h"
#include "widgets/style/Format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace perfdeck {

namespace {

struct TaskFacts
{
    Q_DECLARE_TR_FUNCTIONS(TaskFacts)
};

QString seconds(double value)
{
    return formatText(value, Unit::Second);
}

/// Of all groups together.
TimeSpread pooled(std::span<const TaskGroup> groups, TimeSpread TaskGroup::*spread)
{
    TimeSpread all;
    for (const TaskGroup &group : groups)
        all.sorted.insert(
            all.sorted.end(), (group.*spread).sorted.begin(), (group.*spread).sorted.end());
    std::ranges::sort(all.sorted);
    return all;
}

void addSpread(QStringList &facts, const QString &words, const TimeSpread &spread)
{
    if (spread.count() > 0)
        facts.append(words.arg(seconds(*spread.quantile(0.5)), seconds(*spread.quantile(0.95))));
}

} // namespace

QString taskFacts(std::span<const TaskGroup> groups, std::span<const CriticalPath> paths)
{
    QStringList facts;
    double perSecond = 0;
    for (const TaskGroup &group : groups)
        perSecond += group.perSecond;
    if (perSecond > 0)
        facts.append(TaskFacts::tr("%1 completed").arg(formatText(perSecond, Unit::PerSecond)));
    addSpread(facts, TaskFacts::tr("waited %1 (p95 %2)"), pooled(groups, &TaskGroup::waiting));
    addSpread(facts, TaskFacts::tr("ran %1 (p95 %2)"), pooled(groups, &TaskGroup::execution));
    if (!paths.empty())
        facts.append(
            TaskFacts::tr("longest critical path: %n tasks, %1, of it %2 waiting",
                          nullptr,
                          int(paths.front().tasks.size()))
                .arg(seconds(paths.front().seconds), seconds(paths.front().waitingSeconds)));
    return facts.join(QStringLiteral(" · "));
}

QString taskText(const Task &task, Timestamp now, const QTimeZone &zone)
{
    QStringList lines;
    const auto add = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines.append(name + QStringLiteral(": ") + value);
    };
    const auto addTime = [&](const QString &name, const std::optional<Timestamp> &time) {
        if (time)
            add(name, formatMoment(*time, now, zone));
    };
    const auto addSeconds = [&add](const QString &name, const std::optional<double> &value) {
        if (value)
            add(name, seconds(*value));
    };
    add(TaskFacts::tr("Type"), QString::fromStdString(task.type));
    add(TaskFacts::tr("Model"), QString::fromStdString(task.model));
    add(TaskFacts::tr("Worker"), QString::fromStdString(task.worker));
    addTime(TaskFacts::tr("Made"), task.created);
    addSeconds(TaskFacts::tr("Waited"), waitingSeconds(task));
    addTime(TaskFacts::tr("Started"), task.started);
    addTime(TaskFacts::tr("Ended"), task.ended);
    addSeconds(TaskFacts::tr("Ran"), executionSeconds(task));
    if (task.attempts)
        add(TaskFacts::tr("Attempts"), QString::number(*task.attempts));
    if (task.priority)
        add(TaskFacts::tr("Priority"), QString::number(*task.priority));
    QStringList needs;
    for (const std::string &need : task.needs)
        needs.append(QString::fromStdString(need));
    add(TaskFacts::tr("Needs"), needs.join(QStringLiteral(", ")));
    add(TaskFacts::tr("Error"), QString::fromStdString(task.error));
    return lines.join(QChar(u'\n'));
}

} // namespace perfdeck
