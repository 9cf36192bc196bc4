// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/ClusterViews.h"

#include "widgets/pages/cluster/faults/FaultsView.h"
#include "widgets/pages/cluster/performance/PerformanceView.h"
#include "widgets/pages/cluster/scaling/ScalingView.h"
#include "widgets/pages/cluster/summary/SummaryView.h"
#include "widgets/pages/cluster/system/SystemView.h"
#include "widgets/pages/cluster/tasks/TasksView.h"
#include "widgets/pages/cluster/topology/TopologyView.h"
#include "widgets/pages/cluster/workers/WorkersView.h"

#include <QtGlobal>

#include <array>
#include <utility>

namespace perfdeck {

namespace {

template<class T>
std::unique_ptr<ClusterView> make(PageContext context)
{
    return std::make_unique<T>(std::move(context));
}

constexpr std::array kViews{
    ClusterViewEntry{"summary",
                     QT_TRANSLATE_NOOP("ClusterViews", "Summary"),
                     QT_TRANSLATE_NOOP("ClusterViews", "Load, workers and tasks at a glance"),
                     make<SummaryView>},
    ClusterViewEntry{"workers",
                     QT_TRANSLATE_NOOP("ClusterViews", "Workers"),
                     QT_TRANSLATE_NOOP("ClusterViews", "Each worker, its load, tasks and health"),
                     make<WorkersView>},
    ClusterViewEntry{"tasks",
                     QT_TRANSLATE_NOOP("ClusterViews", "Tasks"),
                     QT_TRANSLATE_NOOP("ClusterViews", "What ran where and when, and how long"),
                     make<TasksView>},
    ClusterViewEntry{"scaling",
                     QT_TRANSLATE_NOOP("ClusterViews", "Scaling"),
                     QT_TRANSLATE_NOOP("ClusterViews",
                                       "When and why workers were added and removed, what it "
                                       "brought and what they cost"),
                     make<ScalingView>},
    ClusterViewEntry{"topology",
                     QT_TRANSLATE_NOOP("ClusterViews", "Topology"),
                     QT_TRANSLATE_NOOP("ClusterViews",
                                       "How servers, workers and GPUs hang together; the parts of "
                                       "this machine"),
                     make<TopologyView>},
    ClusterViewEntry{"faults",
                     QT_TRANSLATE_NOOP("ClusterViews", "Faults"),
                     QT_TRANSLATE_NOOP("ClusterViews",
                                       "What fails, how long workers stay away, and who may fail "
                                       "next"),
                     make<FaultsView>},
    ClusterViewEntry{"performance",
                     QT_TRANSLATE_NOOP("ClusterViews", "Performance"),
                     QT_TRANSLATE_NOOP("ClusterViews",
                                       "Throughput, latency and efficiency by type and hardware"),
                     make<PerformanceView>},
    ClusterViewEntry{"system",
                     QT_TRANSLATE_NOOP("ClusterViews", "System"),
                     QT_TRANSLATE_NOOP("ClusterViews",
                                       "The coordinator and its servers, what is asked of them, "
                                       "and the resource pools"),
                     make<SystemView>},
};

} // namespace

std::span<const ClusterViewEntry> clusterViews()
{
    return kViews;
}

} // namespace perfdeck
