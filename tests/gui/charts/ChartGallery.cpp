// SPDX-License-Identifier: GPL-3.0-or-later
// Draws charts with no, little and much data in both themes into a folder, to be looked at.
//   chart_gallery FOLDER [SCALE]
#include "tests/gui/charts/GalleryKinds.h"
#include "tests/support/FrameBuilder.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/style/Style.h"

#include <QApplication>
#include <QDir>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QSvgRenderer>

#include <cmath>
#include <numbers>
#include <random>

namespace {

using namespace perfdeck;
using namespace std::chrono_literals;

const Timestamp kEnd{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 14h + 3min + 7s};

TimeRange last(Duration length)
{
    return {kEnd - length, kEnd};
}

/// A bounded random walk.
auto walk(unsigned seed, double center, double noise)
{
    return [random = std::mt19937(seed), x = center, center, noise](std::size_t) mutable {
        std::normal_distribution<double> step(0, noise);
        x += step(random) - 0.02 * (x - center);
        return std::max(0.0, x + step(random) * 0.7);
    };
}

FramePtr latency(int columns)
{
    FrameBuilder builder(last(15min), columns);
    unsigned seed = 1;
    for (const auto &[quantile, level] :
         {std::pair{"0.5", 0.021}, std::pair{"0.95", 0.048}, std::pair{"0.99", 0.083}})
        builder.addEvery({"inference_latency_seconds",
                          {{"model", "llama-3-8b"}, {"quantile", quantile}, {"source", "vllm"}}},
                         5s,
                         walk(seed++, level, level * 0.05));
    return builder.build();
}

FramePtr processor(int columns, int cores, Duration length)
{
    FrameBuilder builder(last(length), columns);
    for (int core = 0; core < cores; ++core)
        builder.addEvery(
            {"cpu_utilization_ratio", {{"core", std::to_string(core)}, {"source", "local"}}},
            1s,
            [f = walk(unsigned(core) + 10, 0.15 + 0.07 * core, 0.03)](std::size_t i) mutable {
                return std::min(1.0, f(i));
            });
    return builder.build();
}

FramePtr memory(int columns)
{
    FrameBuilder builder(last(1h), columns);
    builder.addEvery({"memory_used_bytes", {{"source", "local"}}}, 1s, [](std::size_t i) {
        return 3.1e9 + 4096.0 * double(i * 37 % 50'000) + (i > 2000 ? 4e8 : 0);
    });
    return builder.build();
}

FramePtr gaps(int columns)
{
    std::vector<Sample> samples;
    for (int i = 0; i < 300; ++i) {
        if ((i > 80 && i < 130) || (i > 200 && i < 214 && i != 207))
            continue;
        samples.push_back(
            {kEnd - 5min + 1s * i,
             i == 40 ? std::numeric_limits<double>::quiet_NaN() : 120 + 40 * std::sin(i / 12.0)});
    }
    return FrameBuilder(last(5min), columns)
        .add({"requests_per_second", {{"model", "resnet50"}}}, samples, 3s)
        .build();
}

FramePtr network(int columns)
{
    FrameBuilder builder(last(6h), columns);
    for (const char *name : {"eth0", "lo", "docker0"}) {
        builder.addEvery(
            {"network_receive_bytes_per_second", {{"interface", name}, {"source", "local"}}},
            2s,
            walk(unsigned(name[0]), 2e6, 3e5));
        builder.addEvery(
            {"network_transmit_bytes_per_second", {{"interface", name}, {"source", "local"}}},
            2s,
            walk(unsigned(name[1]), 6e5, 1e5));
    }
    return builder.build();
}

/// An earlier period, marks, levels and a forecast in one chart.
void addLayers(TimeSeriesChart &chart)
{
    FrameBuilder earlier({kEnd - 24h - 15min, kEnd - 24h}, chart.plotColumns());
    for (const FrameSeries &series : chart.frame()->series)
        earlier.addEvery(*series.key, 5s, walk(99, series.mean * 0.8, series.mean * 0.04));
    chart.setGhost(earlier.build(), 24h, QStringLiteral("1 day earlier"));
    using Kind = ChartMark::Kind;
    std::vector<ChartMark> marks{
        {kEnd - 13min, std::nullopt, QStringLiteral("Deployed llama-3-8b v2"), Kind::Deploy, 1},
        {kEnd - 10min, kEnd - 8min, QStringLiteral("Slow: who warmed the cache?"), Kind::Note, 2},
        {kEnd - 7min, kEnd - 6min, QStringLiteral("Latency p99 above 100 ms"), Kind::Alert, 3},
        {kEnd - 5min, std::nullopt, QStringLiteral("GPU 1 lost"), Kind::Fault, 4},
        {kEnd - 4min, std::nullopt, QStringLiteral("2 → 4 workers"), Kind::Scaling, 5},
        {kEnd - 3min, std::nullopt, QStringLiteral("vllm restarted"), Kind::Restart, 6},
        {kEnd - 2min, std::nullopt, QStringLiteral("Clock moved"), Kind::Event, 7}};
    for (int i = 0; i < 12; ++i)
        marks.push_back({kEnd - 80s + 1s * i, {}, QStringLiteral("Burst"), Kind::Event, 10});
    chart.setMarks(marks);
    chart.setThresholds({{0.1, QStringLiteral("limit"), Severity::Critical},
                         {0.9, QStringLiteral("timeout"), Severity::Warning}});
    ChartBand band{*chart.frame()->series[1].key, {}, ChartBand::Kind::Forecast};
    for (int i = 0; i <= 30; ++i)
        band.points.push_back({kEnd - 5min + 10s * i, 0.045 - 0.0006 * i, 0.05 + 0.0006 * i});
    chart.setBands({band});
}

/// Two units, so two axes.
FramePtr loadAndLatency(int columns)
{
    FrameBuilder builder(last(15min), columns);
    builder.addEvery({"inference_latency_seconds", {{"model", "resnet50"}, {"quantile", "0.99"}}},
                     5s,
                     walk(3, 0.05, 0.004));
    builder.addEvery({"requests_per_second", {{"model", "resnet50"}}}, 5s, walk(4, 240, 12));
    return builder.build();
}

/// 240 lines as a spread, two of them outside.
FramePtr manyModels(int columns)
{
    FrameSpread spread;
    spread.info = metricInfo("inference_latency_seconds");
    spread.columnWidth = 2'000'000;
    spread.series = 240;
    auto level = walk(8, 0.05, 0.002);
    for (Timestamp at = kEnd - 15min; at < kEnd; at += 2s) {
        const double p50 = level(0);
        spread.columns.push_back(
            {at.time_since_epoch().count(), p50 * 0.6, p50 * 0.85, p50, p50 * 1.2, p50 * 1.7, 240});
    }
    FrameBuilder builder(last(15min), columns);
    builder.addEvery(
        {"inference_latency_seconds", {{"model", "model-17"}}}, 5s, walk(9, 0.12, 0.006));
    builder.addEvery(
        {"inference_latency_seconds", {{"model", "model-203"}}}, 5s, walk(10, 0.01, 0.001));
    return builder.spread(std::move(spread)).build();
}

/// Half a minute each of five decades.
FramePtr decades(int columns)
{
    FrameBuilder builder(last(15min), columns);
    builder.addEvery({"time_to_first_token_seconds", {{"model", "llama"}}},
                     1s,
                     [f = walk(5, 0, 0.05)](std::size_t i) mutable {
                         return std::pow(10, -4.0 + double(i % 900) / 180.0 + f(i));
                     });
    return builder.build();
}

std::unique_ptr<QWidget> page(Style &style)
{
    auto widget = std::make_unique<QWidget>();
    auto *grid = new QGridLayout(widget.get());
    grid->setContentsMargins(8, 8, 8, 8);
    grid->setSpacing(8);
    std::vector<TimeSeriesChart *> charts;
    for (const char *title : {"Latency",
                              "CPU per core",
                              "Memory used",
                              "Requests",
                              "Network",
                              "GPU",
                              "Queue",
                              "CPU, 24 cores"}) {
        auto *chart = new TimeSeriesChart(style);
        chart->setTitle(QString::fromLatin1(title));
        chart->setTimeZone(QTimeZone::utc());
        grid->addWidget(chart, int(charts.size()) / 3, int(charts.size()) % 3);
        charts.push_back(chart);
    }
    widget->resize(1280, 800);
    widget->show();
    QCoreApplication::sendPostedEvents();
    charts[0]->setFrame(latency(charts[0]->plotColumns()));
    charts[1]->setFrame(processor(charts[1]->plotColumns(), 8, 5min));
    charts[2]->setFrame(memory(charts[2]->plotColumns()));
    charts[3]->setFrame(gaps(charts[3]->plotColumns()));
    charts[4]->setFrame(network(charts[4]->plotColumns()));
    charts[5]->setEmptyText(
        QStringLiteral("No GPU found"),
        QStringLiteral("PerfDeck looks for NVIDIA, AMD and Intel devices at start."));
    charts[6]->setFrame(FrameBuilder(last(1h), 300).build());
    charts[7]->setFrame(processor(charts[7]->plotColumns(), 24, 1h));
    charts[0]->setCursor(kEnd - 6min);
    charts[3]->setStaleSince(kEnd - 40s);
    return widget;
}

void grab(QWidget &widget, const QString &path)
{
    QCoreApplication::sendPostedEvents();
    widget.grab().save(path);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        qCritical("usage: chart_gallery FOLDER");
        return 2;
    }
    QApplication application(argc, argv);
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));
    for (const auto mode : {Style::Mode::Light, Style::Mode::Dark}) {
        Style style(mode);
        style.applyTo(application);
        const auto widget = page(style);
        grab(*widget, folder.filePath(QStringLiteral("page-%1.png").arg(style.theme().name)));
        const auto kinds = kindsPage(style);
        grab(*kinds, folder.filePath(QStringLiteral("kinds-%1.png").arg(style.theme().name)));
        TimeSeriesChart large(style);
        large.setTitle(QStringLiteral("Latency of llama-3-8b"));
        large.setTimeZone(QTimeZone::utc());
        large.resize(1000, 360);
        large.show();
        QCoreApplication::sendPostedEvents();
        large.setFrame(latency(large.plotColumns()));
        large.setCursor(kEnd - 4min);
        grab(large, folder.filePath(QStringLiteral("large-%1.png").arg(style.theme().name)));
        large.setFrame(loadAndLatency(large.plotColumns()));
        grab(large, folder.filePath(QStringLiteral("two-axes-%1.png").arg(style.theme().name)));
        large.setFrame(decades(large.plotColumns()));
        large.setAxisWish({AxisWish::Base::Automatic, true});
        grab(large, folder.filePath(QStringLiteral("decades-%1.png").arg(style.theme().name)));
        large.setAxisWish({});
        large.setFrame(manyModels(large.plotColumns()));
        grab(large, folder.filePath(QStringLiteral("spread-%1.png").arg(style.theme().name)));
        large.setFrame(latency(large.plotColumns()));
        addLayers(large);
        large.setCursor(kEnd - 9min);
        grab(large, folder.filePath(QStringLiteral("layers-%1.png").arg(style.theme().name)));
        QKeyEvent pin(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
        QCoreApplication::sendEvent(&large, &pin);
        grab(large, folder.filePath(QStringLiteral("pinned-%1.png").arg(style.theme().name)));
        large.toImage(2).save(
            folder.filePath(QStringLiteral("picture-%1.png").arg(style.theme().name)));
        QSvgRenderer vector(large.toSvg());
        QImage drawn(large.size() * 2, QImage::Format_RGB32);
        QPainter painter(&drawn);
        vector.render(&painter);
        drawn.save(folder.filePath(QStringLiteral("vector-%1.png").arg(style.theme().name)));
    }
    return 0;
}
