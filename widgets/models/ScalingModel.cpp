// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ScalingModel.h"

#include "widgets/models/ClusterText.h"

#include <QTimeZone>

#include <array>

namespace perfdeck {

namespace {

using C = Column<DecisionRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("ScalingModel", "Time"),
      QT_TRANSLATE_NOOP("ScalingModel", "When it was decided, on this machine's clock"),
      19,
      Unit::None,
      [](const DecisionRow &row) { return std::optional(row.time); },
      [](const DecisionRow &row) { return row.timeText; },
      nullptr,
      true,
      nullptr,
      true},
    C{QT_TRANSLATE_NOOP("ScalingModel", "Decision"),
      QT_TRANSLATE_NOOP("ScalingModel", "What the resource manager decided"),
      12,
      Unit::None,
      nullptr,
      [](const DecisionRow &row) { return row.action; },
      [](const DecisionRow &row) { return row.state; }},
    C{QT_TRANSLATE_NOOP("ScalingModel", "Workers"),
      QT_TRANSLATE_NOOP("ScalingModel", "How many to add or remove"),
      11,
      Unit::Count,
      [](const DecisionRow &row) { return row.count; }},
    C{QT_TRANSLATE_NOOP("ScalingModel", "Decided at"),
      QT_TRANSLATE_NOOP("ScalingModel",
                        "The utilisation it was decided on, as the server gives it"),
      13,
      Unit::Ratio,
      [](const DecisionRow &row) { return row.utilization; }},
    C{QT_TRANSLATE_NOOP("ScalingModel", "Load"),
      QT_TRANSLATE_NOOP("ScalingModel",
                        "Mean utilisation in up to ten minutes before and after; a minute after "
                        "the decision is left out"),
      20,
      Unit::Ratio,
      [](const DecisionRow &row) { return row.loadChange; },
      [](const DecisionRow &row) { return row.load; },
      nullptr,
      true,
      [](const DecisionRow &row) { return row.loadNote; }},
    C{QT_TRANSLATE_NOOP("ScalingModel", "Tasks ended"),
      QT_TRANSLATE_NOOP("ScalingModel", "Mean rate before and after"),
      22,
      Unit::PerSecond,
      [](const DecisionRow &row) { return row.throughputChange; },
      [](const DecisionRow &row) { return row.throughput; },
      nullptr,
      true,
      [](const DecisionRow &row) { return row.throughputNote; }},
    C{QT_TRANSLATE_NOOP("ScalingModel", "Queue"),
      QT_TRANSLATE_NOOP("ScalingModel", "Tasks that waited, mean before and after"),
      17,
      Unit::Count,
      [](const DecisionRow &row) { return row.queueChange; },
      [](const DecisionRow &row) { return row.queue; },
      nullptr,
      true,
      [](const DecisionRow &row) { return row.queueNote; }},
    C{QT_TRANSLATE_NOOP("ScalingModel", "Reason"),
      QT_TRANSLATE_NOOP("ScalingModel", "In the server's words"),
      14,
      Unit::None,
      nullptr,
      [](const DecisionRow &row) { return row.reason; },
      nullptr,
      false,
      [](const DecisionRow &row) { return row.reason; }},
    C{QT_TRANSLATE_NOOP("ScalingModel", "Removed"),
      QT_TRANSLATE_NOOP("ScalingModel", "The workers to remove"),
      20,
      Unit::None,
      nullptr,
      [](const DecisionRow &row) { return row.workers; }},
};

std::optional<double> changeOf(const std::optional<MeanDifference> &change)
{
    return change ? std::optional(change->change()) : std::nullopt;
}

void addImpact(DecisionRow &row, const ScalingImpact &impact)
{
    row.load = changeText(impact.utilization, Unit::Ratio);
    row.loadNote = changeNote(impact.utilization, Unit::Ratio);
    row.loadChange = changeOf(impact.utilization);
    row.throughput = changeText(impact.throughput, Unit::PerSecond);
    row.throughputNote = changeNote(impact.throughput, Unit::PerSecond);
    row.throughputChange = changeOf(impact.throughput);
    row.queue = changeText(impact.queue, Unit::Count);
    row.queueNote = changeNote(impact.queue, Unit::Count);
    row.queueChange = changeOf(impact.queue);
}

} // namespace

std::vector<DecisionRow> decisionRows(std::span<const ScalingDecision> decisions,
                                      std::span<const ScalingImpact> impacts,
                                      bool kept,
                                      Timestamp now,
                                      const QTimeZone &zone)
{
    std::vector<DecisionRow> rows;
    for (std::size_t i = decisions.size(); i-- > 0;) {
        const ScalingDecision &decision = decisions[i];
        if (decision.action == ScalingAction::Maintain && !kept)
            continue;
        DecisionRow row;
        row.id = QString::number(decision.time.time_since_epoch().count()) + QChar(u' ')
            + QString::number(int(decision.action)) + QChar(u' ')
            + QString::fromStdString(decision.reason);
        row.timeText = formatColumnMoment(decision.time, now, zone);
        row.time = std::chrono::duration<double>(decision.time.time_since_epoch()).count();
        row.action = actionText(decision.action);
        row.isStale = decision.action == ScalingAction::Maintain;
        if (decision.count)
            row.count = double(*decision.count);
        row.utilization = decision.utilizationRatio;
        row.reason = shownName(QString::fromStdString(decision.reason));
        QStringList workers;
        for (const std::string &worker : decision.workers)
            workers.append(shownName(QString::fromStdString(worker)));
        row.workers = workers.join(QStringLiteral(", "));
        addImpact(row, impacts[i]);
        rows.push_back(std::move(row));
    }
    return rows;
}

ScalingModel::ScalingModel(QObject *parent)
    : RowModel(kColumns, "ScalingModel", parent)
{
}

} // namespace perfdeck
