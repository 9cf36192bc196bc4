// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Pages.h"

#include "widgets/pages/alerts/AlertsPage.h"
#include "widgets/pages/benchmarks/BenchmarksPage.h"
#include "widgets/pages/cluster/ClusterPage.h"
#include "widgets/pages/comparison/ComparisonPage.h"
#include "widgets/pages/dashboard/DashboardPage.h"
#include "widgets/pages/models/ModelsPage.h"
#include "widgets/pages/overview/OverviewPage.h"
#include "widgets/pages/planned/PlannedPage.h"
#include "widgets/pages/profiling/ProfilingPage.h"

#include <QtGlobal>

#include <array>
#include <utility>

namespace perfdeck {

namespace {

template<class T>
std::unique_ptr<Page> make(PageContext context)
{
    return std::make_unique<T>(std::move(context));
}

template<PlannedTab tab>
std::unique_ptr<Page> makePlanned(PageContext context)
{
    return std::make_unique<PlannedPage>(std::move(context), tab);
}

using P = PlannedTab;
constexpr std::array kPages{
    PageEntry{"overview",
              QT_TRANSLATE_NOOP("Pages", "Overview"),
              "overview",
              QT_TRANSLATE_NOOP("Pages", "How things are, at a glance"),
              make<OverviewPage>},
    PageEntry{"models",
              QT_TRANSLATE_NOOP("Pages", "Models"),
              "models",
              QT_TRANSLATE_NOOP("Pages", "Latency, throughput and memory of each served model"),
              make<ModelsPage>},
    PageEntry{"cluster",
              QT_TRANSLATE_NOOP("Pages", "Cluster"),
              "cluster",
              QT_TRANSLATE_NOOP("Pages", "Workers and tasks of a test cluster"),
              make<ClusterPage>},
    PageEntry{"benchmarks",
              QT_TRANSLATE_NOOP("Pages", "Benchmarks"),
              "benchmarks",
              QT_TRANSLATE_NOOP("Pages", "Benchmark runs"),
              make<BenchmarksPage>},
    PageEntry{"profiling",
              QT_TRANSLATE_NOOP("Pages", "Profiling"),
              "profiling",
              QT_TRANSLATE_NOOP("Pages", "A model layer by layer"),
              make<ProfilingPage>},
    PageEntry{"comparison",
              QT_TRANSLATE_NOOP("Pages", "Comparison"),
              "comparison",
              QT_TRANSLATE_NOOP("Pages", "Whether something got slower"),
              make<ComparisonPage>},
    PageEntry{"alerts",
              QT_TRANSLATE_NOOP("Pages", "Alerts"),
              "alerts",
              QT_TRANSLATE_NOOP("Pages", "Rules, alerts and silences"),
              make<AlertsPage>},
    PageEntry{"reports",
              QT_TRANSLATE_NOOP("Pages", "Reports"),
              "reports",
              QT_TRANSLATE_NOOP("Pages", "Reports and SQL"),
              makePlanned<P::Reports>},
    PageEntry{"dashboards",
              QT_TRANSLATE_NOOP("Pages", "Dashboards"),
              "dashboards",
              QT_TRANSLATE_NOOP("Pages", "Pages that you arrange yourself"),
              make<DashboardPage>},
};

} // namespace

std::span<const PageEntry> pageEntries()
{
    return kPages;
}

int pageIndex(const QString &name)
{
    for (std::size_t at = 0; at < kPages.size(); ++at)
        if (name == QLatin1StringView(kPages[at].name))
            return int(at);
    return -1;
}

} // namespace perfdeck
