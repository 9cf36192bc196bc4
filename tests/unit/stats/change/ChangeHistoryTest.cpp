// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/ChangeHistory.h"
#include "tests/unit/stats/change/NoisySeries.h"

#include <gtest/gtest.h>

#include <limits>

namespace perfdeck {

namespace {

std::vector<std::size_t> placesOf(const std::vector<ChangePoint> &points)
{
    std::vector<std::size_t> places;
    for (const ChangePoint &point : points)
        places.push_back(point.index);
    return places;
}

} // namespace

TEST(ChangeHistory, WhileAllFitsTheAnswerIsThatOfTheWhole)
{
    std::vector<double> series = noisySeries(1, kHistoryWindow);
    addStep(series, 80, 6);
    addStep(series, 140, -4);
    ChangeHistory history;
    for (std::size_t i = 0; i < series.size(); ++i) {
        history.append(series[i]);
        EXPECT_EQ(placesOf(history.points()),
                  placesOf(findChanges(std::span(series).first(i + 1)).points))
            << i;
    }
    EXPECT_EQ(placesOf(history.points()), (std::vector<std::size_t>{80, 140}));
}

TEST(ChangeHistory, ALongHistoryKeepsItsChanges)
{
    std::vector<double> series = noisySeries(2, 3'000);
    std::vector<std::size_t> truth;
    for (std::size_t at = 150; at < series.size(); at += 250) {
        addStep(series, at, truth.size() % 2 == 0 ? 8 : -8);
        truth.push_back(at);
    }
    ChangeHistory history;
    std::size_t news = 0;
    for (const double value : series)
        news += history.append(value) ? 1U : 0U;
    EXPECT_EQ(history.size(), series.size());
    EXPECT_EQ(placesOf(history.points()), truth);
    EXPECT_GE(history.settled(), truth.size() - 1);
    EXPECT_GE(news, truth.size());
    EXPECT_LT(news, 5 * truth.size()) << "settles down soon after each change";
}

TEST(ChangeHistory, ASettledChangeIsNotTakenBack)
{
    std::vector<double> series = noisySeries(3, 2'000);
    addStep(series, 300, 10);
    ChangeHistory history;
    std::size_t settled = 0;
    for (const double value : series) {
        history.append(value);
        EXPECT_GE(history.settled(), settled);
        settled = history.settled();
        if (settled > 0) {
            EXPECT_EQ(history.points().front().index, 300U);
        }
    }
    EXPECT_EQ(settled, 1U);
}

TEST(ChangeHistory, MissingPointsCount)
{
    ChangeHistory history;
    std::vector<double> series = noisySeries(4, 150);
    addStep(series, 101, 9);
    for (std::size_t i = 0; i < 40; ++i)
        series[2 * i] = std::numeric_limits<double>::quiet_NaN();
    for (const double value : series)
        history.append(value);
    EXPECT_EQ(placesOf(history.points()), std::vector<std::size_t>{101});
}

} // namespace perfdeck
