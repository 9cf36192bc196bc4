// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/TableWriter.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <limits>
#include <vector>

namespace perfdeck {
namespace {

using Row = std::vector<Cell>;

std::string
written(TableFormat format, const std::vector<std::string> &columns, const std::vector<Row> &rows)
{
    std::string text;
    const auto writer = makeTableWriter(format, [&text](std::string_view piece) {
        text += piece;
        return true;
    });
    writer->begin(columns);
    for (const Row &row : rows)
        writer->row(row);
    writer->end();
    return text;
}

TEST(TableWriter, CsvFollowsTheContract)
{
    const Row row{std::int64_t{-7}, -0.1, std::string("a,\"b\"\nc"), std::monostate{}};
    EXPECT_EQ(written(TableFormat::Csv, {"n", "x", "text", "none"}, {row}),
              "n,x,text,none\n-7,-0.1,\"a,\"\"b\"\"\nc\",\n");
}

TEST(TableWriter, CsvGuardsOnlyTextAgainstFormulas)
{
    EXPECT_EQ(csvText("=1+1"), "\"'=1+1\"");
    EXPECT_EQ(csvText("-x"), "\"'-x\"");
    EXPECT_EQ(csvText("plain"), "plain");
    EXPECT_EQ(csvText(""), "");
    EXPECT_EQ(written(TableFormat::Csv, {"v"}, {{Row{-5.5}}}), "v\n-5.5\n");
}

TEST(TableWriter, NumbersAreShortestRoundTrip)
{
    EXPECT_EQ(numberText(0.1), "0.1");
    EXPECT_EQ(numberText(1e300), "1e+300");
    EXPECT_EQ(numberText(-0.0), "-0");
    EXPECT_EQ(numberText(std::numeric_limits<double>::quiet_NaN()), "NaN");
    EXPECT_EQ(numberText(std::numeric_limits<double>::infinity()), "+Inf");
    for (const double value : {1.0 / 3, 5e-324, 1.7976931348623157e308, 23.4375})
        EXPECT_EQ(std::strtod(numberText(value).c_str(), nullptr), value);
}

TEST(TableWriter, JsonIsReadableByAnIndependentParser)
{
    const Row row{std::int64_t{1},
                  std::numeric_limits<double>::quiet_NaN(),
                  std::string("q\"\n\xFF"),
                  std::monostate{}};
    const auto json
        = nlohmann::json::parse(written(TableFormat::Json, {"i", "x", "t", "n"}, {row, row}));
    ASSERT_EQ(json.size(), 2U);
    EXPECT_EQ(json[1]["i"], 1);
    EXPECT_EQ(json[1]["x"], "NaN");
    EXPECT_EQ(json[1]["t"], "q\"\n\xEF\xBF\xBD");
    EXPECT_TRUE(json[1]["n"].is_null());
    EXPECT_EQ(written(TableFormat::Json, {"i"}, {}), "[]\n");
}

TEST(TableWriter, TextAlignsNumbersRightAndKeepsControlCharactersOut)
{
    const std::vector<Row> rows{{std::string("long name"), 1.5},
                                {std::string("b\x1b"), std::int64_t{100}}};
    EXPECT_EQ(written(TableFormat::Text, {"name", "v"}, rows),
              "name         v\nlong name  1.5\nb          100\n");
}

TEST(TableWriter, TextStreamsAfterMeasuring)
{
    std::size_t pieces = 0;
    const auto writer = makeTableWriter(TableFormat::Text, [&pieces](std::string_view) {
        ++pieces;
        return true;
    });
    const std::vector<std::string> columns{"v"};
    writer->begin(columns);
    for (int i = 0; i < 2000; ++i)
        writer->row(Row{std::int64_t{i}});
    EXPECT_EQ(pieces, 2001U);
}

} // namespace
} // namespace perfdeck
