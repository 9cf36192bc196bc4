// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/CounterWindow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

using Family = std::vector<std::size_t>;

struct Past
{
    SteadyTime time;
    std::vector<double> row;
    std::vector<bool> began; ///< by series: its family began again on this page
};

/// The last value of a series before the page at `end`, absent when the window has none.
double lastBefore(const std::vector<Past> &window, std::size_t end, std::size_t series)
{
    for (std::size_t at = end; at-- > 0;)
        if (!isAbsent(window[at].row[series]))
            return window[at].row[series];
    return absentValue();
}

/// A family begins again when one of its counters is below its last value in the window.
void markResets(std::vector<Past> &window, const std::vector<Family> &families)
{
    Past &page = window.back();
    page.began.assign(page.row.size(), false);
    for (const Family &family : families) {
        const bool began = std::any_of(family.begin(), family.end(), [&](std::size_t member) {
            const double last = lastBefore(window, window.size() - 1, member);
            return !isAbsent(page.row[member]) && !isAbsent(last) && page.row[member] < last;
        });
        for (const std::size_t member : family)
            page.began[member] = began;
    }
}

/// The definition, word by word: neighbouring samples inside the window.
double increaseByDefinition(const std::vector<Past> &window, std::size_t series)
{
    double sum = 0;
    for (std::size_t at = 0; at < window.size(); ++at) {
        const double value = window[at].row[series];
        const double last = lastBefore(window, at, series);
        if (!isAbsent(value) && !isAbsent(last))
            sum += window[at].began[series] ? value : value - last;
    }
    return sum;
}

TEST(CounterWindowProperty, AgreesWithTheDefinitionOverRandomHistories)
{
    std::mt19937_64 random(42);
    const auto chance = [&random](int oneIn) {
        return std::uniform_int_distribution<int>(1, oneIn)(random) == 1;
    };
    const std::vector<Family> families{{0, 1, 2}, {3}};
    for (int run = 0; run < 100; ++run) {
        CounterWindow window(20s, 500ms);
        std::vector<TrackId> tracks;
        for (const Family &family : families)
            for (const std::size_t slot : family)
                tracks.push_back(window.follow(static_cast<Slot>(slot),
                                               family.size() == 1 ? "b" : "a",
                                               CounterWindow::Role::Count,
                                               kNoSlot));
        std::vector<double> counters(4, 0);
        std::vector<Past> past;
        SteadyTime now{1000s};
        for (int page = 0; page < 60; ++page) {
            now += std::chrono::milliseconds(
                std::uniform_int_distribution<int>(1'900, 2'100)(random));
            for (const Family &family : families) {
                const bool reset = chance(25);
                for (const std::size_t slot : family)
                    counters[slot] = (reset ? 0 : counters[slot])
                        + std::uniform_int_distribution<int>(0, 50)(random);
            }
            std::vector<double> row = counters;
            for (double &value : row)
                value = chance(15) ? absentValue() : value;
            std::erase_if(past, [now](const Past &one) { return one.time <= now - 19'500ms; });
            past.push_back({now, row, {}});
            markResets(past, families);
            window.advance(now, row);
            ASSERT_EQ(window.seconds().has_value(), past.size() > 1);
            if (past.size() < 2)
                continue;
            EXPECT_NEAR(*window.seconds(),
                        std::chrono::duration<double>(now - past.front().time).count(),
                        1e-12);
            for (const Family &family : families)
                for (const std::size_t slot : family)
                    ASSERT_NEAR(
                        window.increase(tracks[slot]), increaseByDefinition(past, slot), 1e-6)
                        << "run " << run << " page " << page << " slot " << slot;
        }
    }
}

TEST(CounterWindow, StartTimeTellsAResetThatTheValueHides)
{
    CounterWindow window(20s, 0s);
    window.setStartTimeSlot(1);
    const TrackId track = window.follow(0, "a", CounterWindow::Role::Count, kNoSlot);
    window.advance(SteadyTime(1s), std::vector<double>{100, 5000});
    window.advance(SteadyTime(3s), std::vector<double>{110, 5000});
    EXPECT_EQ(window.increase(track), 10);
    const auto change = window.advance(SteadyTime(5s), std::vector<double>{150, 6000});
    EXPECT_EQ(window.increase(track), 160) << "restarted, and already past the old value";
    EXPECT_EQ(change.familiesReset, 1u);
}

TEST(CounterWindow, CreatedSeriesTellsAReset)
{
    CounterWindow window(20s, 0s);
    const TrackId track = window.follow(0, "a", CounterWindow::Role::Count, 1);
    window.advance(SteadyTime(1s), std::vector<double>{100, 5000.5});
    window.advance(SteadyTime(3s), std::vector<double>{130, 5001.5});
    EXPECT_EQ(window.increase(track), 130);
}

TEST(CounterWindow, FallingSumIsVoidUntilItLeavesTheWindow)
{
    CounterWindow window(20s, 0s);
    window.follow(0, "a", CounterWindow::Role::Count, kNoSlot);
    const TrackId sum = window.follow(1, "a", CounterWindow::Role::Sum, kNoSlot);
    window.advance(SteadyTime(1s), std::vector<double>{1, 10});
    window.advance(SteadyTime(3s), std::vector<double>{2, 8});
    EXPECT_FALSE(window.isValid(sum));
    for (int second = 5; second <= 25; second += 2)
        window.advance(SteadyTime(1s * second), std::vector<double>{2, 8});
    EXPECT_TRUE(window.isValid(sum));
}

TEST(CounterWindow, AGapStillGivesAValidIncrease)
{
    CounterWindow window(20s, 0s);
    const TrackId track = window.follow(0, "a", CounterWindow::Role::Count, kNoSlot);
    window.advance(SteadyTime(1s), std::vector<double>{100});
    window.advance(SteadyTime(101s), std::vector<double>{200});
    EXPECT_EQ(window.increase(track), 100);
    EXPECT_EQ(window.seconds(), 100);
    window.advance(SteadyTime(2000s), std::vector<double>{300});
    EXPECT_FALSE(window.seconds()) << "too long ago to mean anything";
}

TEST(CounterWindow, ManyPagesStayFewAndTheWindowStaysWhole)
{
    CounterWindow window(20s, 0s);
    const TrackId track = window.follow(0, "a", CounterWindow::Role::Count, kNoSlot);
    for (int page = 0; page < 5'000; ++page)
        window.advance(SteadyTime(1s) + page * 10ms,
                       std::vector<double>{static_cast<double>(page)});
    ASSERT_TRUE(window.seconds());
    EXPECT_NEAR(*window.seconds(), 20, 0.5);
    EXPECT_NEAR(window.increase(track) / *window.seconds(), 100, 1e-6);
}

TEST(CounterWindow, CompactionKeepsWhatTheWindowKnows)
{
    CounterWindow window(20s, 0s);
    window.follow(0, "gone", CounterWindow::Role::Count, kNoSlot);
    window.follow(2, "kept", CounterWindow::Role::Count, kNoSlot);
    window.advance(SteadyTime(1s), std::vector<double>{5, 0, 10});
    window.advance(SteadyTime(3s), std::vector<double>{6, 0, 17});
    window.remap({kNoSlot, 0, 1});
    const TrackId track = window.follow(1, "kept", CounterWindow::Role::Count, kNoSlot);
    EXPECT_EQ(window.increase(track), 7);
    window.advance(SteadyTime(5s), std::vector<double>{0, 20});
    EXPECT_EQ(window.increase(track), 10);
    EXPECT_FALSE(window.needs(0));
    EXPECT_TRUE(window.needs(1));
}

} // namespace
} // namespace perfdeck
