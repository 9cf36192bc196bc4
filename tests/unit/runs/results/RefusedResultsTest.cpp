// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/runs/results/ResultFiles.h"

using namespace perfdeck;

namespace {

std::string refusalOf(const std::string &text)
{
    const ResultFile file(text);
    const auto runs = readResults(file.path());
    EXPECT_FALSE(runs) << text;
    std::string message = runs ? std::string() : runs.error().message();
    const std::size_t at = message.find(file.path());
    EXPECT_NE(at, std::string::npos) << message;
    return at == std::string::npos ? message : message.replace(at, file.path().size(), "FILE");
}

} // namespace

TEST(RefusedResults, BrokenJsonNamesItsLine)
{
    EXPECT_EQ(refusalOf("{\"context\": {},\n \"benchmarks\": [\n  {\"name\": \"x\",, }]}"),
              "Cannot import FILE: line 3: no JSON from here on. Nothing of it was taken.");
    EXPECT_EQ(refusalOf("{\"results\": [\n{\"command\": \"x\", \"mean\": NaN,\n\"times\": [1"),
              "Cannot import FILE: line 3: no JSON from here on. Nothing of it was taken.");
}

TEST(RefusedResults, WhatNoToolWrites)
{
    EXPECT_EQ(refusalOf(""), "Cannot import FILE: it is empty. Nothing of it was taken.");
    EXPECT_NE(refusalOf("{\"a\": 1}").find("of no benchmarking tool that is known"),
              std::string::npos);
    EXPECT_NE(refusalOf("[1, 2, 3]").find("of no benchmarking tool that is known"),
              std::string::npos);
    EXPECT_NE(refusalOf("time,metric,value\n").find("no results of a benchmarking tool"),
              std::string::npos);
}

TEST(RefusedResults, HalfAResult)
{
    EXPECT_NE(refusalOf(R"({"results": [{"command": "x"}]})").find("no command or no mean"),
              std::string::npos);
    EXPECT_NE(refusalOf(R"({"context": {}, "benchmarks": [{"name": "x", "time_unit": "days"}]})")
                  .find("the unit \"days\" of x is none of ns, us, ms, s"),
              std::string::npos);
    EXPECT_NE(refusalOf(R"({"context": {}, "benchmarks": [7]})").find("no object"),
              std::string::npos);
}

TEST(RefusedResults, ATableNamesItsLine)
{
    EXPECT_EQ(refusalOf("Concurrency,Inferences/Second,p50 latency\n1,2,3\n\n2,x,3\n"),
              "Cannot import FILE: line 4: the row has no Inferences/Second. Nothing of it was "
              "taken.");
    EXPECT_NE(refusalOf("Metric,avg,p99\nRequest Latency (ms),1\n").find("line 2: the row has not"),
              std::string::npos);
}

TEST(RefusedResults, AMessageNamesItsLine)
{
    EXPECT_NE(refusalOf("{\"reason\":\"group-complete\"}\n{\"reason\":\n").find("line 2: "),
              std::string::npos);
    EXPECT_NE(refusalOf("{\"reason\":\"group-complete\"}\n").find("no benchmark was completed"),
              std::string::npos);
}

TEST(RefusedResults, ThereIsNoFile)
{
    const auto runs = readResults("/nowhere/results.json");
    ASSERT_FALSE(runs);
    EXPECT_EQ(runs.error().kind, ErrorKind::NotFound);
    EXPECT_NE(runs.error().message().find("/nowhere/results.json"), std::string::npos);
    EXPECT_FALSE(looksLikeResults("/nowhere/results.json"));
}

TEST(RefusedResults, SamplesAreNoResults)
{
    const ResultFile csv("time,metric,labels,value\n1,a,,2\n");
    EXPECT_FALSE(looksLikeResults(csv.path()));
    EXPECT_TRUE(looksLikeResults(resultPath("hyperfine.json")));
    EXPECT_TRUE(looksLikeResults(resultPath("perf-analyzer.csv")));
    EXPECT_TRUE(looksLikeResults(resultPath("genai-perf.csv")));
    EXPECT_TRUE(looksLikeResults(resultPath("criterion")));
}
