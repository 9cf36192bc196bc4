// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ChartFeed.h"

#include <QString>

#include <string>
#include <vector>

namespace perfdeck {

/// One stored quantity that each worker has.
struct WorkerMetric
{
    std::string name; ///< as stored
    QString title; ///< in the language of the window, different from all others
    Transform transform = Transform::None;
};

/// Those that PerfDeck derives itself, the most wanted first.
[[nodiscard]] std::vector<WorkerMetric> workerMetrics();
/// One that a server brought along.
[[nodiscard]] WorkerMetric foreignWorkerMetric(const std::string &name);

/// Whose series: of a cluster, or of any where its name is empty; of one worker, or of all.
[[nodiscard]] Selector
workerSelector(const std::string &metric, const std::string &cluster, const QString &worker = {});

/// One chart about one worker.
struct WorkerChart
{
    const char *objectName;
    const char *title; ///< to be translated in the context "WorkerCharts"
    std::vector<const char *> metrics;
    Transform transform = Transform::None;
};

[[nodiscard]] std::vector<WorkerChart> workerCharts();

} // namespace perfdeck
