// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/FaultModels.h"

#include "widgets/models/ClusterText.h"

#include <QTimeZone>

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

using R = Column<RiskRow>;
constexpr std::array kRiskColumns{
    R{QT_TRANSLATE_NOOP("FaultModels", "Worker"),
      QT_TRANSLATE_NOOP("FaultModels", "As it registered"),
      18,
      Unit::None,
      nullptr,
      [](const RiskRow &row) { return row.id; }},
    R{QT_TRANSLATE_NOOP("FaultModels", "Reasons"),
      QT_TRANSLATE_NOOP("FaultModels", "How many speak for it"),
      11,
      Unit::Count,
      [](const RiskRow &row) { return std::optional(row.reasons); }},
    R{QT_TRANSLATE_NOOP("FaultModels", "Why it may fail next"),
      QT_TRANSLATE_NOOP("FaultModels", "Each reason with its numbers"),
      60,
      Unit::None,
      nullptr,
      [](const RiskRow &row) { return row.why; },
      nullptr,
      false,
      [](const RiskRow &row) { return row.why; }},
};

using B = Column<BreakerRow>;
constexpr std::array kBreakerColumns{
    B{QT_TRANSLATE_NOOP("FaultModels", "Guarded"),
      QT_TRANSLATE_NOOP("FaultModels", "The worker, task type or address"),
      18,
      Unit::None,
      nullptr,
      [](const BreakerRow &row) { return row.name; }},
    B{QT_TRANSLATE_NOOP("FaultModels", "Kind"),
      QT_TRANSLATE_NOOP("FaultModels", "What it guards"),
      9,
      Unit::None,
      nullptr,
      [](const BreakerRow &row) { return row.guards; }},
    B{QT_TRANSLATE_NOOP("FaultModels", "State"),
      QT_TRANSLATE_NOOP("FaultModels", "Open: nothing is let through"),
      11,
      Unit::None,
      nullptr,
      [](const BreakerRow &row) { return row.stateText; },
      [](const BreakerRow &row) { return row.state; }},
    B{QT_TRANSLATE_NOOP("FaultModels", "Since"),
      QT_TRANSLATE_NOOP("FaultModels", "On this machine's clock"),
      12,
      Unit::None,
      [](const BreakerRow &row) { return row.since; },
      [](const BreakerRow &row) { return row.sinceText; },
      nullptr,
      true,
      nullptr,
      true},
    B{QT_TRANSLATE_NOOP("FaultModels", "Trips"),
      QT_TRANSLATE_NOOP("FaultModels", "How often it has opened"),
      7,
      Unit::Count,
      [](const BreakerRow &row) { return row.trips; }},
    B{QT_TRANSLATE_NOOP("FaultModels", "Failures"),
      QT_TRANSLATE_NOOP("FaultModels", "In all"),
      11,
      Unit::Count,
      [](const BreakerRow &row) { return row.failures; }},
    B{QT_TRANSLATE_NOOP("FaultModels", "Successes"),
      QT_TRANSLATE_NOOP("FaultModels", "In all"),
      12,
      Unit::Count,
      [](const BreakerRow &row) { return row.successes; }},
    B{QT_TRANSLATE_NOOP("FaultModels", "Health"),
      QT_TRANSLATE_NOOP("FaultModels", "By the server's own score"),
      8,
      Unit::Ratio,
      [](const BreakerRow &row) { return row.health; }},
};

