// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a profile with ten million events, zoomed and moved as by a wheel and a mouse:
// how long each frame takes. Fails when the longest passes the limit.
//   bench_timeline [events]
#include "tests/support/GeneratedProfile.h"
#include "widgets/pages/profiling/timeline/TimelineChart.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace perfdeck;

namespace {

constexpr double kFrame = 1000.0 / 60; ///< ms
constexpr std::size_t kEvents = 10'000'000;

double milliseconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

/// Frames of one gesture.
struct Frames
{
    std::vector<double> took; ///< ms

    [[nodiscard]] double at(double share)
    {
        std::sort(took.begin(), took.end());
        return took[std::size_t(share * double(took.size() - 1))];
    }
};

template<class Step>
Frames play(TimelineChart &chart, int steps, Step step)
{
    Frames frames;
    for (int at = 0; at < steps; ++at) {
        const auto begin = std::chrono::steady_clock::now();
        step(at);
        chart.repaint();
        frames.took.push_back(milliseconds(std::chrono::steady_clock::now() - begin));
    }
    return frames;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const std::size_t events
        = argc > 1 ? std::size_t(std::strtoull(argv[1], nullptr, 10)) : kEvents;
    Style style(Style::Mode::Light);
    style.applyTo(application);
    const ProfilePtr profile = GeneratedProfile{events, 12, 4, 40}.make();
    const auto begin = std::chrono::steady_clock::now();
    const auto index = std::make_shared<const TimelineIndex>(profile);
    const double building = milliseconds(std::chrono::steady_clock::now() - begin);
    TimelineChart chart(style);
    chart.setTitle(QStringLiteral("Timeline"));
    chart.resize(1280, 800);
    chart.show();
    chart.setIndex(index);
    if (!QTest::qWaitForWindowExposed(&chart))
        return EXIT_FAILURE;
    chart.repaint();

    std::printf("%zu events in %zu rows, index made in %.0f ms\n",
                profile->events.size(),
                index->rows().size(),
                building);
    const double middle = chart.plot().center().x();
    bool isFast = true;
    const auto tell = [&isFast](const char *gesture, Frames frames) {
        const double longest = frames.at(1);
        isFast &= longest <= kFrame;
        std::printf("%-28s %4zu frames: median %5.2f ms, p99 %5.2f ms, longest %5.2f ms, limit "
                    "%.1f ms: %s\n",
                    gesture,
                    frames.took.size(),
                    frames.at(0.5),
                    frames.at(0.99),
                    longest,
                    kFrame,
                    longest <= kFrame ? "ok" : "TOO SLOW");
    };
    tell("zoom in to one event", play(chart, 80, [&](int) { chart.zoom(0.85, middle); }));
    tell("move, single events", play(chart, 200, [&](int) { chart.pan(0.05); }));
    tell("zoom out to all", play(chart, 80, [&](int) { chart.zoom(1 / 0.85, middle); }));
    chart.setWindow(index->extent());
    tell("all, zoomed to and fro",
         play(chart, 100, [&](int at) { chart.zoom(at % 2 == 0 ? 0.9 : 1 / 0.9, middle); }));
    const std::int64_t length = index->extent().length();
    chart.setWindow({0, length / 20});
    tell("move, a twentieth", play(chart, 300, [&](int) { chart.pan(0.06); }));
    chart.setWindow({0, length / 2000});
    tell("move, a two thousandth", play(chart, 300, [&](int) { chart.pan(0.06); }));
    return isFast ? EXIT_SUCCESS : EXIT_FAILURE;
}
