// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/TaskGroupsModel.h"

#include "widgets/models/ClusterText.h"

#include <array>

namespace perfdeck {

namespace {

using C = Column<TaskGroupRow>;

QString executionNote(const TaskGroupRow &row)
{
    return row.executionNote;
}

QString waitingNote(const TaskGroupRow &row)
{
    return row.waitingNote;
}

constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("TaskGroupsModel", "Type"),
      QT_TRANSLATE_NOOP("TaskGroupsModel", "Of the tasks"),
      16,
      Unit::None,
      nullptr,
      [](const TaskGroupRow &row) { return row.type; }},
    C{QT_TRANSLATE_NOOP("TaskGroupsModel", "Hardware"),
      QT_TRANSLATE_NOOP("TaskGroupsModel", "What the workers offer on which they ran"),
      16,
      Unit::None,
      nullptr,
      [](const TaskGroupRow &row) { return row.hardware; }},
    C{QT_TRANSLATE_NOOP("TaskGroupsModel", "Completed"),
      QT_TRANSLATE_NOOP("TaskGroupsModel", "Tasks that ended well in this range"),
      13,
      Unit::Count,
      [](const TaskGroupRow &row) { return std::optional(row.completed); }},
    C{QT_TRANSLATE_NOOP("TaskGroupsModel", "Failed"),
      QT_TRANSLATE_NOOP("TaskGroupsModel", "Tasks that failed or timed out in this range"),
      9,
      Unit::Count,
      [](const TaskGroupRow &row) { return std::optional(row.failed); }},
    C{QT_TRANSLATE_NOOP("TaskGroupsModel", "Throughput"),
      QT_TRANSLATE_NOOP("TaskGroupsModel", "Completed tasks per second of this range"),
      14,
      Unit::PerSecond,
      [](const TaskGroupRow &row) { return std::optional(row.perSecond); }},
    C{QT_TRANSLATE_NOOP("TaskGroupsModel", "Runs p50"),
      QT_TRANSLATE_NOOP("TaskGroupsModel", "Half of the completed tasks ran no longer"),
      12,
      Unit::Second,
      [](const TaskGroupRow &row) { return row.p50; },
      nullptr,
      nullptr,
      false,
      executionNote},
    C{QT_TRANSLATE_NOOP("TaskGroupsModel", "Runs p90"),
      QT_TRANSLATE_NOOP("TaskGroupsModel", "Nine of ten completed tasks ran no longer"),
      12,
      Unit::Second,
      [](const TaskGroupRow &row) { return row.p90; },
      nullptr,
      nullptr,
      false,
      executionNote},
    C{QT_TRANSLATE_NOOP("TaskGroupsModel", "Runs p99"),
      QT_TRANSLATE_NOOP("TaskGroupsModel", "99 of 100 completed tasks ran no longer"),
      12,
      Unit::Second,
      [](const TaskGroupRow &row) { return row.p99; },
      nullptr,
      nullptr,
      false,
      executionNote},
    C{QT_TRANSLATE_NOOP("TaskGroupsModel", "Waits p50"),
      QT_TRANSLATE_NOOP("TaskGroupsModel", "From its making to its start: half waited no longer"),
      12,
      Unit::Second,
      [](const TaskGroupRow &row) { return row.waiting50; },
      nullptr,
      nullptr,
      false,
      waitingNote},
    C{QT_TRANSLATE_NOOP("TaskGroupsModel", "Waits p90"),
      QT_TRANSLATE_NOOP("TaskGroupsModel", "Nine of ten waited no longer"),
      12,
      Unit::Second,
      [](const TaskGroupRow &row) { return row.waiting90; },
      nullptr,
      nullptr,
      false,
      waitingNote},
    C{QT_TRANSLATE_NOOP("TaskGroupsModel", "Efficiency"),
      QT_TRANSLATE_NOOP("TaskGroupsModel",
                        "Of allocation: the time they ran, of the time they waited and ran"),
      13,
      Unit::Ratio,
      [](const TaskGroupRow &row) { return row.efficiency; }},
};

QString noteOf(const TimeSpread &spread)
{
    if (spread.count() == 0)
        return QCoreApplication::translate("TaskGroupsModel",
                                           "Not reported by this cluster for these tasks.");
    const QString cases = QCoreApplication::translate("TaskGroupsModel", "Cases: %1.").arg(spread.count());
    const auto interval = spread.medianInterval();
    if (!interval)
        return cases;
    return cases + QChar(u' ')
        + QCoreApplication::translate("TaskGroupsModel", "95 % interval of the median: %1 to %2.")
              .arg(formatText(interval->first, Unit::Second),
                   formatText(interval->second, Unit::Second));
}

} // namespace

std::vector<TaskGroupRow> taskGroupRows(std::span<const TaskGroup> groups)
{
    std::vector<TaskGroupRow> rows;
    for (const TaskGroup &group : groups) {
        TaskGroupRow row;
        row.id = QString::fromStdString(group.type) + QChar(0x1F)
            + QString::fromStdString(group.hardware);
        row.type = nameText(group.type);
        row.hardware = nameText(group.hardware);
        row.completed = double(group.completed);
        row.failed = double(group.failed);
        row.perSecond = group.perSecond;
        row.p50 = group.execution.quantile(0.5);
        row.p90 = group.execution.quantile(0.9);
        row.p99 = group.execution.quantile(0.99);
        row.executionNote = noteOf(group.execution);
        row.waiting50 = group.waiting.quantile(0.5);
        row.waiting90 = group.waiting.quantile(0.9);
        row.waitingNote = noteOf(group.waiting);
        row.efficiency = group.allocationEfficiency();
        rows.push_back(std::move(row));
    }
    return rows;
}

TaskGroupsModel::TaskGroupsModel(QObject *parent)
    : RowModel(kColumns, "TaskGroupsModel", parent)
{
}

} // namespace perfdeck
