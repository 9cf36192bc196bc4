// SPDX-License-Identifier: GPL-3.0-or-later
// CPU of one frame of a full HD page: 10 charts × 10 series, every point new, by PerfDeck's charts
// and by peers in the same run. Reduction to pixel columns counts as part of our frame.
//   bench_frame [POINTS_PER_SERIES …]     default: 300 3600 1000000 (peers up to 3600)
#include "bench/render/FramePages.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <set>
#include <sys/resource.h>

namespace {

using namespace perfdeck;
using namespace perfdeck::bench;

constexpr int kCharts = 10;
constexpr int kSeries = 10;
constexpr std::size_t kWarmUp = 5;
constexpr std::size_t kMaxFrames = 200;
constexpr double kMaxCpuSeconds = 3;
constexpr double kBudgetMs = 4.2;

double cpuMs()
{
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return double(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1e3
        + double(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e3;
}

/// Shows frame after frame, each as soon as every chart has painted the one before.
class Runner final : public QObject
{
public:
    Runner(FramePage &page, const FrameWorkload &workload)
        : m_page(page)
        , m_workload(workload)
    {
        for (QWidget *widget : page.painted())
            widget->installEventFilter(this);
    }

    /// Mean CPU of a frame in milliseconds.
    double run()
    {
        m_page.window().show();
        QTimer::singleShot(50, this, &Runner::next);
        QApplication::exec();
        m_page.window().hide();
        return (cpuMs() - m_startCpu) / double(m_frame - kWarmUp);
    }

    [[nodiscard]] double reduceMs() const { return m_showCpu / double(m_frame - kWarmUp); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            m_waiting.erase(watched);
            if (m_waiting.empty() && !m_scheduled) {
                m_scheduled = true;
                QTimer::singleShot(0, this, &Runner::next);
            }
        }
        return false;
    }

private:
    void next()
    {
        m_scheduled = false;
        if (m_frame == kWarmUp) {
            m_startCpu = cpuMs();
            m_showCpu = 0;
        }
        const bool done = m_frame > kWarmUp + 2
            && (m_frame >= kWarmUp + kMaxFrames || cpuMs() - m_startCpu > kMaxCpuSeconds * 1e3);
        if (done) {
            QApplication::quit();
            return;
        }
        m_waiting = std::set<QObject *>(m_page.painted().begin(), m_page.painted().end());
        const double before = cpuMs();
        m_page.show(m_workload, m_frame++);
        m_showCpu += cpuMs() - before;
    }

    FramePage &m_page;
    const FrameWorkload &m_workload;
    std::set<QObject *> m_waiting;
    std::size_t m_frame = 0;
    double m_startCpu = 0;
    double m_showCpu = 0;
    bool m_scheduled = false;
};

void measure(Style &style, std::size_t points)
{
    const FrameWorkload workload(kCharts, kSeries, points);
    std::printf("\n%d charts x %d series x %zu points, 1920 x 1080, all points new in each frame\n",
                kCharts,
                kSeries,
                points);
    const auto ours = makeOurPage(style, workload);
    Runner runner(*ours, workload);
    const double mine = runner.run();
    std::printf("  %-34s %8.2f ms CPU/frame (%.2f of it before painting: reduction, legends)%s\n",
                ours->name(),
                mine,
                runner.reduceMs(),
                points <= 3600 && mine > kBudgetMs ? "  OVER BUDGET of 4.2" : "");
    if (points > 3600)
        return;
    if (qEnvironmentVariableIsSet("PERFDECK_ALONE"))
        return;
    for (const auto &make : {makePolylinePage, makeQtChartsPage}) {
        const auto peer = make(workload);
        const double theirs = Runner(*peer, workload).run();
        std::printf("  %-34s %8.2f ms CPU/frame, PerfDeck needs %.4f of it\n",
                    peer->name(),
                    theirs,
                    mine / theirs);
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    Style style(Style::Mode::Dark);
    style.applyTo(application);
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(std::strtoull(argv[i], nullptr, 10));
    if (sizes.empty())
        sizes = {300, 3600, 1'000'000};
    for (const std::size_t points : sizes)
        measure(style, std::max<std::size_t>(points, 2));
    return 0;
}
