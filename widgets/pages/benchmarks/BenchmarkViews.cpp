// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/BenchmarkViews.h"

#include "widgets/pages/benchmarks/BenchmarkCompatibilityView.h"
#include "widgets/pages/benchmarks/BenchmarkCurvesView.h"
#include "widgets/pages/benchmarks/BenchmarkHistoryView.h"
#include "widgets/pages/benchmarks/BenchmarkRankingView.h"
#include "widgets/pages/benchmarks/BenchmarkRunsView.h"
#include "widgets/pages/benchmarks/BenchmarkRunView.h"
#include "widgets/pages/benchmarks/NewBenchmarkView.h"

#include <QtGlobal>

#include <array>
#include <utility>

namespace perfdeck {

namespace {

template<class T>
std::unique_ptr<BenchmarkView> make(PageContext context, BenchmarkTools tools)
{
    return std::make_unique<T>(std::move(context), tools);
}

template<BenchmarkCurvesView::Form form>
std::unique_ptr<BenchmarkView> makeCurves(PageContext context, BenchmarkTools tools)
{
    return std::make_unique<BenchmarkCurvesView>(std::move(context), tools, form);
}

using F = BenchmarkCurvesView::Form;
constexpr std::array kViews{
    BenchmarkViewEntry{
        "runs",
        QT_TRANSLATE_NOOP("BenchmarkViews", "Runs"),
        QT_TRANSLATE_NOOP("BenchmarkViews", "What runs now, and all that ran before"),
        false,
        make<BenchmarkRunsView>},
    BenchmarkViewEntry{
        "run",
        QT_TRANSLATE_NOOP("BenchmarkViews", "Run"),
        QT_TRANSLATE_NOOP("BenchmarkViews", "All numbers of the chosen run, with its samples"),
        false,
        make<BenchmarkRunView>},
    BenchmarkViewEntry{"scaling",
                       QT_TRANSLATE_NOOP("BenchmarkViews", "Scaling"),
                       QT_TRANSLATE_NOOP("BenchmarkViews",
                                         "What larger batches and more users bring, and where "
                                         "they stop to"),
                       true,
                       makeCurves<F::OverLoad>},
    BenchmarkViewEntry{
        "load",
        QT_TRANSLATE_NOOP("BenchmarkViews", "Latency and throughput"),
        QT_TRANSLATE_NOOP("BenchmarkViews", "How long requests take at the throughput reached"),
        true,
        makeCurves<F::OverThroughput>},
    BenchmarkViewEntry{
        "hardware",
        QT_TRANSLATE_NOOP("BenchmarkViews", "Hardware"),
        QT_TRANSLATE_NOOP("BenchmarkViews", "Which models and devices are the best, and which tie"),
        true,
        make<BenchmarkRankingView>},
    BenchmarkViewEntry{
        "compatibility",
        QT_TRANSLATE_NOOP("BenchmarkViews", "Compatibility"),
        QT_TRANSLATE_NOOP("BenchmarkViews", "Which model runs on which device in which precision"),
        true,
        make<BenchmarkCompatibilityView>},
    BenchmarkViewEntry{
        "history",
        QT_TRANSLATE_NOOP("BenchmarkViews", "History"),
        QT_TRANSLATE_NOOP("BenchmarkViews", "One cell over all its runs, with what changed"),
        true,
        make<BenchmarkHistoryView>},
    BenchmarkViewEntry{"new",
                       QT_TRANSLATE_NOOP("BenchmarkViews", "New run"),
                       QT_TRANSLATE_NOOP("BenchmarkViews", "Choose what is run, and how"),
                       false,
                       make<NewBenchmarkView>},
};

} // namespace

std::span<const BenchmarkViewEntry> benchmarkViews()
{
    return kViews;
}

} // namespace perfdeck
