// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/profile/ReadFixtures.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cmath>

namespace perfdeck {
namespace {

using namespace test;

std::vector<long> runsOf(const Profile &profile)
{
    std::vector<long> runs;
    for (const ProfileRun &run : profile.runs)
        runs.push_back(std::lround(run.seconds * 1e6));
    return runs;
}

// Totals by Python's json over the file: model_run durations, and the durations of nodes within
// each, less those of the nodes inside of them (nesting by time).
TEST(OrtReader, RunsAndNodesAgreeWithTheFile)
{
    const ProfilePtr one = mustRead("ort/ort-1.30.0-tinybert-b8s128-threads1.json");
    EXPECT_EQ(one->format, ProfileFormat::OnnxRuntime);
    EXPECT_EQ(runsOf(*one), (std::vector<long>{21234, 16679, 16461, 14650}));
    EXPECT_TRUE(one->runs.front().isWarmUp);
    EXPECT_FALSE(one->runs.back().isWarmUp);
    EXPECT_EQ(one->layers.size(), 94U);
    EXPECT_EQ(one->events.size(), 386U);
    EXPECT_DOUBLE_EQ(one->runSeconds, 16461e-6);
    EXPECT_EQ(microsecondsOfRun(*one, 0), 16245);
    EXPECT_EQ(microsecondsOfRun(*one, 1), 16020);
    EXPECT_EQ(microsecondsOfRun(*one, 2), 14240);
    EXPECT_FALSE(one->isPartial);
    EXPECT_TRUE(one->warnings.empty());
}

TEST(OrtReader, WhatAnIfContainsIsNotItsOwnTime)
{
    const ProfilePtr silero = mustRead("ort/ort-1.30.0-silero_vad.json");
    EXPECT_EQ(runsOf(*silero), (std::vector<long>{1080, 680, 595}));
    EXPECT_EQ(microsecondsOfRun(*silero, 0), 486);
    EXPECT_EQ(microsecondsOfRun(*silero, 1), 412);
}

TEST(OrtReader, OneRunIsMeasuredWithAWarning)
{
    const ProfilePtr once = mustRead("ort/ort-1.30.0-tinybert-b1s64-noopt.json");
    ASSERT_EQ(once->runs.size(), 1U);
    EXPECT_FALSE(once->runs[0].isWarmUp);
    EXPECT_EQ(microsecondsOfRun(*once, 0), 1553);
    EXPECT_EQ(once->layers.size(), 176U);
    ASSERT_EQ(once->warnings.size(), 1U);
}

TEST(OrtReader, NodesHaveShapesSizesMemoryAndThreads)
{
    const ProfilePtr conv = mustRead("ort/ort-1.30.0-smallconv-b2.json");
    EXPECT_EQ(conv->layers.size(), 8U);
    const ProfileLayer *first = layerNamed(*conv, "/Relu_output_0_nchwc");
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->op, "Conv");
    EXPECT_EQ(first->provider, "CPUExecutionProvider");
    ASSERT_EQ(first->inputs.size(), 3U);
    EXPECT_EQ(first->inputs[1], (TensorShape{"float32", {16, 3, 3, 3}}));
    ASSERT_EQ(first->outputs.size(), 1U);
    EXPECT_EQ(first->outputs[0], (TensorShape{"float32", {2, 16, 32, 32}}));
    EXPECT_DOUBLE_EQ(first->cost.parameterBytes, 1792);
    EXPECT_DOUBLE_EQ(first->cost.bytesRead, 98304 + 1792);
    EXPECT_DOUBLE_EQ(first->cost.bytesWritten, 131072);
    EXPECT_DOUBLE_EQ(first->memoryAllocated, 131072);
    EXPECT_EQ(first->calls, 1U);
    EXPECT_EQ(first->selfSeconds.size(), 3U);
    ASSERT_EQ(conv->memory.size(), 1U);
    EXPECT_EQ(conv->memory[0].points.size(), 32U);
    double peak = 0;
    for (const ProfileLayer &layer : conv->layers)
        peak = std::fmax(peak, layer.memoryPeak);
    EXPECT_DOUBLE_EQ(peak, 528808);
    EXPECT_GT(first->poolRun, 0);
}

TEST(OrtReader, ParentsNestAndShapesOfTypesAreOne)
{
    const ProfilePtr conv = mustRead("ort/ort-1.30.0-smallconv-b2.json");
    const ProfileEvents &events = conv->events;
    ASSERT_EQ(events.parent.size(), events.size());
    EXPECT_EQ(events.start.front(), 0);
    for (std::size_t i = 0; i < events.size(); ++i) {
        EXPECT_LE(events.start[i == 0 ? 0 : i - 1], events.start[i]);
        if (events.names[events.category[i]] != "Node")
            continue;
        ASSERT_NE(events.parent[i], kNoIndex);
        EXPECT_EQ(events.names[events.name[events.parent[i]]], "SequentialExecutor::Execute");
    }
    EXPECT_EQ(conv->tracks.at(0).depth, 3);
}

TEST(OrtReader, AFileCutShortIsReadUpToItsLastWholeEvent)
{
    const std::string whole = profileText("ort/ort-1.30.0-smallconv-b2.json");
    const std::size_t lastRun = whole.rfind("{\"cat\"");
    const ProfilePtr cut = mustReadText(std::string_view(whole).substr(0, lastRun + 40));
    EXPECT_TRUE(cut->isPartial);
    EXPECT_EQ(cut->runs.size(), 3U);
    EXPECT_EQ(cut->events.size(), 41U);
    ASSERT_EQ(cut->warnings.size(), 1U);
    EXPECT_NE(cut->warnings[0].find("byte " + std::to_string(lastRun)), std::string::npos)
        << cut->warnings[0];
    // That the closing bracket alone is missing is legal.
    const ProfilePtr open = mustReadText(std::string_view(whole).substr(0, whole.rfind(']')));
    EXPECT_FALSE(open->isPartial);
    EXPECT_EQ(open->runs.size(), 4U);
}

TEST(OrtReader, DamageIsRefusedWithItsPlace)
{
    std::string text = profileText("ort/ort-1.30.0-smallconv-b2.json");
    const std::size_t at = text.find("\"dur\" :80");
    text.replace(at, 9, "\"dur\" ;80");
    const std::string reason = refusal(text);
    const std::size_t named = reason.find("damaged at byte ");
    ASSERT_NE(named, std::string::npos) << reason;
    const double place = std::stod(reason.substr(named + 16));
    EXPECT_NEAR(place, static_cast<double>(at), 100) << reason;
    EXPECT_NE(refusal("no profile at all").find("no profile"), std::string::npos);
    EXPECT_NE(refusal("").find("no profile"), std::string::npos);
}

std::string packed(std::string_view text)
{
    z_stream stream = {};
    EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

TEST(OrtReader, GzipIsTheSame)
{
    const std::string whole = profileText("ort/ort-1.30.0-silero_vad.json");
    const std::string gz = packed(whole);
    const ProfilePtr profile = mustReadText(gz);
    EXPECT_EQ(profile->events.size(), 200U);
    EXPECT_EQ(profile->bytes, whole.size());
    // Two members one behind the other are one text.
    const std::size_t half = whole.size() / 2;
    const std::string two = packed(std::string_view(whole).substr(0, half))
        + packed(std::string_view(whole).substr(half));
    EXPECT_EQ(mustReadText(two)->events.size(), 200U);
    EXPECT_TRUE(mustReadText(std::string_view(gz).substr(0, gz.size() / 2))->isPartial);
    std::string damaged = gz;
    damaged[gz.size() / 2] = static_cast<char>(~damaged[gz.size() / 2]);
    damaged[gz.size() / 2 + 1] = static_cast<char>(~damaged[gz.size() / 2 + 1]);
    EXPECT_NE(refusal(damaged).find("byte"), std::string::npos) << refusal(damaged);
}

} // namespace
} // namespace perfdeck
