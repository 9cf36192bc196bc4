// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/WorkersModel.h"

#include "core/analysis/Hardware.h"
#include "core/analysis/Reliability.h"
#include "core/analysis/WorkerOutliers.h"
#include "core/model/ClusterWords.h"
#include "core/model/Liveness.h"
#include "widgets/style/PlainText.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace perfdeck {

namespace {

QString dash()
{
    return QStringLiteral("–");
}

QString translated(const char *text)
{
    return QCoreApplication::translate("WorkersModel", text);
}

QString reliabilityText(const WorkerRow &row)
{
    return row.reliability ? row.reliabilityText : dash();
}

QString uptimeText(const WorkerRow &row)
{
    return row.uptime ? formatDuration(
               std::chrono::duration_cast<Duration>(std::chrono::duration<double>(*row.uptime)))
                      : dash();
}

QString healthText(const WorkerRow &row)
{
    if (!row.isHealthy)
        return dash();
    return *row.isHealthy ? translated(QT_TRANSLATE_NOOP("WorkersModel", "healthy"))
                          : translated(QT_TRANSLATE_NOOP("WorkersModel", "not healthy"));
}

using C = Column<WorkerRow>;

/// Wide enough for a line beside the number.
template<std::optional<double> WorkerRow::*Member>
constexpr C course(const char *title)
{
    C column{title,
             QT_TRANSLATE_NOOP("WorkersModel", "Measured on the worker, over the range shown"),
             15,
             Unit::Ratio};
    column.number = [](const WorkerRow &row) { return row.*Member; };
    return column;
}

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
    C{QT_TRANSLATE_NOOP("WorkersModel", "Reliability"),
      QT_TRANSLATE_NOOP("WorkersModel",
                        "Share of its ended tasks that it completed, and the interval the true "
                        "share lies in at 95 % confidence"),
      18,
      Unit::Ratio,
      [](const WorkerRow &row) { return row.reliability; },
      reliabilityText,
      nullptr,
      true,
      [](const WorkerRow &row) { return row.reliabilityNote; }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "Up for"),
      QT_TRANSLATE_NOOP("WorkersModel", "Since it registered with the coordinator"),
      8,
      Unit::None,
      [](const WorkerRow &row) { return row.uptime; },
      uptimeText},
    C{QT_TRANSLATE_NOOP("WorkersModel", "Health"),
      QT_TRANSLATE_NOOP("WorkersModel", "By the checks of the worker itself"),
      14,
      Unit::None,
      nullptr,
      healthText,
      [](const WorkerRow &row) {
          return !row.isHealthy ? CellState::None
              : *row.isHealthy  ? CellState::Good
                                : CellState::Critical;
      }},
    C{QT_TRANSLATE_NOOP("WorkersModel", "Unlike others"),
      QT_TRANSLATE_NOOP("WorkersModel",
                        "Stands out among the workers of the same hardware: more than 3.5 robust "
                        "deviations from their median"),
      16,
      Unit::None,
      nullptr,
      [](const WorkerRow &row) { return row.oddity.isEmpty() ? dash() : row.oddity; },
      [](const WorkerRow &row) {
          return row.oddity.isEmpty() ? CellState::None : CellState::Warning;
      },
      false,
      [](const WorkerRow &row) { return row.oddityNote; }},
    course<&WorkerRow::cpu>(QT_TRANSLATE_NOOP("WorkersModel", "CPU")),
    course<&WorkerRow::memory>(QT_TRANSLATE_NOOP("WorkersModel", "Memory")),
    course<&WorkerRow::gpu>(QT_TRANSLATE_NOOP("WorkersModel", "GPU")),
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
    StateWords{WorkerState::Idle, QT_TRANSLATE_NOOP("WorkersModel", "idle"), CellState::Waiting},
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

void addReliability(WorkerRow &row, const Worker &worker)
{
    const auto share = reliability(worker);
    if (!share)
        return;
    row.reliability = share->ratio;
    row.reliabilityText = QStringLiteral("%1 (%2–%3)")
                              .arg(formatText(share->ratio, Unit::Ratio),
                                   QString::number(std::floor(100 * share->low)),
                                   QString::number(std::ceil(100 * share->high)));
    row.reliabilityNote
        = translated(QT_TRANSLATE_NOOP(
                         "WorkersModel",
                         "%1 completed, %2 failed; the true share lies between %3 and %4 (95 %)"))
              .arg(formatText(double(*worker.tasksCompleted), Unit::Count),
                   formatText(double(*worker.tasksFailed), Unit::Count),
                   formatText(share->low, Unit::Ratio),
                   formatText(share->high, Unit::Ratio));
}

struct OddWords
{
    WorkerQuantity quantity;
    const char *name;
    const char *high;
    const char *low;
    Unit unit;
};

