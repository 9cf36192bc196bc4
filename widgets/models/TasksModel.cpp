// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/TasksModel.h"

#include "core/analysis/TaskOutcome.h"
#include "core/model/ClusterWords.h"

#include <algorithm>
#include <array>
#include <functional>

namespace perfdeck {

namespace {

using C = Column<TaskRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("TasksModel", "Task"),
      QT_TRANSLATE_NOOP("TasksModel", "Its id"),
      14,
      Unit::None,
      nullptr,
      [](const TaskRow &row) { return row.id; }},
    C{QT_TRANSLATE_NOOP("TasksModel", "Type"),
      QT_TRANSLATE_NOOP("TasksModel", "What it does"),
      13,
      Unit::None,
      nullptr,
      [](const TaskRow &row) { return row.type; }},
    C{QT_TRANSLATE_NOOP("TasksModel", "State"),
      QT_TRANSLATE_NOOP("TasksModel", "As the coordinator sees it"),
      15,
      Unit::None,
      nullptr,
      [](const TaskRow &row) { return row.stateText; },
      [](const TaskRow &row) { return row.state; },
      false,
      [](const TaskRow &row) { return row.error; }},
    C{QT_TRANSLATE_NOOP("TasksModel", "Worker"),
      QT_TRANSLATE_NOOP("TasksModel", "Where it runs or ran"),
      14,
      Unit::None,
      nullptr,
      [](const TaskRow &row) { return row.worker; }},
    C{QT_TRANSLATE_NOOP("TasksModel", "Model"),
      QT_TRANSLATE_NOOP("TasksModel", "Of its configuration"),
      16,
      Unit::None,
      nullptr,
      [](const TaskRow &row) { return row.model; }},
    C{QT_TRANSLATE_NOOP("TasksModel", "Progress"),
      QT_TRANSLATE_NOOP("TasksModel", "As its worker reports it"),
      9,
      Unit::Ratio,
      [](const TaskRow &row) { return row.progress; }},
    C{QT_TRANSLATE_NOOP("TasksModel", "Duration"),
      QT_TRANSLATE_NOOP("TasksModel", "Of its execution; so far, while it runs"),
      10,
      Unit::Second,
      [](const TaskRow &row) { return row.seconds; }},
    C{QT_TRANSLATE_NOOP("TasksModel", "Priority"),
      QT_TRANSLATE_NOOP("TasksModel", "Higher ones run first"),
      8,
      Unit::Count,
      [](const TaskRow &row) { return row.priority; }},
    C{QT_TRANSLATE_NOOP("TasksModel", "Created"),
      QT_TRANSLATE_NOOP("TasksModel", "On this machine's clock"),
      15,
      Unit::None,
      [](const TaskRow &row) { return row.created; },
      [](const TaskRow &row) { return row.createdText; },
      nullptr,
      false,
      nullptr,
      true},
    C{QT_TRANSLATE_NOOP("TasksModel", "Error"),
      QT_TRANSLATE_NOOP("TasksModel", "Why it failed, in the server's words"),
      24,
      Unit::None,
      nullptr,
      [](const TaskRow &row) { return row.error; }},
};

struct StateWords
{
    TaskState state;
    const char *words;
    CellState cell;
};

constexpr std::array kStates{
    StateWords{TaskState::Pending, QT_TRANSLATE_NOOP("TasksModel", "pending"), CellState::Waiting},
    StateWords{
        TaskState::Assigned, QT_TRANSLATE_NOOP("TasksModel", "assigned"), CellState::Waiting},
    StateWords{TaskState::Running, QT_TRANSLATE_NOOP("TasksModel", "running"), CellState::Good},
    StateWords{
        TaskState::Cancelling, QT_TRANSLATE_NOOP("TasksModel", "cancelling"), CellState::Waiting},
    StateWords{TaskState::Completed, QT_TRANSLATE_NOOP("TasksModel", "completed"), CellState::Good},
    StateWords{TaskState::Failed, QT_TRANSLATE_NOOP("TasksModel", "failed"), CellState::Critical},
    StateWords{
        TaskState::TimedOut, QT_TRANSLATE_NOOP("TasksModel", "timed out"), CellState::Critical},
    StateWords{TaskState::Cancelled, QT_TRANSLATE_NOOP("TasksModel", "cancelled"), CellState::None},
};

std::optional<double> secondsOf(const Task &task, Timestamp now)
{
    if (task.executionSeconds || !task.started)
        return task.executionSeconds;
    if (!task.ended && task.state != TaskState::Running)
        return std::nullopt;
    const double seconds
        = std::chrono::duration<double>(task.ended.value_or(now) - *task.started).count();
    return seconds < 0 ? std::nullopt : std::optional(seconds);
}

TaskRow rowOf(const Task &task, Timestamp now, const QTimeZone &zone)
{
    TaskRow row;
    row.id = QString::fromStdString(task.id);
    row.type = QString::fromStdString(task.type);
    const auto known = std::ranges::find(kStates, task.state, &StateWords::state);
    const std::string_view word = known == kStates.end() ? task.stateText : stateName(task.state);
    row.stateWord = QString::fromUtf8(word.data(), qsizetype(word.size()));
    row.stateText = known == kStates.end()
        ? QString::fromStdString(task.stateText)
        : QCoreApplication::translate("TasksModel", known->words);
    row.state = known == kStates.end() ? CellState::None : known->cell;
    row.worker = QString::fromStdString(task.worker);
    row.model = QString::fromStdString(task.model);
    if (task.state == TaskState::Running)
        row.progress = task.progressRatio;
    if (task.priority)
        row.priority = double(*task.priority);
    row.seconds = secondsOf(task, now);
    if (task.created) {
        row.createdText = formatColumnMoment(*task.created, now, zone);
        row.created = std::chrono::duration<double>(task.created->time_since_epoch()).count();
    }
    row.error = QString::fromStdString(task.error);
    return row;
}

} // namespace

std::vector<TaskRow> taskRows(const Cluster &cluster, Timestamp now, const QTimeZone &zone)
{
    std::vector<TaskRow> rows;
    rows.reserve(cluster.living.size() + cluster.ended.size());
    for (const Task &task : cluster.living)
        rows.push_back(rowOf(task, now, zone));
    for (auto task = cluster.ended.rbegin(); task != cluster.ended.rend(); ++task)
        rows.push_back(rowOf(*task, now, zone));
    return rows;
}

std::vector<TaskRow> taskRows(std::span<const Task> tasks, Timestamp now, const QTimeZone &zone)
{
    std::vector<const Task *> order;
    order.reserve(tasks.size());
    for (const Task &task : tasks)
        order.push_back(&task);
    std::ranges::stable_sort(order, std::ranges::greater(), [now](const Task *task) {
        return lastMoment(*task).value_or(now);
    });
    std::vector<TaskRow> rows;
    rows.reserve(order.size());
    for (const Task *task : order)
        rows.push_back(rowOf(*task, now, zone));
    return rows;
}

QString taskStateText(std::string_view word)
{
    const auto known = std::ranges::find(kStates, taskState(word), &StateWords::state);
    return known == kStates.end() ? QString::fromUtf8(word.data(), qsizetype(word.size()))
                                  : QCoreApplication::translate("TasksModel", known->words);
}

TasksModel::TasksModel(QObject *parent)
    : RowModel(kColumns, "TasksModel", parent)
{
}

} // namespace perfdeck
