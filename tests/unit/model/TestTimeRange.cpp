// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/TimeRange.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kNow
    = std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + 9h + 8min + 7s + 123456us;

std::string read(std::string_view text)
{
    const auto time = parseTime(text, kNow);
    return time ? toIso8601(*time) : "error";
}

TEST(Time, IsWrittenInUtcWithMicroseconds)
{
    EXPECT_EQ(toIso8601(kNow), "2026-11-21T09:08:07.123456Z");
    EXPECT_EQ(toIso8601(Timestamp(0us)), "1970-01-01T00:00:00.000000Z");
    EXPECT_EQ(toIso8601(Timestamp(-1us)), "1969-12-31T23:59:59.999999Z");
}

TEST(Time, ReadsIsoForms)
{
    EXPECT_EQ(read("2026-11-21"), "2026-11-21T00:00:00.000000Z");
    EXPECT_EQ(read("2026-11-21T09:08"), "2026-11-21T09:08:00.000000Z");
    EXPECT_EQ(read("2026-11-21 09:08:07"), "2026-11-21T09:08:07.000000Z");
    EXPECT_EQ(read("2026-11-21T09:08:07.1Z"), "2026-11-21T09:08:07.100000Z");
    EXPECT_EQ(read("2026-11-21T09:08:07,123456789z"), "2026-11-21T09:08:07.123456Z");
    EXPECT_EQ(read("2024-02-29T23:59:60Z"), "2024-03-01T00:00:00.000000Z"); // leap second
    EXPECT_EQ(read("2026-11-21T24:00:00Z"), "2026-11-22T00:00:00.000000Z");
}

TEST(Time, ReadsZones)
{
    EXPECT_EQ(read("2026-11-21T09:00:00+01:00"), "2026-11-21T08:00:00.000000Z");
    EXPECT_EQ(read("2026-11-21T09:00:00-0530"), "2026-11-21T14:30:00.000000Z");
    EXPECT_EQ(read("2026-11-21T09:00+02"), "2026-11-21T07:00:00.000000Z");
    EXPECT_EQ(read("2026-01-01T00:30:00.5+14:00"), "2025-12-31T10:30:00.500000Z");
}

TEST(Time, ReadsExpressions)
{
    EXPECT_EQ(read("now"), "2026-11-21T09:08:07.123456Z");
    EXPECT_EQ(read("now-6h"), "2026-11-21T03:08:07.123456Z");
    EXPECT_EQ(read("now+1d"), "2026-11-22T09:08:07.123456Z");
    EXPECT_EQ(read("now-1d+90m"), "2026-11-20T10:38:07.123456Z");
    EXPECT_EQ(read("now/d"), "2026-11-21T00:00:00.000000Z");
    EXPECT_EQ(read("now-1d/d"), "2026-11-20T00:00:00.000000Z");
    EXPECT_EQ(read("now/h"), "2026-11-21T09:00:00.000000Z");
    EXPECT_EQ(read("now/w"), "2026-11-16T00:00:00.000000Z"); // the Monday before
    EXPECT_EQ(toIso8601(*parseTime("now/d", Timestamp(-1us))), "1969-12-31T00:00:00.000000Z");
}

TEST(Time, RefusesTheRest)
{
    for (const char *text : {"",
                             "today",
                             "2026",
                             "2026-11",
                             "2026-13-01",
                             "2026-02-30",
                             "2026-11-21T",
                             "2026-11-21T09",
                             "2026-11-21T0908",
                             "2026-11-21T25:00",
                             "2026-11-21T24:30:00Z",
                             "2026-11-21T09:60",
                             "2026-11-21T09:08:61",
                             "2026-11-21T09:08:07.",
                             "2026-11-21T09:08:07.Z",
                             "2026-11-21T09:08:07 UTC",
                             "2026-11-21T09:08:07+",
                             "2026-11-21T09:08:07+1",
                             "2026-11-21T09:08:07+01:0",
                             "2026-11-21T09:08:07+01:",
                             "2026-11-21T09:08:07+99:00",
                             "2026-11-21T09:08:07+01:75",
                             "-026-11-21",
                             "2026-11-21x",
                             "nowhere",
                             "now-",
                             "now--6h",
                             "now-6y",
                             "now/",
                             "now/y",
                             "now/d/d",
                             "now/d-6h",
                             "now -6h",
                             "now-1e30w",
                             "now-nan",
                             "now-10000000w-10000000w",
                             "now-53000w"}) {
        const auto time = parseTime(text, kNow);
        EXPECT_FALSE(time) << text << " became " << toIso8601(*time);
        if (!time) {
            EXPECT_EQ(time.error().kind, ErrorKind::InvalidInput);
            EXPECT_FALSE(time.error().advice.empty());
        }
    }
}

TEST(Duration, ReadsUnits)
{
    EXPECT_EQ(*parseDuration("250ms"), 250ms);
    EXPECT_EQ(*parseDuration("5s"), 5s);
    EXPECT_EQ(*parseDuration("0.5"), 500ms);
    EXPECT_EQ(*parseDuration("1.5h"), 90min);
    EXPECT_EQ(*parseDuration("30d"), 720h);
    EXPECT_EQ(*parseDuration("2w"), 336h);
    EXPECT_EQ(*parseDuration("7us"), 7us);
    EXPECT_EQ(*parseDuration("0"), 0us);
    for (const char *text :
         {"", "s", "-5s", "5 s", "5x", "5sm", "nan", "inf", "1e300", "1e30w", " 5s", "+5s"})
        EXPECT_FALSE(parseDuration(text)) << text;
}

TEST(TimeRange, IsHalfOpen)
{
    const TimeRange range{Timestamp(10us), Timestamp(20us)};
    EXPECT_TRUE(range.contains(Timestamp(10us)));
    EXPECT_FALSE(range.contains(Timestamp(20us)));
    EXPECT_EQ(range.length(), 10us);
    EXPECT_FALSE(range.isEmpty());
    EXPECT_TRUE((TimeRange{Timestamp(20us), Timestamp(20us)}.isEmpty()));
    EXPECT_TRUE(TimeRange::everything().contains(kNow));
}

} // namespace
} // namespace perfdeck
