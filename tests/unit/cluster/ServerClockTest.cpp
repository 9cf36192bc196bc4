// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/JsonReply.h"
#include "core/collect/cluster/ServerClock.h"
#include "core/model/TimeRange.h"

#include <gtest/gtest.h>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;

Timestamp at(const char *text)
{
    return *parseTime(text, Timestamp{});
}

} // namespace

TEST(ServerClock, ReadsAnHttpDate)
{
    // The example of RFC 9110, 5.6.7.
    EXPECT_EQ(httpDate("Sun, 06 Nov 1994 08:49:37 GMT"), at("1994-11-06T08:49:37Z"));
    for (const char *wrong : {"",
                              "Sun, 06 Nov 1994",
                              "Sun, 31 Feb 1994 08:49:37 GMT",
                              "Sun, 06 Nov 1994 24:49:37 GMT",
                              "Sun, 06 XXX 1994 08:49:37 GMT",
                              "06 Nov 1994 08:49:37 GMT"})
        EXPECT_FALSE(httpDate(wrong)) << wrong;
}

TEST(ServerClock, FindsTheZoneByATimeThatIsNow)
{
    ServerClock clock;
    const Timestamp now = at("2026-11-21T12:00:00Z");
    EXPECT_EQ(clock.place("2026-11-21T11:59:58.5"), now - 1500ms); // UTC until told otherwise
    clock.calibrate("2026-11-21T17:29:52.250000", now); // India, a heartbeat eight seconds old
    EXPECT_EQ(clock.zone(), Duration(5h + 30min));
    EXPECT_EQ(clock.place("2026-11-21 17:30:00"), now);
    EXPECT_EQ(clock.place("2026-11-21T12:00:00Z"), now); // says its zone itself
    EXPECT_EQ(clock.placeUtc("2026-11-21 12:00:00"), now);
    clock.calibrate("2026-11-21T10:40:00", now); // five minutes off a zone: no time of now
    EXPECT_EQ(clock.zone(), Duration(5h + 30min));
}

TEST(ServerClock, ClocksThatDifferAreBroughtTogether)
{
    ServerClock clock;
    const Timestamp now = at("2026-11-21T12:00:00Z");
    clock.setDate(now + 1s, now);
    EXPECT_EQ(clock.skew(), Duration(0)); // the way of the answer and whole seconds
    clock.setDate(now - 90s, now);
    EXPECT_EQ(clock.skew(), Duration(-89'500ms));
    clock.calibrate("2026-11-21T12:58:25", now); // its clock lags: 11:58:30 UTC, one hour east
    EXPECT_EQ(clock.zone(), Duration(1h));
    EXPECT_EQ(clock.place("2026-11-21T12:58:30.5"), now);
    EXPECT_EQ(clock.place(1795262310.5), now);
}

TEST(ServerClock, WhatIsNoTimeIsAbsent)
{
    const ServerClock clock;
    for (const char *wrong : {"", "now", "unknown", "3:12:07", "2026-11-21", "2026-13-21T00:00:00"})
        EXPECT_FALSE(clock.place(wrong)) << wrong;
    EXPECT_FALSE(clock.place(0.0));
    EXPECT_FALSE(clock.place(1e300));
    EXPECT_FALSE(clock.place(std::numeric_limits<double>::quiet_NaN()));
}

TEST(JsonReply, RepairsWhatPythonWrites)
{
    JsonReply json;
    const auto root = json.readObject(
        R"({"a": NaN, "b": [Infinity, -Infinity, 1.5], "c": "NaN \" Infinity", "d": 2})");
    ASSERT_TRUE(root);
    EXPECT_FALSE(numberOf(*root, "a"));
    EXPECT_EQ(textOf(*root, "c"), "NaN \" Infinity");
    EXPECT_EQ(numberOf(*root, "d"), 2);
    EXPECT_EQ(withoutBareNan(R"(["x\\", NaN])"), R"(["x\\", null])");
}

TEST(JsonReply, SaysWhatCameInstead)
{
    JsonReply json;
    EXPECT_NE(json.read("<!DOCTYPE html>").error().message().find("web page"), std::string::npos);
    EXPECT_FALSE(json.read(""));
    EXPECT_FALSE(json.read("{\"a\": NaN"));
    EXPECT_FALSE(json.readObject("[1]"));
}

} // namespace perfdeck