constexpr std::array kOdd{
    OddWords{WorkerQuantity::Cpu,
             QT_TRANSLATE_NOOP("WorkersModel", "CPU"),
             QT_TRANSLATE_NOOP("WorkersModel", "CPU high"),
             QT_TRANSLATE_NOOP("WorkersModel", "CPU low"),
             Unit::Ratio},
    OddWords{WorkerQuantity::Memory,
             QT_TRANSLATE_NOOP("WorkersModel", "Memory"),
             QT_TRANSLATE_NOOP("WorkersModel", "memory high"),
             QT_TRANSLATE_NOOP("WorkersModel", "memory low"),
             Unit::Ratio},
    OddWords{WorkerQuantity::Gpu,
             QT_TRANSLATE_NOOP("WorkersModel", "GPU"),
             QT_TRANSLATE_NOOP("WorkersModel", "GPU high"),
             QT_TRANSLATE_NOOP("WorkersModel", "GPU low"),
             Unit::Ratio},
    OddWords{WorkerQuantity::Execution,
             QT_TRANSLATE_NOOP("WorkersModel", "Mean execution"),
             QT_TRANSLATE_NOOP("WorkersModel", "slow tasks"),
             nullptr,
             Unit::Second},
    OddWords{WorkerQuantity::Failures,
             QT_TRANSLATE_NOOP("WorkersModel", "Failed share, at least"),
             QT_TRANSLATE_NOOP("WorkersModel", "many failures"),
             nullptr,
             Unit::Ratio},
};

void addOddity(WorkerRow &row, const WorkerOutlier &outlier)
{
    const auto words = std::ranges::find(kOdd, outlier.quantity, &OddWords::quantity);
    row.oddity = translated(outlier.score > 0 || !words->low ? words->high : words->low);
    row.oddityNote
        = translated(QT_TRANSLATE_NOOP("WorkersModel",
                                       "%1: %2; the median of the %3 workers with the same "
                                       "hardware is %4 (%5 robust deviations away)"))
              .arg(translated(words->name),
                   formatText(outlier.value, words->unit),
                   QString::number(outlier.peers),
                   formatText(outlier.median, words->unit),
                   formatNumber(std::abs(outlier.score), 2));
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

QString workerStateText(std::string_view word)
{
    const StateWords *known = wordsOf(workerState(word));
    return known ? QCoreApplication::translate("WorkersModel", known->words)
                 : QString::fromUtf8(word.data(), qsizetype(word.size()));
}

QString workerStateText(const Worker &worker)
{
    const StateWords *known = wordsOf(worker.state);
    return known ? QCoreApplication::translate("WorkersModel", known->words)
                 : QString::fromStdString(worker.stateText);
}

WorkerRow workerRow(const Worker &worker, Timestamp now, const QTimeZone &zone)
{
    WorkerRow row;
    row.id = QString::fromStdString(worker.id());
    row.host = QString::fromStdString(worker.profile->host);
    row.stateText = workerStateText(worker);
    const std::string_view word
        = wordsOf(worker.state) ? stateName(worker.state) : worker.stateText;
    row.stateWord = QString::fromUtf8(word.data(), qsizetype(word.size()));
    row.state = cellState(worker.state);
    row.hardware = QString::fromStdString(hardwareName(*worker.profile));
    row.profile = profileText(*worker.profile);
    row.cpu = worker.measured.cpuRatio;
    row.memory = worker.measured.memoryRatio;
    row.gpu = worker.measured.gpuRatio;
    row.cpuReserved = worker.reserved.cpuRatio;
    row.tasksRunning = number(worker.tasksRunning);
    row.tasksCompleted = number(worker.tasksCompleted);
    row.tasksFailed = number(worker.tasksFailed);
    if (worker.lastSeen) {
        row.lastSeenText = formatColumnMoment(*worker.lastSeen, now, zone);
        row.lastSeen = std::chrono::duration<double>(worker.lastSeen->time_since_epoch()).count();
    }
    if (worker.registered && isAlive(worker.state) && *worker.registered <= now)
        row.uptime = std::chrono::duration<double>(now - *worker.registered).count();
    row.isHealthy = worker.isHealthy;
    row.isStale = row.state == CellState::Warning || row.state == CellState::Critical;
    addReliability(row, worker);
    return row;
}

std::vector<WorkerRow> workerRows(const Cluster &cluster, Timestamp now, const QTimeZone &zone)
{
    std::vector<WorkerRow> rows;
    if (!cluster.workers)
        return rows;
    rows.reserve(cluster.workers->size());
    for (const Worker &worker : *cluster.workers)
        rows.push_back(workerRow(worker, now, zone));
    for (const WorkerOutlier &outlier : workerOutliers(*cluster.workers))
        addOddity(rows[outlier.worker], outlier);
    std::ranges::stable_sort(rows, naturallyBefore, &WorkerRow::id);
    return rows;
}

WorkersModel::WorkersModel(QObject *parent)
    : RowModel(kColumns, "WorkersModel", parent)
{
}

} // namespace perfdeck
