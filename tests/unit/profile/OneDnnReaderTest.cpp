// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OneDnnLine.h"
#include "core/profile/read/OneDnnProblem.h"
#include "core/profile/read/Repetition.h"
#include "tests/unit/profile/ReadFixtures.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace test;

double secondsOfAll(const Profile &profile)
{
    double sum = 0;
    for (const ProfileLayer &layer : profile.layers)
        for (const double seconds : layer.selfSeconds)
            sum += seconds;
    return sum;
}

// awk -F, '$2=="exec" || $3=="exec" {s+=$NF; n++} END {printf "%d %.6f\n", n, s}' over the files.
TEST(OneDnnReader, TotalsAgreeWithTheFiles)
{
    const ProfilePtr plain = mustRead("onednn/onednn-2.6.3-exec.log");
    EXPECT_EQ(plain->format, ProfileFormat::OneDnn);
    EXPECT_EQ(plain->producer, "oneDNN v2.6.3");
    EXPECT_EQ(plain->events.size(), 81U);
    EXPECT_NEAR(secondsOfAll(*plain), 0.3294543438, 1e-8);
    const ProfilePtr timed = mustRead("onednn/onednn-2.6.3-create-exec-timestamps.log");
    EXPECT_EQ(timed->events.size(), 162U);
    EXPECT_NEAR(secondsOfAll(*timed), 0.6341660225, 1e-8);
    // From the first line's time to that of the last one.
    EXPECT_NEAR(static_cast<double>(timed->events.start.back()) * 1e-9, 0.848387940, 1e-6);
}

TEST(OneDnnReader, LayersHaveTheShapesOfTheirProblems)
{
    const ProfilePtr log = mustRead("onednn/onednn-2.6.3-exec.log");
    const ProfileLayer *grouped
        = layerNamed(*log, "convolution g16mb2_ic16oc16_ih32oh32kh3sh1dh0ph1_iw32ow32kw3sw1dw0pw1");
    ASSERT_NE(grouped, nullptr);
    EXPECT_EQ(grouped->op, "convolution");
    EXPECT_EQ(grouped->provider, "cpu jit_dw:avx2");
    ASSERT_EQ(grouped->inputs.size(), 2U);
    EXPECT_EQ(grouped->inputs[0], (TensorShape{"float32", {2, 16, 32, 32}}));
    EXPECT_EQ(grouped->inputs[1], (TensorShape{"float32", {16, 1, 3, 3}}));
    EXPECT_EQ(grouped->outputs.at(0).dims, (std::vector<std::int64_t>{2, 16, 32, 32}));
    const ProfileLayer *product = layerNamed(*log, "inner_product mb8ic128oc256");
    ASSERT_NE(product, nullptr);
    EXPECT_EQ(product->calls, 2U);
    EXPECT_EQ(product->inputs.at(1).dims, (std::vector<std::int64_t>{256, 128}));
    EXPECT_EQ(product->inputs.size(), 3U) << "with bias";
    EXPECT_NE(layerNamed(*log, "reorder 2x16x32x32 aBcd8b to abcd"), nullptr);
    EXPECT_NE(layerNamed(*log, "reorder 2x16x32x32 abcd to aBcd8b"), nullptr);
}

