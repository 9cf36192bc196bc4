// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/remote/RowCell.h"

#include <gtest/gtest.h>

using namespace perfdeck;

namespace {

RemoteRow row(std::string model, std::int64_t batch, double latency, std::string task = {})
{
    RemoteRow row;
    row.model = std::move(model);
    row.hardware = "cpu";
    row.batchSize = batch;
    row.latencySeconds = latency;
    row.testCase = std::move(task);
    return row;
}

CellKey key(std::string model, std::int64_t batch)
{
    CellKey key;
    key.model = std::move(model);
    key.device = "cpu";
    key.precision = "float32";
    key.batchSize = batch;
    return key;
}

} // namespace

TEST(RowCell, ACellFindsItsRow)
{
    const std::vector<RemoteRow> rows{row("a", 1, 0.1), row("a", 8, 0.2), row("b", 8, 0.3)};
    EXPECT_DOUBLE_EQ(rowOfCell(rows, key("a", 8), "")->latencySeconds.value(), 0.2);
    EXPECT_DOUBLE_EQ(rowOfCell(rows, key("b", 8), "")->latencySeconds.value(), 0.3);
    EXPECT_FALSE(rowOfCell(rows, key("b", 1), ""));
    EXPECT_FALSE(rowOfCell(rows, key("c", 1), ""));
}

TEST(RowCell, AnyModelFitsOnlyWhereThereIsOne)
{
    EXPECT_TRUE(rowOfCell({row("a", 1, 0.1)}, key("", 1), ""));
    EXPECT_FALSE(rowOfCell({row("a", 1, 0.1), row("b", 1, 0.1)}, key("", 1), ""));
}

TEST(RowCell, TheWantedTaskComesFirst)
{
    const std::vector<RemoteRow> rows{row("a", 1, 0.1, "training"), row("a", 1, 0.2, "inference")};
    EXPECT_DOUBLE_EQ(rowOfCell(rows, key("a", 1), "inference")->latencySeconds.value(), 0.2);
    EXPECT_DOUBLE_EQ(rowOfCell(rows, key("a", 1), "other")->latencySeconds.value(), 0.1);
}

TEST(RowCell, ValuesHaveNoIntervals)
{
    RemoteRow one = row("a", 1, 0.1);
    one.itemsPerSecond = 10;
    one.isSimulated = true;
    BenchmarkCell cell;
    putRow(one, cell);
    ASSERT_EQ(cell.values.size(), 2U) << "no memory was given";
    const MeasuredValues *latency = cell.find(BenchmarkMeasure::Latency);
    EXPECT_DOUBLE_EQ(latency->mean.value, 0.1);
    EXPECT_TRUE(std::isnan(latency->mean.low));
    EXPECT_TRUE(latency->samples.empty());
    ASSERT_EQ(cell.reasons.size(), 1U);
    EXPECT_EQ(cell.reasons[0].code, "simulated");
    EXPECT_TRUE(cell.reasons[0].isFatal);
}
