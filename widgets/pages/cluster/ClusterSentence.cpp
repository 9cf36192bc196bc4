// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/ClusterSentence.h"

#include "widgets/models/WorkersModel.h"
#include "widgets/style/Format.h"

#include <QCoreApplication>

#include <algorithm>

namespace perfdeck {

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("ClusterSentence", text, nullptr, count);
}

QString workersText(const Cluster &cluster, CellState &level)
{
    if (!cluster.workers)
        return cluster.totals.workers
            ? tr("%1 workers").arg(formatText(*cluster.totals.workers, Unit::Count))
            : QString();
    const auto &workers = *cluster.workers;
    if (workers.empty())
        return tr("No worker has joined");
    const auto lost = std::ranges::count_if(workers, [](const Worker &worker) {
        return cellState(worker.state) >= CellState::Warning;
    });
    if (lost == 0)
        return tr("All %n worker(s) up", int(workers.size()));
    level = CellState::Warning;
    return tr("%1 of %2 workers up").arg(int(workers.size()) - int(lost)).arg(int(workers.size()));
}

} // namespace

ClusterSentence describeCluster(const Cluster &cluster)
{
    ClusterSentence sentence;
    sentence.level = CellState::Good;
    QStringList parts;
    if (const QString workers = workersText(cluster, sentence.level); !workers.isEmpty())
        parts.append(workers);
    const ClusterTotals &totals = cluster.totals;
    if (totals.tasksRunning)
        parts.append(tr("%n task(s) running", int(*totals.tasksRunning)));
    if (totals.tasksPending)
        parts.append(tr("%n waiting", int(*totals.tasksPending)));
    const auto open
        = std::ranges::count(cluster.breakers, BreakerState::Open, &CircuitBreaker::state);
    if (open > 0) {
        sentence.level = CellState::Warning;
        parts.append(tr("%n circuit breaker(s) open", int(open)));
    }
    sentence.text = parts.isEmpty() ? tr("Connected") : parts.join(QStringLiteral(", "));
    return sentence;
}

QStringList clusterRemarks(const Cluster &cluster)
{
    QStringList remarks;
    for (const ClusterServer &server : cluster.servers)
        for (const ServerLimit &limit : server.limits)
            remarks.append(QString::fromStdString(server.name) + QStringLiteral(": ")
                           + QString::fromStdString(limit.text));
    return remarks;
}

} // namespace perfdeck
