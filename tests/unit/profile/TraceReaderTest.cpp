// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/TraceEvent.h"
#include "core/profile/read/TraceLayers.h"
#include "tests/unit/profile/ReadFixtures.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace test;

std::string nameOf(const Profile &profile, std::size_t event)
{
    return profile.events.names[profile.events.name[event]];
}

std::string aroundOf(const Profile &profile, std::size_t event)
{
    const std::uint32_t around = profile.events.parent[event];
    return around == kNoIndex ? std::string() : nameOf(profile, around);
}

TEST(TraceTimes, AreExact)
{
    const auto nanoseconds = [](std::string_view token) {
        std::int64_t time = -77;
        return readMicroseconds(token, time) ? time : -77;
    };
    EXPECT_EQ(nanoseconds("1"), 1000);
    EXPECT_EQ(nanoseconds("1.5"), 1500);
    EXPECT_EQ(nanoseconds("1795233173784415.039"), 1795233173784415039);
    EXPECT_EQ(nanoseconds("0.0004"), 0);
    EXPECT_EQ(nanoseconds("0.0005"), 1);
    EXPECT_EQ(nanoseconds("-2.25"), -2250);
    EXPECT_EQ(nanoseconds("\"12\""), 12000);
    EXPECT_EQ(nanoseconds("1e3"), -77);
    EXPECT_EQ(nanoseconds("{"), -77);
    EXPECT_EQ(nanoseconds("1 2"), -77);
}

TEST(TraceReader, NestsCompleteEventsHoweverTheyAreOrdered)
{
    const ProfilePtr trace = mustReadText(R"({"traceEvents":[
        {"ph":"X","name":"inner","pid":1,"tid":7,"ts":12,"dur":3},
        {"ph":"X","name":"outer","pid":1,"tid":7,"ts":10,"dur":20.5,"cat":"work"},
        {"ph":"X","name":"elsewhere","pid":1,"tid":"x","ts":11,"dur":1},
        {"ph":"M","name":"thread_name","pid":1,"tid":7,"args":{"name":"main"}},
        {"args":{"name":"program"},"ph":"M","name":"process_name","pid":1}
        ],"other":{"a":[1,2]}})");
    EXPECT_EQ(trace->format, ProfileFormat::ChromeTrace);
    ASSERT_EQ(trace->events.size(), 3U);
    EXPECT_EQ(nameOf(*trace, 0), "outer");
    EXPECT_EQ(trace->events.duration[0], 20500);
    EXPECT_EQ(aroundOf(*trace, 1), "");
    EXPECT_EQ(nameOf(*trace, 2), "inner");
    EXPECT_EQ(aroundOf(*trace, 2), "outer");
    EXPECT_EQ(trace->events.start[2], 2000);
    ASSERT_EQ(trace->tracks.size(), 2U);
    EXPECT_EQ(trace->tracks[0].name, "main");
    EXPECT_EQ(trace->tracks[0].process, "program");
    EXPECT_EQ(trace->tracks[0].depth, 2);
    EXPECT_EQ(trace->tracks[1].name, "x");
    const ProfileLayer *outer = layerNamed(*trace, "outer");
    ASSERT_NE(outer, nullptr);
    EXPECT_NEAR(outer->median, 17.5e-6, 1e-12);
    EXPECT_EQ(outer->op, "work");
    EXPECT_NEAR(trace->runSeconds, 20.5e-6, 1e-12);
}

