// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/RangeExpression.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::year;

// A Saturday.
constexpr Timestamp kNow = sys_days(year(2026) / 11 / 21) + 9h + 8min + 7s;

/// Europe/Berlin in 2026: summer time from 29 March to 25 October, 01:00 UTC both.
Zone berlin()
{
    return Zone([](Timestamp time) -> Duration {
        const bool summer = time >= sys_days(year(2026) / 3 / 29) + 1h
            && time < sys_days(year(2026) / 10 / 25) + 1h;
        return summer ? 2h : 1h;
    });
}

/// America/New_York in 2026: summer time from 8 March 07:00 UTC to 1 November 06:00 UTC.
Zone newYork()
{
    return Zone([](Timestamp time) -> Duration {
        const bool summer = time >= sys_days(year(2026) / 3 / 8) + 7h
            && time < sys_days(year(2026) / 11 / 1) + 6h;
        return summer ? -4h : -5h;
    });
}

/// "last|since|between FROM TO", without what all have in common.
std::string read(std::string_view text, Timestamp now = kNow, const Zone &zone = Zone())
{
    const auto wish = parseRange(text, now, zone);
    if (!wish)
        return "problem " + std::to_string(static_cast<int>(wish.error().kind)) + " "
            + wish.error().part;
    const auto brief = [](Timestamp time) { return toIso8601(time).substr(5, 11); };
    const char *kind = wish->kind == RangeWish::Kind::Last ? "last "
        : wish->kind == RangeWish::Kind::Since             ? "since "
                                                           : "between ";
    return kind + brief(wish->range.from) + " " + brief(wish->range.to);
}

TEST(RangeExpression, ReadsLengths)
{
    for (const char *text : {"6h", "6 h", " 6h ", "now-6h", "now-6h to now", "now-6h..now", "360m"})
        EXPECT_EQ(read(text), "last 11-21T03:08 11-21T09:08") << text;
    EXPECT_EQ(read("30s"), "last 11-21T09:07 11-21T09:08");
}

TEST(RangeExpression, ReadsExpressions)
{
    EXPECT_EQ(read("now/d"), "since 11-21T00:00 11-21T09:08");
    EXPECT_EQ(read("now-1d/d to now/d"), "between 11-20T00:00 11-21T00:00");
    EXPECT_EQ(read("now-2h..now-1h"), "between 11-21T07:08 11-21T08:08");
    EXPECT_EQ(read("now-1w/w - now/w"), "between 11-09T00:00 11-16T00:00");
    EXPECT_EQ(read("now-6h/h"), "since 11-21T03:00 11-21T09:08");
}

TEST(RangeExpression, ReadsTimes)
{
    EXPECT_EQ(read("2026-11-20 14:00 .. 15:30"), "between 11-20T14:00 11-20T15:30");
    EXPECT_EQ(read("2026-11-20 14:00..2026-11-21 01:00"), "between 11-20T14:00 11-21T01:00");
    EXPECT_EQ(read("2026-11-20 14:00 – 15:30"), "between 11-20T14:00 11-20T15:30");
    EXPECT_EQ(read("2026-11-20T14:00:00Z/2026-11-20T15:30:00Z"), "between 11-20T14:00 11-20T15:30");
    EXPECT_EQ(read("2026-11-20T14:00+01:00 to 2026-11-20T15:30-05:00"),
              "between 11-20T13:00 11-20T20:30");
    EXPECT_EQ(read("2026-11-20 14:00"), "since 11-20T14:00 11-21T09:08");
    EXPECT_EQ(read("2026-11-20 14:00 .. now"), "since 11-20T14:00 11-21T09:08");
    EXPECT_EQ(read("2026-11-20"), "between 11-20T00:00 11-21T00:00");
    EXPECT_EQ(read("2026-11-19..2026-11-20"), "between 11-19T00:00 11-21T00:00");
}

TEST(RangeExpression, ATimeOfDayIsTheMostRecent)
{
    EXPECT_EQ(read("8:00-9:00"), "between 11-21T08:00 11-21T09:00");
    EXPECT_EQ(read("14:00-15:30"), "between 11-20T14:00 11-20T15:30");
    EXPECT_EQ(read("14:00 - 15:30"), "between 11-20T14:00 11-20T15:30");
    EXPECT_EQ(read("23:00-01:00"), "between 11-20T23:00 11-21T01:00");
    EXPECT_EQ(read("08:00"), "since 11-21T08:00 11-21T09:08");
    EXPECT_EQ(read("14:00 to now"), "since 11-20T14:00 11-21T09:08");
    EXPECT_EQ(read("8:00 .. 2026-11-20 9:00"), "problem 1 2026-11-20 9:00");
    EXPECT_EQ(read("8:00 .. 2026-11-20 09:00"), "between 11-20T08:00 11-20T09:00");
}

TEST(RangeExpression, ReadsWhatOthersCopy)
{
    // 2026-11-20T14:00:00Z and 15:30.
    for (const char *text : {"1795183200 1795188600",
                             "1795183200000\t1795188600000",
                             "1795183200000,1795188600000",
                             "1795183200000000 - 1795188600000000",
                             "1795183200000000000..1795188600000000000",
                             "from=1795183200000&to=1795188600000",
                             "https://host/d/x?orgId=1&from=1795183200000&to=1795188600000&tz=utc",
                             "?from=2026-11-20T14%3A00%3A00.000Z&to=2026-11-20T15%3A30%3A00.000Z",
                             R"({"from":"2026-11-20 14:00:00","to":"2026-11-20 15:30:00"})",
                             R"({ "from" : "1795183200000", "to" : "1795188600000" })"})
        EXPECT_EQ(read(text), "between 11-20T14:00 11-20T15:30") << text;
    EXPECT_EQ(read(R"({"from":"now-6h","to":"now"})"), "last 11-21T03:08 11-21T09:08");
}

