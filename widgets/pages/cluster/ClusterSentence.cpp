// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/ClusterSentence.h"

#include "widgets/models/WorkersModel.h"
#include "widgets/style/Format.h"

#include <QCoreApplication>

#include <algorithm>

namespace perfdeck {

namespace {

QString workersText(const Cluster &cluster, CellState &level)
{
    if (!cluster.workers)
        return cluster.totals.workers ? QCoreApplication::translate("ClusterSentence", "%1 workers")
                                            .arg(formatText(*cluster.totals.workers, Unit::Count))
                                      : QString();
    const auto &workers = *cluster.workers;
    if (workers.empty())
        return QCoreApplication::translate("ClusterSentence", "No worker has joined");
    const auto lost = std::ranges::count_if(workers, [](const Worker &worker) {
        return cellState(worker.state) >= CellState::Warning;
    });
    if (lost == 0)
        return workers.size() == 1
            ? QCoreApplication::translate("ClusterSentence", "The one worker is up")
            : QCoreApplication::translate(
                "ClusterSentence", "All %n workers up", nullptr, int(workers.size()));
    level = CellState::Warning;
    return QCoreApplication::translate("ClusterSentence", "%1 of %2 workers up")
        .arg(int(workers.size()) - int(lost))
        .arg(int(workers.size()));
}

} // namespace

ClusterSentence describeCluster(const Cluster &cluster, const QStringList &silent)
{
    ClusterSentence sentence;
    sentence.level = CellState::Good;
    QStringList parts;
    if (const QString workers = workersText(cluster, sentence.level); !workers.isEmpty())
        parts.append(workers);
    const ClusterTotals &totals = cluster.totals;
    if (totals.tasksRunning)
        parts.append(
            *totals.tasksRunning == 1
                ? QCoreApplication::translate("ClusterSentence", "one task running")
                : QCoreApplication::translate(
                    "ClusterSentence", "%n tasks running", nullptr, int(*totals.tasksRunning)));
    if (totals.tasksPending)
        parts.append(QCoreApplication::translate(
            "ClusterSentence", "%n waiting", nullptr, int(*totals.tasksPending)));
    const auto open
        = std::ranges::count(cluster.breakers, BreakerState::Open, &CircuitBreaker::state);
    if (open > 0) {
        sentence.level = CellState::Warning;
        parts.append(
            open == 1 ? QCoreApplication::translate("ClusterSentence", "one circuit breaker open")
                      : QCoreApplication::translate(
                          "ClusterSentence", "%n circuit breakers open", nullptr, int(open)));
    }
    sentence.text = parts.isEmpty() ? QCoreApplication::translate("ClusterSentence", "Connected")
                                    : parts.join(QStringLiteral(", "));
    if (!silent.isEmpty()) {
        sentence.level = CellState::Critical;
        sentence.text
            = QCoreApplication::translate("ClusterSentence", "No answer from %1. Last seen: %2")
                  .arg(silent.join(QStringLiteral(", ")), sentence.text);
    }
    return sentence;
}

QStringList clusterRemarks(const Cluster &cluster)
{
    QStringList remarks;
    for (const ClusterServer &server : cluster.servers)
        for (const ServerLimit &limit : server.limits)
            remarks.append(QString::fromStdString(server.name) + QStringLiteral(": ")
                           + QString::fromStdString(limit.text));
    remarks.removeDuplicates(); // one address may answer as two kinds of servers
    return remarks;
}

} // namespace perfdeck