TEST(TraceReader, MatchesBeginningsWithEnds)
{
    const ProfilePtr trace = mustReadText(R"([
        {"ph":"B","name":"a","pid":1,"tid":1,"ts":0},
        {"ph":"B","name":"b","pid":1,"tid":1,"ts":2},
        {"ph":"E","pid":1,"tid":1,"ts":5},
        {"ph":"E","pid":1,"tid":2,"ts":5},
        {"ph":"i","name":"mark","pid":1,"tid":1,"ts":6,"s":"t"},
        {"ph":"E","pid":1,"tid":1,"ts":10},
        {"ph":"B","name":"open","pid":1,"tid":1,"ts":11},
        {"ph":"b","cat":"net","id":"0x1","name":"get","pid":1,"tid":1,"ts":1},
        {"ph":"b","cat":"net","id":2,"name":"put","pid":1,"tid":1,"ts":2},
        {"ph":"e","cat":"net","id":"0x1","name":"get","pid":1,"tid":3,"ts":4},
        {"ph":"e","cat":"net","id":2,"name":"put","pid":1,"tid":1,"ts":8},
        {"ph":"s","name":"flow","id":1,"pid":1,"tid":1,"ts":8},
        {"ph":"X","name":"last","pid":1,"tid":1,"ts":12,"dur":8})");
    std::map<std::string, std::int64_t> durations;
    for (std::size_t i = 0; i < trace->events.size(); ++i)
        durations[nameOf(*trace, i)] = trace->events.duration[i];
    EXPECT_EQ(durations,
              (std::map<std::string, std::int64_t>{{"a", 10000},
                                                   {"b", 3000},
                                                   {"mark", 0},
                                                   {"open", 9000},
                                                   {"get", 3000},
                                                   {"put", 6000},
                                                   {"last", 8000}}));
    EXPECT_FALSE(trace->isPartial) << "a missing bracket is legal";
    EXPECT_EQ(trace->warnings.size(), 2U); // an end without a beginning, a beginning without an end
    // The two requests overlap: a track each beside that of the thread and that of the stray end.
    EXPECT_EQ(trace->tracks.size(), 4U);
}

TEST(TraceReader, CountersOfMemoryAreACourse)
{
    const ProfilePtr trace = mustReadText(R"([
        {"ph":"C","name":"Memory","pid":1,"ts":5,"args":{"heap":100,"stack":"7"}},
        {"ph":"C","name":"Memory","pid":1,"ts":9,"args":{"heap":300}},
        {"ph":"C","name":"queue","pid":1,"ts":9,"args":{"length":3}},
        {"ph":"X","name":"work","pid":1,"tid":1,"ts":4,"dur":8}])");
    ASSERT_EQ(trace->memory.size(), 2U);
    EXPECT_EQ(trace->memory[0].device, "Memory heap");
    ASSERT_EQ(trace->memory[0].points.size(), 2U);
    EXPECT_EQ(trace->memory[0].points[0].time, 1000);
    EXPECT_DOUBLE_EQ(trace->memory[0].points[1].inUse, 300);
    ASSERT_EQ(trace->warnings.size(), 1U);
    EXPECT_TRUE(trace->warnings[0].starts_with("1 samples of counters"));
}

TEST(TraceReader, ModulePathsReadFromOutsideIn)
{
    EXPECT_EQ(modulePath("nn.Module: Linear_2;a.py(3): f;nn.Module: Net_0"), "Net_0/Linear_2");
    EXPECT_EQ(modulePath(""), "");
    EXPECT_EQ(modulePath("a.py(3): f"), "");
}

constexpr std::string_view kGpu = R"({"schemaVersion":1,"traceEvents":[
    {"ph":"X","cat":"python_function","name":"nn.Module: Net_0","pid":9,"tid":1,"ts":0,"dur":95},
    {"ph":"X","cat":"user_annotation","name":"ProfilerStep#4","pid":9,"tid":1,"ts":0,"dur":45},
    {"ph":"X","cat":"user_annotation","name":"ProfilerStep#5","pid":9,"tid":1,"ts":50,"dur":45},
    {"ph":"X","cat":"cpu_op","name":"aten::linear","pid":9,"tid":1,"ts":10,"dur":20,
     "args":{"External id":3,"Input Dims":[[8,64],[32,64],[],[]],"Input type":["float","float","",""]}},
    {"ph":"X","cat":"cpu_op","name":"aten::addmm","pid":9,"tid":1,"ts":11,"dur":15,"args":{"External id":4}},
    {"ph":"X","cat":"cuda_runtime","name":"cudaLaunchKernel","pid":9,"tid":1,"ts":12,"dur":3,
     "args":{"correlation":77,"External id":4}},
    {"ph":"X","cat":"kernel","name":"sgemm","pid":0,"tid":7,"ts":48,"dur":6,
     "args":{"correlation":77,"External id":4,"device":0,"stream":7}},
    {"ph":"X","cat":"cpu_op","name":"aten::linear","pid":9,"tid":1,"ts":60,"dur":10,"args":{"External id":6}},
    {"ph":"X","cat":"cuda_runtime","name":"cudaLaunchKernel","pid":9,"tid":1,"ts":62,"dur":3,
     "args":{"correlation":78}},
    {"ph":"X","cat":"kernel","name":"sgemm","pid":0,"tid":7,"ts":97,"dur":5,"args":{"correlation":78,"device":0}},
    {"ph":"i","cat":"cpu_instant_event","name":"[memory]","pid":9,"tid":1,"ts":61,
     "args":{"Total Allocated":4096,"Total Reserved":8192,"Bytes":512,"Device Type":1,"Device Id":0}},
    {"ph":"i","cat":"cpu_instant_event","name":"[memory]","pid":9,"tid":1,"ts":66,
     "args":{"Bytes":-512,"Device Type":1,"Device Id":0}}
    ]})";

