// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/NumberText.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

namespace perfdeck {
namespace {

std::optional<double> whole(const std::string &text)
{
    double value = 0;
    const char *end = text.data() + text.size();
    const char *stop = readNumber(text.data(), end, value);
    return stop == end ? std::optional(value) : std::nullopt;
}

TEST(NumberText, AgreesWithStrtodOnEveryForm)
{
    for (const std::string text : {"0",
                                   "-0",
                                   "1",
                                   "27.0",
                                   "8.1e+06",
                                   "8.128902e+06",
                                   "1e-05",
                                   "-12.75",
                                   ".5",
                                   "5.",
                                   "1E3",
                                   "+3",
                                   "9007199254740993",
                                   "9223372036854775808",
                                   "18446744073709551616",
                                   "1.7952314240602338e+09",
                                   "0.013300656000000001",
                                   "1e22",
                                   "1e23",
                                   "123456789012345678e22",
                                   "4.9e-324",
                                   "1.7976931348623157e308",
                                   "0000000000000000000000000000000000000000001.2e-1",
                                   "2.2250738585072011e-308",
                                   "0.1e1"}) {
        const auto value = whole(text);
        ASSERT_TRUE(value) << text;
        EXPECT_EQ(*value, std::strtod(text.c_str(), nullptr)) << text;
    }
    EXPECT_TRUE(std::signbit(*whole("-0")));
}

TEST(NumberText, ReadsTheSpecialValues)
{
    EXPECT_TRUE(std::isnan(*whole("NaN")));
    EXPECT_TRUE(std::isnan(*whole("nan")));
    EXPECT_EQ(*whole("+Inf"), HUGE_VAL);
    EXPECT_EQ(*whole("Inf"), HUGE_VAL);
    EXPECT_EQ(*whole("-inf"), -HUGE_VAL);
    EXPECT_EQ(*whole("Infinity"), HUGE_VAL);
    EXPECT_EQ(*whole("1e-400"), 0);
}

TEST(NumberText, RefusesWhatIsNoDecimalNumber)
{
    for (const std::string text : {"",
                                   "-",
                                   "+",
                                   ".",
                                   "e5",
                                   "0x10",
                                   "1_2",
                                   "0b1",
                                   "--1",
                                   "1e",
                                   "1e+",
                                   "in",
                                   "na",
                                   "1e400",
                                   "1,5",
                                   "1 ",
                                   "0x1p-3",
                                   "+-1",
                                   "1e5000000000"})
        EXPECT_FALSE(whole(text)) << text;
}

} // namespace
} // namespace perfdeck
