// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Quantity.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

double value(std::string_view text)
{
    const auto read = parseQuantity(text);
    return read ? read->value : -1;
}

Unit unit(std::string_view text)
{
    return parseQuantity(text).value().unit;
}

TEST(QuantityTest, NumbersWithUnitsComeInBaseUnits)
{
    EXPECT_EQ(value("85"), 85);
    EXPECT_EQ(value("90 %"), 0.9);
    EXPECT_EQ(value("90%"), 0.9);
    EXPECT_EQ(value("12.5 %"), 0.125);
    EXPECT_EQ(value("512 MiB"), 536'870'912);
    EXPECT_EQ(value("2 GB"), 2e9);
    EXPECT_EQ(value(" 4 h "), 14'400);
    EXPECT_EQ(value("250 ms"), 0.25);
    EXPECT_EQ(value("-3 °C"), -3);
    EXPECT_EQ(unit("90 %"), Unit::Ratio);
    EXPECT_EQ(unit("10 MB/s"), Unit::BytePerSecond);
    EXPECT_EQ(unit("85"), Unit::None);
}

TEST(QuantityTest, WhatIsNoneIsRefused)
{
    for (const char *text : {"", "%", "5 parsecs", "5 m s", "inf", "nan", "1e400", "0x10", "5 mb"})
        EXPECT_FALSE(parseQuantity(text)) << text;
}

TEST(QuantityTest, UnitsMustSayTheSame)
{
    EXPECT_TRUE(fitsUnit(Unit::None, Unit::Byte)) << "a bare number is in base units";
    EXPECT_TRUE(fitsUnit(Unit::Byte, Unit::None)) << "what an expression measures nobody knows";
    EXPECT_TRUE(fitsUnit(Unit::PerSecond, Unit::TokenPerSecond));
    EXPECT_FALSE(fitsUnit(Unit::Ratio, Unit::Byte));
    EXPECT_FALSE(fitsUnit(Unit::Byte, Unit::BytePerSecond));
}

} // namespace
} // namespace perfdeck
