// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to answer a page of charts: 100 series of 3,600 samples, 800 columns wide. The
// limit to compare with reads the same values once and keeps nothing but their extremes.
#include "core/query/QueryService.h"
#include "core/query/SeriesReducer.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <random>

namespace perfdeck {
namespace {

constexpr std::size_t kSeries = 100;
constexpr int kColumns = 800;
const Timestamp kStart(std::chrono::seconds(1'800'000'000));

struct Page
{
    explicit Page(std::size_t samples)
    {
        std::mt19937_64 random(1);
        std::lognormal_distribution<double> value(0, 1);
        for (std::size_t i = 0; i < samples; ++i)
            times.push_back(kStart + std::chrono::milliseconds(1000 * i + i % 7));
        values.resize(kSeries);
        for (auto &series : values) {
            series.resize(samples);
            std::generate(series.begin(), series.end(), [&] { return value(random); });
        }
    }

    [[nodiscard]] TimeRange range() const
    {
        return {kStart, times.back() + std::chrono::milliseconds(1)};
    }

    std::vector<Timestamp> times;
    std::vector<std::vector<double>> values;
};

void setItems(benchmark::State &state)
{
    state.SetItemsProcessed(state.iterations() * state.range(0)
                            * static_cast<std::int64_t>(kSeries));
}

void extremesOnly(benchmark::State &state)
{
    const Page page(static_cast<std::size_t>(state.range(0)));
    for ([[maybe_unused]] auto step : state)
        for (const auto &series : page.values) {
            double low = series[0];
            double high = series[0];
            for (const double value : series) {
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
            benchmark::DoNotOptimize(low);
            benchmark::DoNotOptimize(high);
        }
    setItems(state);
}

void reduceToColumns(benchmark::State &state)
{
    const Page page(static_cast<std::size_t>(state.range(0)));
    std::vector<FrameColumn> columns;
    for ([[maybe_unused]] auto step : state)
        for (const auto &series : page.values) {
            columns.clear();
            SeriesReducer reducer(ColumnGrid(page.range(), kColumns), page.range(), columns);
            reducer.addSamples(page.times, series);
            FrameSeries totals;
            reducer.finish(totals);
            benchmark::DoNotOptimize(totals.max);
        }
    setItems(state);
}

/// The whole answer from the compressed window in memory.
void queryLiveWindow(benchmark::State &state)
{
    const auto samples = static_cast<std::size_t>(state.range(0));
    const Page page(samples);
    const auto catalog = std::make_shared<SeriesCatalog>();
    const auto live
        = std::make_shared<LiveWindow>(LiveLimits{std::chrono::hours(1000), 1ULL << 32});
    std::vector<SeriesId> ids;
    for (std::size_t i = 0; i < kSeries; ++i)
        ids.push_back(catalog->intern(std::make_shared<const SeriesKey>(
            SeriesKey{"latency_seconds", {{"x", std::to_string(i)}}})));
    std::vector<double> row(kSeries);
    for (std::size_t i = 0; i < samples; ++i) {
        for (std::size_t series = 0; series < kSeries; ++series)
            row[series] = page.values[series][i];
        live->append({GroupId(1), page.times[i], ids, row});
    }
    QueryService service(catalog, live, nullptr);
    RangeQuery query;
    query.selectors = {Selector{"latency_seconds", {}}};
    query.range = page.range();
    query.columns = kColumns;
    for ([[maybe_unused]] auto step : state)
        benchmark::DoNotOptimize(service.run(query));
    setItems(state);
}

BENCHMARK(extremesOnly)->Arg(3600)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(reduceToColumns)->Arg(3600)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(queryLiveWindow)->Arg(3600)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace perfdeck

BENCHMARK_MAIN();