TEST(KinetoReader, WorkOnADeviceBelongsToTheOperatorThatLaunchedIt)
{
    const ProfilePtr trace = mustReadText(kGpu);
    EXPECT_EQ(trace->format, ProfileFormat::Kineto);
    ASSERT_EQ(trace->runs.size(), 2U);
    EXPECT_TRUE(trace->runs[0].isWarmUp);
    ASSERT_EQ(trace->layers.size(), 2U);
    const ProfileLayer &host = trace->layers[0];
    const ProfileLayer &device = trace->layers[1];
    EXPECT_EQ(host.op, "aten::linear");
    EXPECT_EQ(host.provider, "CPU");
    EXPECT_EQ(device.provider, "GPU 0");
    EXPECT_EQ(device.module, "Net_0");
    EXPECT_EQ(device.op, "aten::linear");
    ASSERT_EQ(device.inputs.size(), 2U);
    EXPECT_EQ(device.inputs[0], (TensorShape{"float32", {8, 64}}));
    EXPECT_TRUE(host.inputs.empty());
    // The kernel of the second step runs after its end, yet counts for it.
    ASSERT_EQ(device.selfSeconds.size(), 1U);
    EXPECT_NEAR(device.selfSeconds[0], 5e-6, 1e-12);
    EXPECT_NEAR(host.selfSeconds[0], 10e-6, 1e-12);
    EXPECT_EQ(host.calls, 1U);
    ASSERT_EQ(trace->memory.size(), 1U);
    EXPECT_EQ(trace->memory[0].device, "GPU 0");
    ASSERT_EQ(trace->memory[0].points.size(), 2U);
    EXPECT_DOUBLE_EQ(trace->memory[0].points[1].inUse, 3584);
    EXPECT_DOUBLE_EQ(trace->memory[0].points[0].reserved, 8192);
    EXPECT_EQ(trace->memory[0].points[0].layer, 0U);
    EXPECT_TRUE(std::ranges::any_of(trace->tracks, &ProfileTrack::isDevice));
}

// Totals by Python's json over the files: durations of operators that no operator is around, within
// each ProfilerStep or forward#.
TEST(KinetoReader, TotalsAgreeWithTheFiles)
{
    const ProfilePtr conv = mustRead("torch/smallconv.kineto-envelope.trace.json");
    EXPECT_EQ(conv->format, ProfileFormat::Kineto);
    ASSERT_EQ(conv->runs.size(), 1U);
    EXPECT_NEAR(conv->runSeconds, 3153e-6, 1e-9);
    EXPECT_EQ(microsecondsOfRun(*conv, 0), 2793);
    double flops = 0;
    double conv2d = 0;
    for (const ProfileLayer &layer : conv->layers) {
        flops += std::isnan(layer.cost.flops) ? 0 : layer.cost.flops;
        conv2d += layer.op == "aten::conv2d" ? layer.cost.flops : 0;
    }
    EXPECT_DOUBLE_EQ(conv2d, 23330816);
    EXPECT_DOUBLE_EQ(flops, 23333376);
    const ProfileLayer *first = layerNamed(*conv, "Conv2d_0/aten::conv2d");
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->module, "SmallConv_0/Conv2d_0");
    ASSERT_EQ(first->inputs.size(), 2U);
    EXPECT_EQ(first->inputs[1].dims, (std::vector<std::int64_t>{16, 3, 3, 3}));
    EXPECT_DOUBLE_EQ(first->memoryAllocated, 131072);

    const ProfilePtr bert = mustRead("torch/tinybert.kineto-envelope.trace.json");
    EXPECT_EQ(microsecondsOfRun(*bert, 0), 14114);
    double linear = 0;
    double matmul = 0;
    for (const ProfileLayer &layer : bert->layers) {
        linear += layer.op == "aten::linear" ? layer.cost.flops : 0;
        matmul += layer.op == "aten::matmul" ? layer.cost.flops : 0;
    }
    EXPECT_DOUBLE_EQ(linear, 201394176); // what PyTorch reports for aten::addmm
    EXPECT_DOUBLE_EQ(matmul, 67108864); // for aten::bmm
}

