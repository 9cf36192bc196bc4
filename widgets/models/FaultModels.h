// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/RecoveryActions.h"
#include "core/analysis/WorkerRisk.h"
#include "widgets/models/RowModel.h"

#include <span>

namespace perfdeck {

/// A worker that may fail next.
struct RiskRow
{
    QString id;
    double reasons = 0;
    QString why;
    bool isStale = false;

    friend bool operator==(const RiskRow &, const RiskRow &) = default;
};

/// Any thread.
[[nodiscard]] std::vector<RiskRow> riskRows(std::span<const WorkerRisk> risks);

class RisksModel final : public RowModel<RiskRow>
{
public:
    enum Columns
    {
        Name,
        Reasons,
        Why
    };

    explicit RisksModel(QObject *parent = nullptr);
};

struct BreakerRow
{
    QString id;
    QString name;
    QString guards;
    QString stateText;
    CellState state = CellState::None;
    std::optional<double> trips;
    std::optional<double> failures;
    std::optional<double> successes;
    std::optional<double> health; ///< 0..1, by the server's own score
    QString sinceText = QStringLiteral("–");
    std::optional<double> since; ///< seconds since the epoch
    bool isStale = false;

    friend bool operator==(const BreakerRow &, const BreakerRow &) = default;
};

/// Those that are not closed first. Any thread.
[[nodiscard]] std::vector<BreakerRow>
breakerRows(std::span<const CircuitBreaker> breakers, Timestamp now, const QTimeZone &zone);

class BreakersModel final : public RowModel<BreakerRow>
{
public:
    enum Columns
    {
        Name,
        Guards,
        State,
        Since,
        Trips,
        Failures,
        Successes,
        Health
    };

    explicit BreakersModel(QObject *parent = nullptr);
};

/// A way to recover, and how often it worked.
struct RecoveryRow
{
    QString id;
    QString action;
    double tried = 0;
    double worked = 0;
    double open = 0; ///< not decided yet
    QString share; ///< with its interval
    std::optional<double> ratio;
    bool isStale = false;

    friend bool operator==(const RecoveryRow &, const RecoveryRow &) = default;
};

/// Any thread.
[[nodiscard]] std::vector<RecoveryRow> recoveryRows(std::span<const RecoveryAction> actions);

class RecoveryModel final : public RowModel<RecoveryRow>
{
public:
    enum Columns
    {
        Action,
        Tried,
        Worked,
        Open,
        Share
    };

    explicit RecoveryModel(QObject *parent = nullptr);
};

} // namespace perfdeck