TEST(RangeExpression, SaysWhatItCannotRead)
{
    EXPECT_EQ(read(""), "problem 0 ");
    EXPECT_EQ(read("  \n"), "problem 0 ");
    EXPECT_EQ(read("soon"), "problem 1 soon");
    EXPECT_EQ(read("14:00-soon"), "problem 1 soon");
    EXPECT_EQ(read("2026-13-01 .. 15:00"), "problem 1 2026-13-01");
    EXPECT_EQ(read("2026-11-20 15:30 .. 2026-11-20 14:00"), "problem 2 ");
    EXPECT_EQ(read("now..now-1h"), "problem 2 ");
    EXPECT_EQ(read("now/d..now/d"), "problem 2 ");
    EXPECT_EQ(read("2027-01-01 00:00"), "problem 3 ");
    EXPECT_EQ(read("now+1h..now"), "problem 3 ");
    for (const char *text : {"30",
                             "0h",
                             "-6h",
                             "25:00",
                             "14:60-15:00",
                             "..",
                             " to ",
                             "/",
                             "-",
                             "–",
                             "from=&to=",
                             "from to",
                             "now-",
                             "99999999999999999999",
                             "1 2"})
        EXPECT_TRUE(read(text).starts_with("problem 1")) << text << ": " << read(text);
    EXPECT_NE(rangeError({RangeProblem::Kind::NotATime, "soon"}, "soon").message().find("soon"),
              std::string::npos);
}

TEST(RangeExpression, KeepsTheDaysOfItsZone)
{
    // 22:30 UTC is the next day in Berlin and still the same in New York.
    const Timestamp late = sys_days(year(2026) / 7 / 10) + 22h + 30min;
    EXPECT_EQ(read("now/d", late, berlin()), "since 07-10T22:00 07-10T22:30");
    EXPECT_EQ(read("now/d", late, newYork()), "since 07-10T04:00 07-10T22:30");
    EXPECT_EQ(read("2026-07-10 14:00 .. 15:30", late, berlin()), "between 07-10T12:00 07-10T13:30");
}

TEST(RangeExpression, DaysOfAChangingClockHaveTheirLength)
{
    const auto length = [](const char *text, Timestamp now, const Zone &zone) {
        return parseRange(text, now, zone)->range.length();
    };
    const Timestamp spring = sys_days(year(2026) / 3 / 30) + 10h;
    EXPECT_EQ(length("now-1d/d to now/d", spring, berlin()), 23h);
    EXPECT_EQ(length("2026-03-29", spring, berlin()), 23h);
    const Timestamp autumn = sys_days(year(2026) / 10 / 26) + 10h;
    EXPECT_EQ(length("now-1d/d to now/d", autumn, berlin()), 25h);
    EXPECT_EQ(length("2026-11-01", autumn + 240h, newYork()), 25h);
    EXPECT_EQ(length("2026-03-08", spring, newYork()), 23h);
    EXPECT_EQ(length("2026-03-29", spring, Zone()), 24h);
    // Half an hour after midnight of the day after, a day before is still yesterday.
    const Timestamp early = sys_days(year(2026) / 3 / 29) + 22h + 30min;
    EXPECT_EQ(read("now-1d/d to now/d", early, berlin()), "between 03-28T23:00 03-29T22:00");
    // Without a whole day it is plain time.
    EXPECT_EQ(length("now-24h", spring, berlin()), 24h);
}

TEST(RangeExpression, TimesThatComeTwiceOrNever)
{
    const Timestamp autumn = sys_days(year(2026) / 10 / 26) + 10h;
    // 02:30 comes twice: the first time counts.
    EXPECT_EQ(read("2026-10-25 02:30 .. 03:00", autumn, berlin()),
              "between 10-25T00:30 10-25T02:00");
    const Timestamp spring = sys_days(year(2026) / 3 / 30) + 10h;
    // 02:30 does not come: as long after the jump.
    EXPECT_EQ(read("2026-03-29 02:30 .. 04:00", spring, berlin()),
              "between 03-29T01:30 03-29T02:00");
    // The hour of the second 02:30 began at 01:00 UTC.
    const Timestamp second = sys_days(year(2026) / 10 / 25) + 1h + 30min;
    EXPECT_EQ(read("now/h", second, berlin()), "since 10-25T01:00 10-25T01:30");
}

TEST(RangeExpression, WhatIsWrittenIsReadAgain)
{
    for (const char *text : {"6h", "90s", "1500ms", "now/d", "2026-11-20 14:00:00.123 .. 15:30"}) {
        const auto wish = parseRange(text, kNow, berlin());
        ASSERT_TRUE(wish) << text;
        const auto again = parseRange(rangeText(*wish), kNow, newYork());
        ASSERT_TRUE(again) << rangeText(*wish);
        EXPECT_EQ(*again, *wish) << rangeText(*wish);
    }
    EXPECT_EQ(rangeText(*parseRange("360m", kNow, Zone())), "now-6h");
    EXPECT_EQ(durationExpression(7us), "7us");
    EXPECT_EQ(durationExpression(48h), "2d");
}

} // namespace
} // namespace perfdeck
