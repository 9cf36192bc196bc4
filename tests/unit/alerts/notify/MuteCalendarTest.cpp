// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/MuteCalendar.h"
#include "tests/unit/alerts/notify/NoticeFixture.h"

#include <gtest/gtest.h>

namespace perfdeck {

using testing::kNoon;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::minutes at(int day, int hour, int minute = 0)
{
    return std::chrono::days(day) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

} // namespace

TEST(MuteCalendar, IsHalfOpen)
{
    const MuteTime mute{"lunch", "", {{at(5, 12), at(5, 13)}}}; // Saturday
    EXPECT_FALSE(isMuted(mute, Zone(), kNoon - 1us));
    EXPECT_TRUE(isMuted(mute, Zone(), kNoon));
    EXPECT_TRUE(isMuted(mute, Zone(), kNoon + 1h - 1us));
    EXPECT_FALSE(isMuted(mute, Zone(), kNoon + 1h));
    EXPECT_TRUE(isMuted(mute, Zone(), kNoon + std::chrono::days(7)));
}

TEST(MuteCalendar, GoesOverTheEndOfTheWeek)
{
    const MuteTime mute{"weekend", "", {{at(6, 22), at(0, 6)}}};
    const Timestamp sundayNight = kNoon + std::chrono::days(1) + 10h;
    EXPECT_FALSE(isMuted(mute, Zone(), sundayNight - 1min));
    EXPECT_TRUE(isMuted(mute, Zone(), sundayNight));
    EXPECT_TRUE(isMuted(mute, Zone(), sundayNight + 7h));
    EXPECT_FALSE(isMuted(mute, Zone(), sundayNight + 8h));
}

TEST(MuteCalendar, ReadsTheClockOfItsZone)
{
    const Zone east([](Timestamp) { return Duration(13h); });
    const MuteTime mute{"Sunday", "", {{at(6, 0), at(7, 0)}}};
    EXPECT_TRUE(isMuted(mute, east, kNoon)); // Sunday 01:00 there
    EXPECT_FALSE(isMuted(mute, Zone(), kNoon));
}

} // namespace perfdeck
