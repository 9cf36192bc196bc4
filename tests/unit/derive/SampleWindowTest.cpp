// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/CounterWindow.h"
#include "core/derive/SampleWindow.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace perfdeck {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kStart{seconds(1'800'000'000)};

double after(WindowFunction function, Duration length, std::vector<double> values, Duration step)
{
    SampleWindow window(function, length);
    Timestamp time = kStart;
    for (const double value : values) {
        window.add(time, value);
        time += step;
    }
    return window.value();
}

TEST(SampleWindow, FunctionsOverSixSeconds)
{
    const std::vector<double> values{9, 1, 4, 2, 8, 6}; // 5 s apart: the window holds the last 3
    const auto over
        = [&](WindowFunction function) { return after(function, seconds(10), values, seconds(5)); };
    EXPECT_EQ(over(WindowFunction::Average), (2.0 + 8 + 6) / 3);
    EXPECT_EQ(over(WindowFunction::Minimum), 2);
    EXPECT_EQ(over(WindowFunction::Maximum), 8);
    EXPECT_EQ(over(WindowFunction::Delta), 4);
    EXPECT_EQ(over(WindowFunction::Increase), 6 + 6); // 2 to 8, then again from 0 to 6
    EXPECT_EQ(over(WindowFunction::Rate), 1.2);
    EXPECT_EQ(over(WindowFunction::Changes), 2);
    EXPECT_EQ(over(WindowFunction::Resets), 1);
    // As Prometheus has them: samples that stay the same are no change.
    const std::vector<double> steps{4, 4, 5, 5, 3, 3, 6};
    EXPECT_EQ(after(WindowFunction::Changes, seconds(60), steps, seconds(5)), 3);
    EXPECT_EQ(after(WindowFunction::Resets, seconds(60), steps, seconds(5)), 1);
}

TEST(SampleWindow, ADifferenceNeedsTwoSamples)
{
    for (const auto function :
         {WindowFunction::Rate, WindowFunction::Increase, WindowFunction::Delta})
        EXPECT_TRUE(isAbsent(after(function, Duration(0), {5}, seconds(1))));
    EXPECT_EQ(after(WindowFunction::Average, Duration(0), {5}, seconds(1)), 5);
    EXPECT_TRUE(isAbsent(SampleWindow(WindowFunction::Average, Duration(0)).value()));
}

TEST(SampleWindow, WithoutALengthFiveSamplesOrTwentySeconds)
{
    std::vector<double> values;
    for (int i = 0; i < 100; ++i)
        values.push_back(i);
    EXPECT_EQ(after(WindowFunction::Increase, Duration(0), values, seconds(1)), 20);
    EXPECT_EQ(after(WindowFunction::Increase, Duration(0), values, seconds(30)), 4);
    EXPECT_EQ(after(WindowFunction::Increase, Duration(0), values, milliseconds(500)), 40);
    // Five samples reach back at most an hour.
    EXPECT_EQ(after(WindowFunction::Increase, Duration(0), values, std::chrono::minutes(25)), 2);
}

TEST(SampleWindow, JitterDoesNotChangeWhatBelongsToIt)
{
    std::mt19937 random(1);
    SampleWindow window(WindowFunction::Increase, seconds(60));
    for (int i = 0; i < 500; ++i) {
        const milliseconds jitter(std::uniform_int_distribution<int>(-300, 300)(random));
        window.add(kStart + seconds(5) * i + jitter, 3.0 * i);
        if (i > 13) {
            EXPECT_EQ(window.value(), 36) << i;
        }
    }
}

TEST(SampleWindow, TheSameTimeChangesNothingAndAnOlderOneStartsAnew)
{
    SampleWindow window(WindowFunction::Increase, seconds(60));
    window.add(kStart, 10);
    window.add(kStart + seconds(5), 20);
    window.add(kStart + seconds(5), 1000);
    EXPECT_EQ(window.value(), 10);
    window.add(kStart - seconds(3600), 21);
    EXPECT_TRUE(isAbsent(window.value()));
    window.add(kStart - seconds(3595), 25);
    EXPECT_EQ(window.value(), 4);
}

TEST(SampleWindow, ValuesThatAreNoNumbersStartAnew)
{
    SampleWindow window(WindowFunction::Rate, seconds(60));
    window.add(kStart, 10);
    window.add(kStart + seconds(5), 20);
    window.add(kStart + seconds(10), std::nan(""));
    EXPECT_TRUE(isAbsent(window.value()));
    window.add(kStart + seconds(15), HUGE_VAL);
    EXPECT_TRUE(isAbsent(window.value()));
    window.add(kStart + seconds(20), 30);
    window.add(kStart + seconds(25), 40);
    EXPECT_EQ(window.value(), 2);
}

TEST(SampleWindow, FastSamplesShareBucketsAndLoseNothing)
{
    SampleWindow most(WindowFunction::Maximum, seconds(256));
    SampleWindow mean(WindowFunction::Average, seconds(256));
    SampleWindow increase(WindowFunction::Increase, seconds(256));
    double sum = 0;
    for (int i = 0; i < 20'000; ++i) {
        const double value = i == 15'003 ? 7 : (i % 2);
        const Timestamp time = kStart + milliseconds(10) * i;
        most.add(time, value);
        mean.add(time, value);
        increase.add(time, i);
        sum += value;
    }
    EXPECT_EQ(most.value(), 7);
    EXPECT_NEAR(mean.value(), sum / 20'000, 1e-9);
    EXPECT_EQ(increase.value(), 19'999);
}

/// The window that derives rates of endpoints is an implementation of its own.
TEST(SampleWindow, AgreesWithCounterWindow)
{
    std::mt19937 random(7);
    CounterWindow pages(seconds(20), milliseconds(1250));
    const TrackId track = pages.follow(0, "f", CounterWindow::Role::Count, kNoSlot);
    SampleWindow window(WindowFunction::Rate, seconds(16));
    SteadyTime steady{};
    steady += seconds(1000);
    double counter = 0;
    for (int i = 0; i < 400; ++i) {
        counter = random() % 23 == 0 ? 2 : counter + static_cast<double>(random() % 50);
        pages.advance(steady + seconds(5) * i, std::span(&counter, 1));
        window.add(kStart + seconds(5) * i, counter);
        if (i > 5) {
            EXPECT_DOUBLE_EQ(window.value(), pages.increase(track) / *pages.seconds()) << i;
        }
    }
}

} // namespace
} // namespace perfdeck
