// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ErrorPattern.h"

#include <gtest/gtest.h>

#include <random>

namespace perfdeck {
namespace {

TEST(ErrorPatternTest, WhatDiffersIsLeftOut)
{
    struct Case
    {
        const char *text;
        const char *pattern;
    };

    for (const Case &each : {
             Case{"CUDA out of memory. Tried to allocate 1.50 GiB (GPU 0; 79.10 GiB total)",
                  "CUDA out of memory. Tried to allocate # GiB (GPU #; # GiB total)"},
             Case{"Worker w-12: /tmp/a1 not found after 3.5 s",
                  "Worker w-#: <path> not found after # s"},
             Case{"task 3f2c1a9e-1b2c-4d5e-8f90-a1b2c3d4e5f6 timed out", "task # timed out"},
             Case{"segfault at 0x7ffd3a1b in worker_9f8e7d6c", "segfault at # in worker_#"},
             Case{"shapes [2, 3, 4] and [8, 9] differ", "shapes [#] and [#] differ"},
             Case{"GET http://10.0.0.7:8080/api/tasks: refused", "GET <url>: refused"},
             Case{"cannot open 'C:\\models\\bert.onnx'", "cannot open '<path>'"},
             Case{"read /models/bert.onnx.", "read <path>."},
             Case{"deadline\n  exceeded \t", "deadline exceeded"},
             Case{"and/or either/or", "and/or either/or"}, // no paths
             Case{"decade added facade", "decade added facade"}, // no numbers
             Case{"3 files", "# files"},
             Case{"", ""},
             Case{"   ", ""},
         })
        EXPECT_EQ(errorPattern(each.text), each.pattern) << each.text;
}

TEST(ErrorPatternTest, LongTextsAreCutBetweenLetters)
{
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "ü";
    const std::string pattern = errorPattern(text);
    EXPECT_EQ(pattern.size(), kMostPattern + std::string("…").size());
    EXPECT_TRUE(pattern.ends_with("ü…"));
    EXPECT_TRUE(errorPattern("x" + text).ends_with("ü…"));
    EXPECT_LE(errorPattern(std::string(1'000'000, '/')).size(), kMostPattern + 4);
}

// Anything comes to an end, and a pattern is its own pattern where nothing was cut.
TEST(ErrorPatternTest, TakesAnyBytes)
{
    std::mt19937 random(7);
    const std::string letters = "aZ09-_./:\\ x\t,[](){}#<>\"'f%\x01\xc3\xbc";
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto left = random() % 60; left > 0; --left)
            text += letters[random() % letters.size()];
        const std::string pattern = errorPattern(text);
        EXPECT_LE(pattern.size(), kMostPattern + 4) << text;
    }
}

} // namespace
} // namespace perfdeck
