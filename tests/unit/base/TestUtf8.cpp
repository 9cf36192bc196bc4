// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Utf8.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

TEST(Utf8, TakesEveryLengthOfCharacter)
{
    EXPECT_TRUE(isUtf8(""));
    EXPECT_TRUE(isUtf8("a ä € 𝄞"));
    EXPECT_TRUE(isUtf8("\xf4\x8f\xbf\xbf")) << "U+10FFFF";
    EXPECT_TRUE(isUtf8("\xed\x9f\xbf\xee\x80\x80")) << "around the surrogates";
}

TEST(Utf8, RefusesTheRest)
{
    for (const char *bytes : {"\x80",
                              "\xc3",
                              "\xe2\x82",
                              "\xff",
                              "\xc0\xaf", // overlong /
                              "\xe0\x80\xaf",
                              "\xf0\x80\x80\xaf",
                              "\xed\xa0\x80", // U+D800
                              "\xf4\x90\x80\x80", // beyond U+10FFFF
                              "\xc3("})
        EXPECT_FALSE(isUtf8(bytes));
}

} // namespace
} // namespace perfdeck
