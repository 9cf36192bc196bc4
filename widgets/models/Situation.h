// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "core/model/Finding.h"
#include "core/model/Source.h"
#include "core/model/StorageStatus.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/models/OpenAlerts.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace perfdeck {

/// Everything the one sentence at the top of Overview is made of.
struct Situation
{
    bool isPast = false; ///< a range that has ended is looked at
    int sources = 0;
    int up = 0;
    int starting = 0;
    int paused = 0;
    QStringList down; ///< names of sources that do not answer
    int endpoints = 0; ///< configured, whatever their state
    int models = 0;
    int silentModels = 0; ///< of the range, but not at its end
    std::optional<double> cpuRatio;
    std::optional<double> memoryRatio;
    std::optional<double> diskPressureRatio; ///< share of time in which something waited for a disk
    std::optional<double> memoryPressureRatio;
    QStringList failingModels; ///< models with more than kManyErrors failed requests
    QString storageProblem;
    int workers = 0; ///< of the cluster
    int workersAway = 0; ///< of these
    OpenAlerts alerts; ///< that somebody has to look after
    int regressions = 0; ///< sure ones that nobody has judged, each group of series once

    static constexpr double kHotCpu = 0.90;
    static constexpr double kFullMemory = 0.90;
    static constexpr double kHighPressure = 0.20;
    static constexpr double kManyErrors = 0.01;
};

/// How things are, in words, and how bad it is.
struct Sentence
{
    CellState level = CellState::None;
    QString text;

    friend bool operator==(const Sentence &, const Sentence &) = default;
};

/// Trouble first, each in a few words; else that all is well; then what is not set up yet. Pure.
[[nodiscard]] Sentence describe(const Situation &situation);

/// The part that comes from sources and storage.
void addSources(Situation &situation, const std::vector<SourceStatus> &sources);
void addStorage(Situation &situation, const StorageStatus &storage);
void addCluster(Situation &situation, const Cluster &cluster);
void addModels(Situation &situation, const std::vector<ModelRow> &models);
void addFindings(Situation &situation, const Findings &findings);

} // namespace perfdeck
