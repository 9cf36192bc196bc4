// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/WorkersModel.h"

#include <array>

namespace perfdeck {

namespace {

using C = Column<WorkerRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("WorkersModel", "Worker"),
      QT_TRANSLATE_NOOP("WorkersModel", "As it registered"),
      18,
      Unit::None,
      nullptr,
      [](const WorkerRow &row) { return row.id; },
      nullptr,
      false,
      [](const WorkerRow &row) { return row.profile; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "State"),
      QT_TRANSLATE_NOOP("WorkersModel", "As the coordinator sees it"),
      13,
      Unit::None,
      nullptr,
      [](const WorkerRow &row) { return row.stateText; },
      [](const WorkerRow &row) { return row.state; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "Host"),
      QT_TRANSLATE_NOOP("WorkersModel", "Machine it runs on"),
      16,
      Unit::None,
      nullptr,
      [](const WorkerRow &row) { return row.host; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "Hardware"),
      QT_TRANSLATE_NOOP("WorkersModel", "What it offers to tasks"),
      14,
      Unit::None,
      nullptr,
      [](const WorkerRow &row) { return row.hardware; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "CPU"),
      QT_TRANSLATE_NOOP("WorkersModel", "Measured on the worker"),
      8,
      Unit::Ratio,
      [](const WorkerRow &row) { return row.cpu; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "Memory"),
      QT_TRANSLATE_NOOP("WorkersModel", "Measured on the worker"),
      8,
      Unit::Ratio,
      [](const WorkerRow &row) { return row.memory; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "GPU"),
      QT_TRANSLATE_NOOP("WorkersModel", "Measured on the worker"),
      8,
      Unit::Ratio,
      [](const WorkerRow &row) { return row.gpu; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "Reserved"),
      QT_TRANSLATE_NOOP("WorkersModel", "Share of its cores that the scheduler has given away"),
      9,
      Unit::Ratio,
      [](const WorkerRow &row) { return row.cpuReserved; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "Running"),
      QT_TRANSLATE_NOOP("WorkersModel", "Tasks on it now"),
      8,
      Unit::Count,
      [](const WorkerRow &row) { return row.tasksRunning; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "Completed"),
      QT_TRANSLATE_NOOP("WorkersModel", "Tasks since the coordinator was started"),
      12,
      Unit::Count,
      [](const WorkerRow &row) { return row.tasksCompleted; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "Failed"),
      QT_TRANSLATE_NOOP("WorkersModel", "Tasks since the coordinator was started"),
      8,
      Unit::Count,
      [](const WorkerRow &row) { return row.tasksFailed; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "Last seen"),
      QT_TRANSLATE_NOOP("WorkersModel", "Its last heartbeat, on this machine's clock"),
      15,
      Unit::None,
      [](const WorkerRow &row) { return row.lastSeen; },
      [](const WorkerRow &row) { return row.lastSeenText; },
      nullptr,
      false,
      nullptr,
      true},
};

struct StateWords
{
    WorkerState state;
    const char *words;
    CellState cell;
};

constexpr std::array kStates{
    StateWords{WorkerState::Active, QT_TRANSLATE_NOOP("WorkersModel", "active"), CellState::Good},
    StateWords{WorkerState::Busy, QT_TRANSLATE_NOOP("WorkersModel", "busy"), CellState::Good},
    StateWords{WorkerState::Idle, QT_TRANSLATE_NOOP("WorkersModel", "idle"), CellState::Good},
    StateWords{
        WorkerState::Draining, QT_TRANSLATE_NOOP("WorkersModel", "draining"), CellState::Waiting},
    StateWords{WorkerState::Recovering,
               QT_TRANSLATE_NOOP("WorkersModel", "recovering"),
               CellState::Warning},
    StateWords{
        WorkerState::Offline, QT_TRANSLATE_NOOP("WorkersModel", "offline"), CellState::Warning},
    StateWords{
        WorkerState::Failed, QT_TRANSLATE_NOOP("WorkersModel", "failed"), CellState::Critical},
};

const StateWords *wordsOf(WorkerState state)
{
    const auto at = std::ranges::find(kStates, state, &StateWords::state);
    return at == kStates.end() ? nullptr : &*at;
}

template<class Count>
std::optional<double> number(const std::optional<Count> &count)
{
    return count ? std::optional(double(*count)) : std::nullopt;
}

QString profileText(const WorkerProfile &profile)
{
    QStringList lines;
    for (const auto &[name, value] : profile.attributes)
        lines.append(QString::fromStdString(name) + QStringLiteral(": ")
                     + QString::fromStdString(value));
    return lines.join(QChar(u'\n'));
}

} // namespace

CellState cellState(WorkerState state)
{
    const StateWords *known = wordsOf(state);
    return known ? known->cell : CellState::None;
}

QString workerStateText(const Worker &worker)
{
    const StateWords *known = wordsOf(worker.state);
    return known ? QCoreApplication::translate("WorkersModel", known->words)
                 : QString::fromStdString(worker.stateText);
}

std::vector<WorkerRow> workerRows(const Cluster &cluster, Timestamp now, const QTimeZone &zone)
{
    std::vector<WorkerRow> rows;
    if (!cluster.workers)
        return rows;
    rows.reserve(cluster.workers->size());
    for (const Worker &worker : *cluster.workers) {
        WorkerRow row;
        row.id = QString::fromStdString(worker.id());
        row.host = QString::fromStdString(worker.profile->host);
        row.stateText = workerStateText(worker);
        row.state = cellState(worker.state);
        QStringList hardware;
        for (const std::string &word : worker.profile->hardware)
            hardware.append(QString::fromStdString(word));
        row.hardware = hardware.join(QStringLiteral(", "));
        row.profile = profileText(*worker.profile);
        row.cpu = worker.measured.cpuRatio;
        row.memory = worker.measured.memoryRatio;
        row.gpu = worker.measured.gpuRatio;
        row.cpuReserved = worker.reserved.cpuRatio;
        row.tasksRunning = number(worker.tasksRunning);
        row.tasksCompleted = number(worker.tasksCompleted);
        row.tasksFailed = number(worker.tasksFailed);
        if (worker.lastSeen) {
            row.lastSeenText = formatMoment(*worker.lastSeen, now, zone);
            row.lastSeen
                = std::chrono::duration<double>(worker.lastSeen->time_since_epoch()).count();
        }
        row.isStale = row.state == CellState::Warning || row.state == CellState::Critical;
        rows.push_back(std::move(row));
    }
    return rows;
}

WorkersModel::WorkersModel(QObject *parent)
    : RowModel(kColumns, "WorkersModel", parent)
{
}

} // namespace perfdeck
