// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/charts/GalleryKinds.h"

#include "core/query/HeatReader.h"
#include "core/stats/ParetoFront.h"
#include "tests/support/FrameBuilder.h"
#include "tests/support/QueryFixture.h"
#include "widgets/charts/BarChart.h"
#include "widgets/charts/DistributionChart.h"
#include "widgets/charts/GanttChart.h"
#include "widgets/charts/HeatMap.h"
#include "widgets/charts/ScatterChart.h"

#include <QGridLayout>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;

const Timestamp kEnd{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 14h + 3min};

TimeRange last(Duration length)
{
    return {kEnd - length, kEnd};
}

/// A server with log-normal latencies that slows down for a while, restarts once and is away for
/// three minutes; scraped every 5 s.
HeatFramePtr latencyHeat(int columns)
{
    QueryFixture store;
    const std::array bounds{
        "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "10", "+Inf"};
    std::array<double, bounds.size()> counters{};
    std::mt19937 random(4);
    for (Timestamp time = kEnd - 1h; time <= kEnd; time += 5s) {
        const double minute = std::chrono::duration<double>(time - (kEnd - 1h)).count() / 60;
        if (minute > 40 && minute < 43)
            continue;
        if (minute >= 43 && minute < 43.1)
            counters.fill(0);
        const bool isSlow = minute > 22 && minute < 29;
        std::lognormal_distribution<double> latency(isSlow ? -1.6 : -3.4, isSlow ? 0.9 : 0.5);
        for (int i = std::poisson_distribution<int>(60)(random); i > 0; --i) {
            const double took = random() % 2000 == 0 ? 20 : latency(random);
            for (std::size_t at = 0; at < bounds.size(); ++at) {
                if (at + 1 == bounds.size() || took <= std::stod(bounds[at]))
                    ++counters[at];
            }
        }
        for (std::size_t at = 0; at < bounds.size(); ++at)
            store.addLive(store.series("inference_latency_seconds_bucket", {{"le", bounds[at]}}),
                          time,
                          counters[at]);
    }
    HeatQuery query;
    query.selectors = {*Selector::parse("inference_latency_seconds_bucket")};
    query.range = last(1h);
    query.columns = columns;
    QueryService service = store.service();
    return service.run(query).value();
}

HeatFramePtr workerHeat(int columns)
{
    FrameBuilder builder(last(30min), columns);
    std::mt19937 random(8);
    for (int worker = 1; worker <= 40; ++worker) {
        const double base = 0.2 + 0.5 * ((worker * 37 % 40) / 40.0);
        builder.addEvery({"cpu_utilization_ratio", {{"worker", "w" + std::to_string(worker)}}},
                         10s,
                         [&, worker, base](std::size_t i) {
                             const bool isDown = worker == 13 && i > 90 && i < 130;
                             const double noise = std::normal_distribution<double>(0, 0.08)(random);
                             return isDown
                                 ? std::nan("")
                                 : std::clamp(base + noise + (worker == 7 ? 0.3 : 0), 0.0, 1.0);
                         });
    }
    return std::make_shared<const HeatFrame>(entityHeat(*builder.build(), "worker"));
}

DistributionFramePtr latencies()
{
    QueryFixture store;
    std::mt19937 random(4);
    const auto add = [&](const char *model, double center, double width, int step) {
        std::lognormal_distribution<double> latency(center, width);
        const SeriesId id = store.series("inference_latency_seconds", {{"model", model}});
        for (int i = 0; i < 3600; i += step)
            store.addLive(id, kEnd - 1h + 1s * i, latency(random));
    };
    add("llama-3-8b", -3.4, 0.35, 1);
    add("llama-3-8b-int4", -3.9, 0.3, 3);
    DistributionQuery query;
    query.selectors = {*Selector::parse("inference_latency_seconds")};
    query.range = last(1h);
    query.logarithmic = true;
    QueryService service = store.service();
    return service.run(query).value();
}

BarFramePtr throughput()
{
    auto frame = std::make_shared<BarFrame>();
    frame->info
        = {"throughput", "Throughput", Unit::RequestPerSecond, MetricKind::Gauge, Better::Higher};
    frame->categoryTitle = "model";
    frame->intervalTitle = "95 % interval";
    frame->groups = {"main", "with quantised cache"};
    const auto bar = [](double value, double half) {
        return BarValue{value, std::pair(value - half, value + half)};
    };
    frame->categories = {{"resnet50", {bar(812, 22), bar(798, 30)}},
                         {"bert-base-uncased", {bar(455, 12), bar(520, 15)}},
                         {"llama-3-8b", {bar(61, 4), bar(88, 6)}},
                         {"whisper-small with a long name of its own", {bar(140, 30), {}}}};
    return frame;
}

BarFramePtr changes()
{
    auto frame = std::make_shared<BarFrame>();
    frame->info = {
        "change", "Change of p95 against yesterday", Unit::Ratio, MetricKind::Gauge, Better::Lower};
    frame->categoryTitle = "model";
    frame->groups = {""};
    for (int i = 0; i < 60; ++i)
        frame->categories.push_back(
            {"model-" + std::to_string(i), {{std::sin(i * 1.7) * 0.4, {}}}});
    return frame;
}

ScatterFramePtr tradeOff()
{
    auto frame = std::make_shared<ScatterFrame>();
    frame->x = {"latency", "Latency p95", Unit::Second, MetricKind::Gauge, Better::Lower};
    frame->y = {"accuracy", "Accuracy", Unit::Ratio, MetricKind::Gauge, Better::Higher};
    std::mt19937 random(2);
    std::uniform_real_distribution<double> share(0, 1);
    for (const char *precision : {"fp32", "fp16", "int8"}) {
        for (int size = 1; size <= 9; ++size) {
            const double quality = 0.6 + 0.035 * size - 0.04 * share(random);
            frame->points.push_back({"variant-" + std::to_string(size) + '-' + precision,
                                     precision,
                                     0.002 * std::pow(1.9, size) * (0.6 + share(random)),
                                     quality});
        }
    }
    std::vector<std::pair<double, double>> places;
    for (const ScatterPoint &point : frame->points)
        places.emplace_back(point.x, point.y);
    frame->front = paretoFront(places, frame->x.better, frame->y.better);
    return frame;
}

GanttFramePtr tasks(int workers, Duration length, double meanSeconds)
{
    auto frame = std::make_shared<GanttFrame>();
    frame->range = last(length);
    std::mt19937 random(6);
    std::exponential_distribution<double> lasts(1 / meanSeconds);
    const std::array kinds{"unit", "integration", "benchmark", "build"};
    int task = 800;
    for (int worker = 1; worker <= workers; ++worker) {
        GanttRow row{"worker-" + std::to_string(worker), {}};
        Timestamp time = frame->range.from + Duration(random() % 2'000'000);
        while (time < frame->range.to) {
            const Duration took(std::int64_t(1e6 * (0.1 + lasts(random))));
            GanttSpan span{
                time, std::min(time + took, frame->range.to), {}, {}, SpanState::Done, false};
            span.name = "task " + std::to_string(task++);
            span.kind = kinds[random() % kinds.size()];
            const auto fate = random() % 100;
            span.state = fate < 4 ? SpanState::Failed
                : fate < 9        ? SpanState::Waiting
                : fate < 11       ? SpanState::Cancelled
                                  : SpanState::Done;
            if (time + took >= frame->range.to)
                span.state = SpanState::Running;
            span.isCritical = worker == 2 && fate > 40;
            time = span.to + Duration(random() % 500'000);
            row.spans.push_back(std::move(span));
        }
        frame->rows.push_back(std::move(row));
    }
    return frame;
}

/// A selection and what happened, across a chart of any length.
void showLayers(TimedChart &chart)
{
    const TimeRange range = chart.visibleRange();
    const auto at = [&range](int tenths) { return range.from + range.length() / 10 * tenths; };
    using Kind = ChartMark::Kind;
    chart.setMarks({{at(2), std::nullopt, QStringLiteral("Deployed"), Kind::Deploy, 1},
                    {at(3), at(4), QStringLiteral("Slow"), Kind::Note, 2},
                    {at(9), std::nullopt, QStringLiteral("GPU 1 lost"), Kind::Fault, 3}});
    chart.setSelection(TimeRange{at(6), at(8)});
    chart.setCursor(at(2));
}

} // namespace

std::unique_ptr<QWidget> kindsPage(Style &style)
{
    auto page = std::make_unique<QWidget>();
    auto *grid = new QGridLayout(page.get());
    grid->setContentsMargins(8, 8, 8, 8);
    grid->setSpacing(8);
    int placed = 0;
    const auto place = [&](auto *chart, const char *title) {
        chart->setTitle(QString::fromUtf8(title));
        chart->setTimeZone(QTimeZone::utc());
        grid->addWidget(chart, placed / 3, placed % 3);
        ++placed;
        return chart;
    };
    auto *heat = place(new HeatMap(style), "Latency of llama-3-8b");
    heat->setFrame(latencyHeat(180));
    showLayers(*heat);
    place(new HeatMap(style), "CPU of workers")->setFrame(workerHeat(90));
    place(new HeatMap(style), "Nothing yet");
    place(new DistributionChart(style), "Latency")->setFrame(latencies());
    auto *cumulative = place(new DistributionChart(style), "Latency, cumulative");
    cumulative->setFrame(latencies());
    cumulative->setForm(DistributionChart::Form::Cumulative);
    auto *scatter = place(new ScatterChart(style), "Accuracy and latency");
    scatter->setFrame(tradeOff());
    scatter->setLogarithmic(true, false);
    place(new BarChart(style), "Throughput")->setFrame(throughput());
    place(new BarChart(style), "What became slower")->setFrame(changes());
    auto *few = place(new GanttChart(style), "Tasks");
    few->setFrame(tasks(6, 90s, 8));
    showLayers(*few);
    auto *many = place(new GanttChart(style), "100,000 tasks");
    many->setFrame(tasks(100, 1h, 3));
    page->resize(1280, 800);
    page->show();
    return page;
}

} // namespace perfdeck
