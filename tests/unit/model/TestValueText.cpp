// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ValueText.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

TEST(ValueTextTest, DurationsReadAsPeopleSayThem)
{
    EXPECT_EQ(durationText(2500ms), "2.5 s");
    EXPECT_EQ(durationText(61s), "1 min 1 s");
    EXPECT_EQ(durationText(60min), "1 h");
    EXPECT_EQ(durationText(3h + 20min), "3 h 20 min");
    EXPECT_EQ(durationText(50h), "2 d 2 h");
}

TEST(ValueTextTest, ValuesGetThePrefixThatReadsBest)
{
    EXPECT_EQ(valueText(0.0235, Unit::Second), "23.5 ms");
    EXPECT_EQ(valueText(90, Unit::Second), "90 s");
    EXPECT_EQ(valueText(1.2 * 0x1p30, Unit::Byte), "1.2 GiB");
    EXPECT_EQ(valueText(512, Unit::Byte), "512 B");
    EXPECT_EQ(valueText(0.784, Unit::Ratio), "78.4 %");
    EXPECT_EQ(valueText(87, Unit::Celsius), "87 °C");
    EXPECT_EQ(valueText(12'300, Unit::TokenPerSecond), "12.3 k tok/s");
    EXPECT_EQ(valueText(999, Unit::Count), "999");
    EXPECT_EQ(valueText(-1.5, Unit::None), "-1.5");
    EXPECT_EQ(valueText(0, Unit::Ratio), "0 %");
}

TEST(ValueTextTest, WhatIsNoNumberHasASign)
{
    EXPECT_EQ(valueText(std::nan(""), Unit::Second), "–");
    EXPECT_EQ(valueText(std::numeric_limits<double>::infinity(), Unit::Second), "∞ s");
    EXPECT_EQ(numberText(-std::numeric_limits<double>::infinity()), "-∞");
    EXPECT_EQ(numberText(std::numeric_limits<double>::max()), "1.8e+308");
    EXPECT_EQ(numberText(std::numeric_limits<double>::denorm_min()), "4.94e-324");
    EXPECT_EQ(numberText(123'456), "123000");
}

} // namespace
} // namespace perfdeck
