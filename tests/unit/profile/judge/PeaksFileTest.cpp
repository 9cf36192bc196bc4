// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/PeaksFile.h"
#include "tests/support/ProfileSamples.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

TEST(PeaksFile, ReadsWhatItWrites)
{
    ComputePeaks peaks = samplePeaks();
    peaks.time = Timestamp(std::chrono::microseconds(1'795'000'000'123'456));
    peaks.isMeasured = false;
    const auto read = readPeaks(peaksText(peaks), "peaks.json");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->device, "Sample CPU");
    EXPECT_EQ(read->time, peaks.time);
    EXPECT_FALSE(read->isMeasured);
    ASSERT_EQ(read->compute.size(), 3U);
    EXPECT_EQ(read->compute[2].precision, "int8");
    EXPECT_EQ(read->compute[2].threads, 2);
    EXPECT_EQ(read->compute[2].perSecond, 400e9);
    ASSERT_EQ(read->memory.size(), 2U);
    EXPECT_EQ(read->memory[0].level, "L2");
    EXPECT_EQ(read->memory[0].size, 1'000'000U);
    EXPECT_EQ(peaksText(*read), peaksText(peaks));
}

std::string refusal(const std::string &text)
{
    const auto read = readPeaks(text, "peaks.json");
    return read ? "" : read.error().message();
}

TEST(PeaksFile, RefusesWhatItCannotUse)
{
    EXPECT_EQ(refusal("{\"format\": x"), "peaks.json is damaged at byte 12");
    EXPECT_NE(refusal("[]").find("holds no peaks"), std::string::npos);
    EXPECT_NE(refusal(R"({"format":"perfdeck-peaks","version":9})").find("newer"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"format":"perfdeck-peaks","version":1,"compute":[]})").find("memory"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"format":"perfdeck-peaks","compute":[{"precision":"int8",)"
                      R"("per_second":0}],"memory":[]})")
                  .find("per_second"),
              std::string::npos);
}

} // namespace
} // namespace perfdeck
