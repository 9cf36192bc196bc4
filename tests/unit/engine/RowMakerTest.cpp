// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RowMaker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace perfdeck {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const Timestamp kNoon(seconds(1'800'000'000));
const SourceId kSource(3);

struct Row
{
    GroupId group;
    Timestamp time;
    std::vector<SeriesId> series;
    std::vector<double> values;
};

class RowMakerTest : public testing::Test
{
protected:
    SeriesSetPtr setOf(const std::vector<std::string> &names)
    {
        auto set = std::make_shared<SeriesSet>();
        for (const std::string &name : names) {
            SeriesKeyPtr &key = keys[name];
            if (!key)
                key = std::make_shared<const SeriesKey>(SeriesKey{name, {}});
            set->keys.push_back(key);
        }
        return set;
    }

    static Observation observation(SeriesSetPtr set, Timestamp time, std::vector<double> values)
    {
        Observation made;
        made.source = kSource;
        made.time = time;
        made.series = std::move(set);
        made.values = std::move(values);
        return made;
    }

    std::vector<Row> rowsOf(const Observation &from)
    {
        std::vector<Row> rows;
        maker.rows(from, [&rows](const TickRow &row) {
            rows.push_back({row.group,
                            row.time,
                            {row.series.begin(), row.series.end()},
                            {row.values.begin(), row.values.end()}});
        });
        return rows;
    }

    SeriesId id(const std::string &name) { return catalog.find(SeriesKey{name, {}}); }

    FaultCounts faults()
    {
        const auto found = maker.faults().find(kSource);
        return found == maker.faults().end() ? FaultCounts() : found->second;
    }

    std::map<std::string, SeriesKeyPtr> keys;
    SeriesCatalog catalog;
    RowMaker maker{catalog};
};

TEST_F(RowMakerTest, OneRowPerPollInTheGroupOfTheSource)
{
    const SeriesSetPtr set = setOf({"a", "b"});
    const auto first = rowsOf(observation(set, kNoon, {1, 2}));
    const auto second = rowsOf(observation(set, kNoon + seconds(1), {3, absentValue()}));
    ASSERT_EQ(first.size(), 1U);
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(first[0].group, second[0].group);
    EXPECT_EQ(first[0].series, (std::vector{id("a"), id("b")}));
    EXPECT_EQ(second[0].values[0], 3);
    EXPECT_TRUE(isAbsent(second[0].values[1]));
    EXPECT_EQ(maker.samples(), 3U);
}

TEST_F(RowMakerTest, AGrownOrShuffledLayoutKeepsNumbersAndGroup)
{
    const auto first = rowsOf(observation(setOf({"a", "b", "c"}), kNoon, {1, 2, 3}));
    const auto second
        = rowsOf(observation(setOf({"a", "x", "c", "b"}), kNoon + seconds(1), {1, 9, 3, 2}));
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(second[0].group, first[0].group);
    EXPECT_EQ(second[0].series, (std::vector{id("a"), id("x"), id("c"), id("b")}));
    EXPECT_EQ(catalog.size(), 4U);
    const auto shrunk = rowsOf(observation(setOf({"c"}), kNoon + seconds(2), {3}));
    EXPECT_EQ(shrunk[0].series, std::vector{id("c")});
}

TEST_F(RowMakerTest, EqualKeysBehindOtherPointersAreTheSameSeries)
{
    (void)rowsOf(observation(setOf({"a"}), kNoon, {1}));
    keys.clear();
    const auto rows = rowsOf(observation(setOf({"a"}), kNoon + seconds(1), {2}));
    EXPECT_EQ(rows[0].series, std::vector{id("a")});
    EXPECT_EQ(catalog.size(), 1U);
}

TEST_F(RowMakerTest, SourcesHaveGroupsOfTheirOwn)
{
    Observation other = observation(setOf({"b"}), kNoon, {1});
    other.source = SourceId(4);
    EXPECT_NE(rowsOf(observation(setOf({"a"}), kNoon, {1}))[0].group, rowsOf(other)[0].group);
}

TEST_F(RowMakerTest, ASourceAddedAgainFindsItsGroup)
{
    const GroupId before = rowsOf(observation(setOf({"a", "b"}), kNoon, {1, 2}))[0].group;
    Observation again = observation(setOf({"a", "b", "c"}), kNoon + seconds(9), {1, 2, 3});
    again.source = SourceId(99);
    const auto rows = rowsOf(again);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].group, before);
}

TEST_F(RowMakerTest, ASeriesOfTwoGroupsSplitsTheRowButKeepsItsGroup)
{
    const GroupId groupA = rowsOf(observation(setOf({"a"}), kNoon, {1}))[0].group;
    Observation other = observation(setOf({"b"}), kNoon, {1});
    other.source = SourceId(4);
    const GroupId groupB = rowsOf(other)[0].group;
    Observation both = observation(setOf({"a", "b"}), kNoon + seconds(1), {5, 6});
    both.source = SourceId(5);
    const auto rows = rowsOf(both);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].group, groupA);
    EXPECT_EQ(rows[0].values, std::vector{5.0});
    EXPECT_EQ(rows[1].group, groupB);
    EXPECT_EQ(rows[1].values, std::vector{6.0});
}

