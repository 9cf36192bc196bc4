// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/NaturalOrder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace perfdeck {
namespace {

/// All different.
const std::vector<std::string> kNames{"",
                                      "1",
                                      "01",
                                      "2",
                                      "10",
                                      "010x",
                                      "a",
                                      "a-2",
                                      "a-10",
                                      "a1",
                                      "a1b",
                                      "a01b2",
                                      "a12345678901234567890123",
                                      "b"};

TEST(NaturalOrderTest, IsATotalOrderOfNumbersAndWords)
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        for (std::size_t j = 0; j < kNames.size(); ++j) {
            const bool isLess = naturalLess(kNames[i], kNames[j]);
            if (i == j)
                EXPECT_FALSE(isLess) << kNames[i];
            else
                EXPECT_NE(isLess, naturalLess(kNames[j], kNames[i]))
                    << kNames[i] << ' ' << kNames[j];
        }
    EXPECT_TRUE(naturalLess("w2", "w10"));
    EXPECT_TRUE(naturalLess("node-9-b", "node-10-a"));
    EXPECT_TRUE(naturalLess("w", "w1"));
    EXPECT_TRUE(naturalLess("w01", "w1")); // the same number, but another name
}

} // namespace
} // namespace perfdeck
