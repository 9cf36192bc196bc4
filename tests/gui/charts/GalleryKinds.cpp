// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/charts/GalleryKinds.h"

#include "core/query/HeatReader.h"
#include "tests/support/FrameBuilder.h"
#include "tests/support/QueryFixture.h"
#include "widgets/charts/HeatMap.h"

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
    auto *latency = place(new HeatMap(style), "Latency of llama-3-8b");
    latency->setFrame(latencyHeat(180));
    auto *workers = place(new HeatMap(style), "CPU of workers");
    workers->setFrame(workerHeat(90));
    place(new HeatMap(style), "Waiting");
    page->resize(1280, 800);
    page->show();
    return page;
}

} // namespace perfdeck
