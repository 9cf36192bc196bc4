// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/LoopWatch.h"

#include <QAbstractEventDispatcher>
#include <QMetaEnum>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kMostLong = 3;

double processorMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double millisecondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

} // namespace

void TurnStatistics::add(LoopTurn turn)
{
    m_wall.push_back(turn.wallMs);
    m_processor.push_back(turn.processorMs);
    m_long.push_back(std::move(turn));
    std::sort(m_long.begin(), m_long.end(), [](const LoopTurn &a, const LoopTurn &b) {
        return a.wallMs > b.wallMs;
    });
    m_long.resize(std::min(m_long.size(), kMostLong));
}

double TurnStatistics::longestMs() const
{
    return m_wall.empty() ? 0 : *std::max_element(m_wall.begin(), m_wall.end());
}

double TurnStatistics::longestProcessorMs() const
{
    return m_processor.empty() ? 0 : *std::max_element(m_processor.begin(), m_processor.end());
}

int TurnStatistics::above(double ms) const
{
    return int(
        std::count_if(m_wall.begin(), m_wall.end(), [ms](double wall) { return wall > ms; }));
}

void TurnStatistics::printHeading()
{
    std::printf("%-34s %7s %9s %9s %8s %8s %14s\n",
                "ms on the GUI thread",
                "turns",
                "p99",
                "longest",
                "> 16 ms",
                "> 50 ms",
                "its processor");
}

void TurnStatistics::print(double ms) const
{
    std::vector<double> sorted = m_wall;
    std::sort(sorted.begin(), sorted.end());
    const double p99 = sorted.empty() ? 0 : sorted[std::size_t(0.99 * double(sorted.size() - 1))];
    std::printf("%-34s %7zu %9.1f %9.1f %8d %8d %14.1f\n",
                m_name.c_str(),
                m_wall.size(),
                p99,
                longestMs(),
                above(kFrameMs),
                above(kStandstillMs),
                longestProcessorMs());
    for (const LoopTurn &turn : m_long) {
        if (turn.wallMs <= ms)
            break;
        std::printf("    %.1f ms (%.1f of the processor), longest event %s\n",
                    turn.wallMs,
                    turn.processorMs,
                    turn.longestEvent.c_str());
    }
    std::fflush(stdout);
}

LoopWatch::LoopWatch(int &argc, char **argv)
    : QApplication(argc, argv)
{
    const QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, &LoopWatch::endTurn);
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &LoopWatch::endTurn);
}

LoopWatch::~LoopWatch() = default;

void LoopWatch::measure(TurnStatistics *statistics)
{
    m_statistics = statistics;
    if (m_depth == 0)
        m_isInTurn = false; // left over from a loop that has ended
}

bool LoopWatch::notify(QObject *receiver, QEvent *event)
{
    // Events of other threads pass through here too, on those threads.
    if (QThread::currentThread() != thread() || m_depth >= m_longest.size())
        return QApplication::notify(receiver, event);
    if (!m_isInTurn)
        beginTurn();
    const char *name = receiver->metaObject()->className(); // it may not live longer
    const QEvent::Type type = event->type();
    const auto start = Steady::now();
    ++m_depth;
    const bool isTaken = QApplication::notify(receiver, event);
    --m_depth;
    if (const double ms = millisecondsSince(start); ms > m_longest[m_depth].ms) {
        const char *key = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        m_longest[m_depth] = {ms, std::string(name) + ' ' + (key != nullptr ? key : "of its own")};
    }
    return isTaken;
}

void LoopWatch::beginTurn()
{
    m_isInTurn = true;
    m_longest = {};
    m_processorStart = processorMs();
    m_start = Steady::now();
}

void LoopWatch::endTurn()
{
    if (m_depth > 0 || !std::exchange(m_isInTurn, false) || m_statistics == nullptr)
        return;
    LoopTurn turn{millisecondsSince(m_start), processorMs() - m_processorStart, {}};
    for (const Event &event : m_longest) {
        if (!event.name.empty())
            turn.longestEvent += (turn.longestEvent.empty() ? "" : ", in it ") + event.name + " ("
                + std::to_string(std::lround(event.ms)) + ")";
    }
    m_statistics->add(std::move(turn));
}

} // namespace perfdeck