TEST(OneDnnLine, IsReadInAllReleases)
{
    const OneDnnColumns usual = usualOneDnnColumns();
    const OneDnnLine three = readOneDnnLine(
        "onednn_verbose,v1,1700000000123.5,primitive,exec,cpu,matmul,jit:avx512_core_amx,undef,"
        "src_bf16:a:blocked:ab::f0 wei_bf16::blocked:BA16a64b2a::f0 dst_f32:a:blocked:ab::f0,"
        "attr-scratchpad:user attr-post-ops:eltwise_relu:0:1,,128x256:256x512,0.25",
        usual);
    EXPECT_EQ(three.kind, OneDnnLineKind::Execution);
    EXPECT_EQ(three.primitive, "matmul");
    EXPECT_EQ(three.implementation, "jit:avx512_core_amx");
    EXPECT_DOUBLE_EQ(three.timestamp.value_or(0), 1700000000123.5);
    EXPECT_DOUBLE_EQ(three.milliseconds, 0.25);
    const OneDnnTensors tensors = oneDnnTensors(three.primitive, three.descriptors, three.problem);
    ASSERT_EQ(tensors.inputs.size(), 2U);
    EXPECT_EQ(tensors.inputs[0], (TensorShape{"bfloat16", {128, 256}}));
    EXPECT_EQ(tensors.outputs.at(0), (TensorShape{"float32", {128, 512}}));

    // Attributes with commas; a marker in the middle of another program's line; an older name.
    const OneDnnLine mixed = readOneDnnLine(
        "step 3: dnnl_verbose,exec,cpu,eltwise,jit:avx2,forward_training,data_f32::blocked:ab:f0,"
        "attr:a,b,alg:eltwise_relu alpha:0 beta:0,8x256,7.84204\r",
        usual);
    EXPECT_EQ(mixed.kind, OneDnnLineKind::Execution);
    EXPECT_EQ(mixed.problem, "8x256");
    EXPECT_DOUBLE_EQ(mixed.milliseconds, 7.84204);

    EXPECT_EQ(readOneDnnLine("onednn_verbose,v1,graph,exec,cpu,1,p,,,0.5", usual).kind,
              OneDnnLineKind::Other);
    EXPECT_EQ(readOneDnnLine("onednn_verbose,v1,primitive,create:dispatch,cpu,x", usual).kind,
              OneDnnLineKind::Other);
    EXPECT_EQ(readOneDnnLine("onednn_verbose,exec,cpu,eltw", usual).kind, OneDnnLineKind::Damaged);
    EXPECT_EQ(readOneDnnLine("loss 0.3", usual).kind, OneDnnLineKind::Other);
    // A template with a column more.
    const OneDnnColumns named = oneDnnColumns("operation,engine,primitive,implementation,prop_kind,"
                                              "memory_descriptors,attributes,auxiliary,"
                                              "problem_desc,exec_time,device");
    const OneDnnLine behind = readOneDnnLine(
        "onednn_verbose,exec,cpu,sum,simple:any,undef,src_f32::blocked:a:f0,,,8x256,2.5,7", named);
    EXPECT_DOUBLE_EQ(behind.milliseconds, 2.5);
    EXPECT_EQ(behind.problem, "8x256");
}

TEST(OneDnnReader, RunsAreWhatRepeats)
{
    const auto line = [](const char *problem, const char *time) {
        return std::string(
                   "onednn_verbose,exec,cpu,inner_product,gemm,forward,src_f32::blocked:ab:f0,,,")
            + problem + ',' + time + '\n';
    };
    std::string log = line("mb1ic9oc9", "9"); // packs weights, once
    for (const char *time : {"1", "2", "6"})
        log += line("mb1ic2oc3", time) + "epoch\n" + line("mb1ic4oc5", "0.5")
            + line("mb1ic2oc3", "1");
    const ProfilePtr profile = mustReadText(log);
    ASSERT_EQ(profile->runs.size(), 4U);
    EXPECT_TRUE(profile->runs[0].isWarmUp);
    const ProfileLayer *twice = layerNamed(*profile, "inner_product mb1ic2oc3");
    ASSERT_NE(twice, nullptr);
    EXPECT_EQ(twice->calls, 2U);
    ASSERT_EQ(twice->selfSeconds.size(), 3U);
    EXPECT_NEAR(twice->selfSeconds[2], 7e-3, 1e-9);
    EXPECT_NEAR(twice->median, 3e-3, 1e-9);
    EXPECT_NEAR(profile->runSeconds, 3.5e-3, 1e-8);
}

TEST(Repetition, IsFoundFromTheEnd)
{
    const auto of = [](std::vector<std::uint32_t> sequence) { return repetitionOf(sequence); };
    EXPECT_FALSE(of({}));
    EXPECT_FALSE(of({1}));
    EXPECT_FALSE(of({1, 2, 3, 4}));
    EXPECT_FALSE(of({1, 2, 3, 4, 5, 5})) << "a third of it repeats";
    const auto plain = of({1, 2, 3, 1, 2, 3});
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->period, 3U);
    EXPECT_EQ(plain->head, 0U);
    const auto headed = of({9, 8, 1, 2, 1, 2, 1, 2});
    ASSERT_TRUE(headed);
    EXPECT_EQ(headed->period, 2U);
    EXPECT_EQ(headed->head, 2U);
}

TEST(OneDnnReader, TheEndMayBeMissing)
{
    const std::string whole = profileText("onednn/onednn-2.6.3-exec.log");
    const ProfilePtr cut = mustReadText(std::string_view(whole).substr(0, whole.size() - 60));
    EXPECT_TRUE(cut->isPartial);
    EXPECT_EQ(cut->events.size(), 80U);
    EXPECT_NE(refusal("onednn_verbose,info,oneDNN v2.6.3\n").find("nothing about time"),
              std::string::npos);
}

} // namespace
} // namespace perfdeck