TEST(TorchLegacyReader, TotalsAgreeWithTheFiles)
{
    const ProfilePtr conv = mustRead("torch/pytorch-1.13-legacy-smallconv.trace.json");
    EXPECT_EQ(conv->format, ProfileFormat::TorchLegacy);
    ASSERT_EQ(conv->runs.size(), 2U);
    EXPECT_TRUE(conv->runs[0].isWarmUp);
    EXPECT_EQ(microsecondsOfRun(*conv, 0), 151388);
    const ProfileLayer *conv2d = layerNamed(*conv, "aten::conv2d");
    ASSERT_NE(conv2d, nullptr);
    EXPECT_EQ(conv2d->calls, 4U);
    EXPECT_EQ(layerNamed(*conv, "aten::mkldnn_convolution"), nullptr);

    const ProfilePtr bert = mustRead("torch/pytorch-1.13-legacy-tinybert.trace.json");
    EXPECT_EQ(bert->events.size(), 1512U);
    ASSERT_EQ(bert->runs.size(), 1U);
    EXPECT_EQ(microsecondsOfRun(*bert, 0), 330022);
}

TEST(TraceReader, CutsDamageAndLimits)
{
    const std::string whole = profileText("torch/tinybert.kineto-envelope.trace.json");
    const ProfilePtr cut = mustReadText(std::string_view(whole).substr(0, whole.size() / 2));
    EXPECT_TRUE(cut->isPartial);
    EXPECT_GT(cut->events.size(), 600U);
    EXPECT_NE(refusal("{\"traceEvents\": 5}"), "");
    EXPECT_NE(refusal("{\"a\":1}"), "");
    EXPECT_NE(refusal("[{\"ph\":\"X\",\"ts\":1,\"pid\":1 \"tid\":1}]").find("byte"),
              std::string::npos);
    EXPECT_EQ(mustReadText("[]")->events.size(), 0U);
    ReadOptions few;
    few.maxEvents = 10;
    const ProfilePtr capped = mustReadText(whole, few);
    EXPECT_EQ(capped->events.size(), 10U);
    EXPECT_TRUE(capped->isPartial);
}

TEST(TraceReader, WindowsJoinWhereverTheyAreCut)
{
    std::string text = "[";
    for (int i = 0; i < 30'000; ++i)
        text += std::string(i == 0           ? ""
                                : i % 3 == 0 ? " ,\n"
                                             : ",")
            + R"({"ph":"X","name":"n)" + std::to_string(i % 50) + R"( \"} ]","pid":1,"tid":)"
            + std::to_string(i % 3) + R"(,"ts":)" + std::to_string(i * 2) + R"(,"dur":1})";
    text += ']';
    ASSERT_GT(text.size(), 1'900'000U);
    const ProfilePtr trace = mustReadText(text);
    EXPECT_EQ(trace->events.size(), 30'000U);
    EXPECT_EQ(trace->events.names.size(), 51U); // and the empty category
    EXPECT_TRUE(trace->warnings.empty());
}

TEST(TraceReader, TellsHowFarItIsAndStops)
{
    const std::string path = testing::TempDir() + "progress.json";
    {
        std::ofstream file(path);
        file << '[';
        for (int i = 0; i < 200'000; ++i)
            file << R"({"ph":"X","name":"n","pid":1,"tid":1,"ts":)" << i << R"(,"dur":1},)" << '\n';
        file << "{}]";
    }
    std::stop_source stop;
    std::size_t reports = 0;
    const auto refused = readProfile(path, {}, stop.get_token(), [&](const ReadProgress &so) {
        ++reports;
        EXPECT_LE(so.bytesDone, so.bytes);
        stop.request_stop();
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Cancelled);
    EXPECT_EQ(reports, 1U);
    EXPECT_EQ(readProfile(path + ".none", {}, {}, {}).error().kind, ErrorKind::NotFound);
    std::remove(path.c_str());
}

} // namespace
} // namespace perfdeck
