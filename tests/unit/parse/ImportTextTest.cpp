// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/ImportText.h"
#include "core/model/TimeRange.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace perfdeck {
namespace {

struct Imported
{
    std::vector<std::string> samples; ///< "series @ µs = value"
    std::string error;
};

/// Feeds the text in pieces of `piece` bytes.
Imported run(ImportFormat format,
             const std::string &text,
             std::size_t piece,
             std::optional<StampUnit> unit = {})
{
    Imported result;
    const ImportSink sink = [&result](const SeriesKeyPtr &key, Timestamp time, double value) {
        result.samples.push_back(key->toString() + " @ "
                                 + std::to_string(time.time_since_epoch().count()) + " = "
                                 + std::to_string(value));
    };
    const auto reader
        = format == ImportFormat::Csv ? makeCsvImport(sink) : makeTextImport(sink, unit);
    Status status;
    for (std::size_t at = 0; at < text.size() && status; at += piece)
        status = reader->feed(std::string_view(text).substr(at, piece));
    if (status)
        status = reader->finish();
    if (!status)
        result.error = status.error().message();
    EXPECT_EQ(reader->counts().samples, result.samples.size());
    return result;
}

void expectSamples(ImportFormat format,
                   const std::string &text,
                   const std::vector<std::string> &wanted)
{
    for (const std::size_t piece : std::vector<std::size_t>{1, 3, 7, 4096}) {
        const Imported got = run(format, text, piece);
        EXPECT_EQ(got.error, "");
        EXPECT_EQ(got.samples, wanted) << "pieces of " << piece;
    }
}

TEST(ImportCsv, ReadsEveryFormOfTimeAndQuotedLabels)
{
    expectSamples(ImportFormat::Csv,
                  "time,metric,labels,value\r\n"
                  "2026-11-21T09:00:00.5Z,a,\"{\"\"x\"\":\"\"1,2\"\"}\",1.5\r\n"
                  "1795251600,a,,2\r\n"
                  "1795251600500,a,{},3\r\n"
                  "\r\n"
                  "1795251600500001,\"b\",\"\",NaN\r\n"
                  "1795251600.25,b,,-Inf",
                  {"a{x=\"1,2\"} @ 1795251600500000 = 1.500000",
                   "a @ 1795251600000000 = 2.000000",
                   "a @ 1795251600500000 = 3.000000",
                   "b @ 1795251600500001 = nan",
                   "b @ 1795251600250000 = -inf"});
}

TEST(ImportCsv, ColumnsInAnyOrderAndLineFeedsInsideQuotes)
{
    expectSamples(ImportFormat::Csv,
                  "\xEF\xBB\xBFvalue,note,metric,time\n1,\"two\nlines\",m,10\n,,m,11\n2,,m,12\n",
                  {"m @ 10000000 = 1.000000", "m @ 12000000 = 2.000000"});
}

TEST(ImportCsv, RefusesWithTheLineNumber)
{
    const std::string head = "time,metric,labels,value\n1,m,,1\n";
    const auto error
        = [&head](const std::string &line) { return run(ImportFormat::Csv, head + line, 5).error; };
    EXPECT_TRUE(error("yesterday,m,,1\n").starts_with("Line 3 ")) << error("yesterday,m,,1\n");
    EXPECT_TRUE(error("now,m,,1\n").starts_with("Line 3 "));
    EXPECT_TRUE(error("2,m,,one\n").starts_with("Line 3 "));
    EXPECT_TRUE(error("2,m,{x,1\n").starts_with("Line 3 "));
    EXPECT_TRUE(error("2,m,\"{\"\"x\"\":1}\",1\n").starts_with("Line 3 "));
    EXPECT_TRUE(error("2,,,1\n").starts_with("Line 3 "));
    EXPECT_TRUE(error("2,m,1\n").starts_with("Line 3 "));
    EXPECT_TRUE(error("2,\"m,,1\n").find("does not end") != std::string::npos);
    EXPECT_TRUE(error("2,\"m\"x,,1\n").starts_with("Line 3 "));
    EXPECT_TRUE(run(ImportFormat::Csv, "a,b\n1,2\n", 4096).error.starts_with("Line 1 "));
    EXPECT_TRUE(run(ImportFormat::Csv, "", 1).error.find("header") != std::string::npos);
}

TEST(ImportText, EverySampleHasItsOwnTime)
{
    const std::vector<std::string> wanted{"a_total{x=\"# }\"} @ 1795251600500000 = 1.000000",
                                          "a_total{x=\"# }\"} @ 1795251601500000 = 2.000000",
                                          "b @ 1795251601500000 = 3.000000"};
    expectSamples(ImportFormat::Text,
                  "# TYPE a counter\na_total{x=\"# }\"} 1 1795251600.5\n"
                  "a_total{x=\"# }\"} 2 1795251601.5 # {t=\"1\"} 1 1\nb 3 1795251601.5\n# EOF\n",
                  wanted);
    expectSamples(ImportFormat::Text,
                  "a_total{x=\"# }\"} 1 1795251600500\r\n\r\na_total{x=\"# }\"} 2 "
                  "1795251601500\r\nb 3 1795251601500",
                  wanted);
}

TEST(ImportText, TheUnitCanBeSaid)
{
    EXPECT_EQ(run(ImportFormat::Text, "a 1 1000\n", 64, StampUnit::Milliseconds).samples.front(),
              "a @ 1000000 = 1.000000");
    EXPECT_EQ(run(ImportFormat::Text, "a 1 1000\n", 64).samples.front(),
              "a @ 1000000000 = 1.000000");
}

TEST(ImportText, RefusesWithTheLineNumber)
{
    EXPECT_TRUE(run(ImportFormat::Text, "a 1 5\nb 2\n", 3).error.starts_with("Line 2 "));
    EXPECT_TRUE(run(ImportFormat::Text, "a 1 5\nb{x=\"1} 2 5\n", 3).error.starts_with("Line 2 "));
    EXPECT_TRUE(run(ImportFormat::Text, std::string(70'000, 'x'), 4096).error.find("64 KiB")
                != std::string::npos);
}

TEST(ImportFormats, AreToldByTheFirstLine)
{
    EXPECT_EQ(detectImportFormat("time,metric,labels,value\n"), ImportFormat::Csv);
    EXPECT_EQ(detectImportFormat("\"Value\",\"metric\",\"time\"\r\n"), ImportFormat::Csv);
    EXPECT_EQ(detectImportFormat("# TYPE time gauge\n"), ImportFormat::Text);
    EXPECT_EQ(detectImportFormat(""), ImportFormat::Text);
}

} // namespace
} // namespace perfdeck
