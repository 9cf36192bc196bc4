// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/TimeText.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

constexpr Timestamp kMoment{std::chrono::milliseconds(1'396'310'400'500)};

TEST(TimeTextTest, SecondsMillisecondsAndMicrosecondsAreToldApart)
{
    EXPECT_EQ(readTimeText("1396310400.5"), kMoment);
    EXPECT_EQ(readTimeText("1396310400500"), kMoment);
    EXPECT_EQ(readTimeText("1396310400500000"), kMoment);
    EXPECT_EQ(readTimeText("-1"), Timestamp(std::chrono::seconds(-1)));
}

TEST(TimeTextTest, DatesAreOfUtcWithoutAZone)
{
    EXPECT_EQ(readTimeText("2014-04-01T00:00:00.5Z"), kMoment);
    EXPECT_EQ(readTimeText("2014-04-01 00:00:00.500000"), kMoment);
    EXPECT_EQ(readTimeText("2014-04-01T02:00:00.5+02:00"), kMoment);
}

TEST(TimeTextTest, OtherTextsAreNoTimes)
{
    for (const char *text : {"", "now", "soon", "12 o'clock", "nan", "1e300", "2014-13-01"})
        EXPECT_FALSE(readTimeText(text)) << text;
}

} // namespace
} // namespace perfdeck