TEST_F(RowMakerTest, ARepeatedMomentIsDroppedAndCounted)
{
    const SeriesSetPtr set = setOf({"a", "b"});
    (void)rowsOf(observation(set, kNoon, {1, 2}));
    EXPECT_TRUE(rowsOf(observation(set, kNoon, {3, 4})).empty());
    EXPECT_EQ(faults().of(Fault::DuplicateSample), 2U);
}

TEST_F(RowMakerTest, AClockSetBackLosesNothing)
{
    const SeriesSetPtr set = setOf({"a"});
    (void)rowsOf(observation(set, kNoon, {1}));
    EXPECT_EQ(rowsOf(observation(set, kNoon - minutes(5), {2})).size(), 1U);
    EXPECT_EQ(faults().total(), 0U);
}

TEST_F(RowMakerTest, OwnTimesBecomeRowsOfEqualTimes)
{
    Observation page = observation(setOf({"a", "b", "c", "d"}), kNoon, {1, 2, 3, 4});
    page.times = {kNoon - seconds(3), kNoon, kNoon - seconds(3), kNoon - seconds(1)};
    const auto rows = rowsOf(page);
    ASSERT_EQ(rows.size(), 3U);
    std::map<Timestamp, std::vector<double>> byTime;
    std::set<GroupId> groups;
    for (const Row &row : rows) {
        byTime[row.time] = row.values;
        groups.insert(row.group);
    }
    EXPECT_EQ(groups.size(), 3U);
    EXPECT_EQ(byTime[kNoon - seconds(3)], (std::vector{1.0, 3.0}));
    EXPECT_EQ(byTime[kNoon], std::vector{2.0});
    EXPECT_EQ(byTime[kNoon - seconds(1)], std::vector{4.0});
}

TEST_F(RowMakerTest, OwnTimesThatStandStillAreStaleNotStoredAgain)
{
    const SeriesSetPtr set = setOf({"a", "b"});
    Observation page = observation(set, kNoon, {1, 2});
    page.times = {kNoon - seconds(3), kNoon - seconds(3)};
    const GroupId group = rowsOf(page)[0].group;
    page.time = kNoon + seconds(5);
    page.values = {1, 7};
    page.times = {kNoon - seconds(3), kNoon + seconds(4)};
    auto rows = rowsOf(page);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].series, std::vector{id("b")});
    EXPECT_EQ(rows[0].group, group) << "a series stays where it was first seen";
    EXPECT_EQ(faults().of(Fault::StaleTimestamp), 1U);
    page.times = {kNoon - seconds(9), kNoon + seconds(4)};
    EXPECT_TRUE(rowsOf(page).empty());
    EXPECT_EQ(faults().of(Fault::LateSample), 1U);
}

TEST_F(RowMakerTest, ANewSeriesJoinsTheGroupWithItsTime)
{
    Observation page = observation(setOf({"a", "b"}), kNoon, {1, 2});
    page.times = {kNoon - seconds(3), kNoon - seconds(2)};
    const auto before = rowsOf(page);
    page = observation(setOf({"a", "b", "c"}), kNoon + seconds(10), {1, 2, 3});
    page.times = {kNoon + seconds(7), kNoon + seconds(8), kNoon + seconds(8)};
    const auto rows = rowsOf(page);
    ASSERT_EQ(rows.size(), 2U);
    const auto joined = std::find_if(
        rows.begin(), rows.end(), [](const Row &row) { return row.values.size() == 2; });
    ASSERT_NE(joined, rows.end());
    EXPECT_EQ(joined->group, before[1].group);
}

TEST_F(RowMakerTest, TimesFarAheadAreRefused)
{
    Observation page = observation(setOf({"a", "b"}), kNoon, {1, 2});
    page.times = {kNoon + std::chrono::hours(24 * 365), kNoon + minutes(9)};
    const auto rows = rowsOf(page);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].values, std::vector{2.0});
    EXPECT_EQ(faults().of(Fault::FutureTimestamp), 1U);
}

TEST_F(RowMakerTest, AbsentValuesWithOwnTimesMakeNoRow)
{
    Observation page = observation(setOf({"a"}), kNoon, {absentValue()});
    page.times = {kNoon};
    EXPECT_TRUE(rowsOf(page).empty());
    EXPECT_EQ(maker.samples(), 0U);
}

TEST_F(RowMakerTest, EventsAloneMakeNoRow)
{
    EXPECT_TRUE(rowsOf(Observation()).empty());
}

} // namespace
} // namespace perfdeck