using A = Column<RecoveryRow>;
constexpr std::array kRecoveryColumns{
    A{QT_TRANSLATE_NOOP("FaultModels", "What was done"),
      QT_TRANSLATE_NOOP("FaultModels", "Only what the servers of this cluster tell of"),
      26,
      Unit::None,
      nullptr,
      [](const RecoveryRow &row) { return row.action; }},
    A{QT_TRANSLATE_NOOP("FaultModels", "Decided"),
      QT_TRANSLATE_NOOP("FaultModels", "So often it has worked or not"),
      11,
      Unit::Count,
      [](const RecoveryRow &row) { return std::optional(row.tried); }},
    A{QT_TRANSLATE_NOOP("FaultModels", "Worked"),
      QT_TRANSLATE_NOOP("FaultModels", "The task completed, the worker came back, it is closed"),
      10,
      Unit::Count,
      [](const RecoveryRow &row) { return std::optional(row.worked); }},
    A{QT_TRANSLATE_NOOP("FaultModels", "Open cases"),
      QT_TRANSLATE_NOOP("FaultModels", "Not decided yet"),
      14,
      Unit::Count,
      [](const RecoveryRow &row) { return std::optional(row.open); }},
    A{QT_TRANSLATE_NOOP("FaultModels", "Success"),
      QT_TRANSLATE_NOOP("FaultModels", "Share that worked, with its 95 % interval"),
      22,
      Unit::Ratio,
      [](const RecoveryRow &row) { return row.ratio; },
      [](const RecoveryRow &row) { return row.share; },
      nullptr,
      true},
};

QString guardedText(const std::string &guards)
{
    if (guards == "worker")
        return QCoreApplication::translate("FaultModels", "worker");
    if (guards == "task")
        return QCoreApplication::translate("FaultModels", "task type");
    if (guards == "endpoint")
        return QCoreApplication::translate("FaultModels", "address");
    return shownName(QString::fromStdString(guards));
}

CellState cellState(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed:
        return CellState::Good;
    case BreakerState::HalfOpen:
        return CellState::Waiting;
    case BreakerState::Open:
        return CellState::Warning;
    case BreakerState::Unknown:
        break;
    }
    return CellState::None;
}

} // namespace

std::vector<RiskRow> riskRows(std::span<const WorkerRisk> risks)
{
    std::vector<RiskRow> rows;
    for (const WorkerRisk &risk : risks) {
        QStringList why;
        for (const RiskReason &reason : risk.reasons)
            why.append(riskText(reason));
        rows.push_back({QString::fromStdString(risk.worker),
                        double(risk.reasons.size()),
                        why.join(QStringLiteral("; ")),
                        false});
    }
    return rows;
}

std::vector<BreakerRow>
breakerRows(std::span<const CircuitBreaker> breakers, Timestamp now, const QTimeZone &zone)
{
    std::vector<BreakerRow> rows;
    for (const CircuitBreaker &breaker : breakers) {
        BreakerRow row;
        row.name = shownName(QString::fromStdString(breaker.name));
        row.id = QString::fromStdString(breaker.guards + '/' + breaker.name);
        row.guards = guardedText(breaker.guards);
        row.stateText = breakerText(breaker.state);
        row.state = cellState(breaker.state);
        row.trips = double(breaker.trips);
        row.failures = double(breaker.failures);
        row.successes = double(breaker.successes);
        row.health = breaker.healthRatio;
        if (breaker.since) {
            row.sinceText = formatColumnMoment(*breaker.since, now, zone);
            row.since = std::chrono::duration<double>(breaker.since->time_since_epoch()).count();
        }
        rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, std::greater(), &BreakerRow::state);
    return rows;
}

std::vector<RecoveryRow> recoveryRows(std::span<const RecoveryAction> actions)
{
    std::vector<RecoveryRow> rows;
    for (const RecoveryAction &action : actions) {
        RecoveryRow row;
        row.action = actionText(action.kind);
        row.id = QString::number(int(action.kind));
        row.tried = double(action.decided);
        row.worked = double(action.worked);
        row.open = double(action.open);
        row.share = action.share ? shareText(*action.share) : QStringLiteral("–");
        if (action.share)
            row.ratio = action.share->ratio;
        rows.push_back(std::move(row));
    }
    return rows;
}

RisksModel::RisksModel(QObject *parent)
    : RowModel(kRiskColumns, "FaultModels", parent)
{
}

BreakersModel::BreakersModel(QObject *parent)
    : RowModel(kBreakerColumns, "FaultModels", parent)
{
}

RecoveryModel::RecoveryModel(QObject *parent)
    : RowModel(kRecoveryColumns, "FaultModels", parent)
{
}

} // namespace perfdeck
