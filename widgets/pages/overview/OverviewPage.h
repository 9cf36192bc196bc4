// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/EventsFeed.h"
#include "widgets/models/EventsModel.h"
#include "widgets/models/GpusModel.h"
#include "widgets/models/LatestFeed.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/models/ProcessesModel.h"
#include "widgets/models/Situation.h"
#include "widgets/models/SourcesModel.h"
#include "widgets/pages/Page.h"

#include <QStackedWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace perfdeck {

class ChartFeed;
class ChartGrid;
class RowTable;
class StateLabel;
class TileBoard;
class TimeSeriesChart;

/// How things are, at a glance: the sentence, tiles, live charts, processes, sources, events.
class OverviewPage final : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(PageContext context, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeContent();
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeCharts();
    [[nodiscard]] QWidget *makeGpus();
    [[nodiscard]] QWidget *makeLists();
    [[nodiscard]] QWidget *makeProcesses();
    [[nodiscard]] QWidget *makeSources();
    [[nodiscard]] QWidget *makeEvents();
    void startFeeds();
    void showSources();
    void showLatencies();
    void showSentence();
    void showGpus(const LatestValues &values);
    void showGpuState();
    void showWhyNoModels();
    void showCluster();

    LatestFeed m_processFeed;
    LatestFeed m_modelFeed;
    LatestFeed m_pressureFeed;
    LatestFeed m_gpuFeed;
    EventsFeed m_eventFeed;
    ProcessesModel m_processes;
    GpusModel m_gpus;
    SourcesModel m_sources;
    EventsModel m_events;
    Situation m_served; ///< what the models have to say
    std::size_t m_modelCount = 0;
    ChartFeed *m_latency = nullptr;
    bool m_showsWorst = false; ///< too many models for all their lines
    LatestValuesPtr m_pressure;
    StateLabel *m_sentence = nullptr;
    TileBoard *m_tiles = nullptr;
    TimeSeriesChart *m_gpu = nullptr;
    QWidget *m_gpuPanel = nullptr; ///< hidden where there is no GPU
    RowTable *m_gpuTable = nullptr;
    std::vector<TimeSeriesChart *> m_modelCharts;
    ChartGrid *m_grid = nullptr;
    std::vector<QWidget *> m_charts; ///< that are always shown
    std::vector<QWidget *> m_clusterCharts;
    QStackedWidget *m_sourceStack = nullptr;
    QStackedWidget *m_eventStack = nullptr;
    QStackedWidget *m_processStack = nullptr;
};

} // namespace perfdeck
