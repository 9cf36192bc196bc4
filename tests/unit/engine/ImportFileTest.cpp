// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Export.h"
#include "core/engine/import/ImportFile.h"
#include "core/store/SqliteHistory.h"
#include "tests/support/FakeHistory.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace perfdeck {
namespace {

using std::chrono::seconds;

class ImportFileTest : public testing::Test
{
protected:
    ImportFileTest()
        : folder(std::filesystem::path(testing::TempDir())
                 / ("import-" + std::to_string(::getpid()) + '-'
                    + testing::UnitTest::GetInstance()->current_test_info()->name()))
    {
        std::filesystem::create_directories(folder);
    }

    ~ImportFileTest() override { std::filesystem::remove_all(folder); }

    std::string write(const std::string &name, const std::string &text) const
    {
        const std::string path = folder / name;
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

    const std::map<Timestamp, double> &samplesOf(const std::string &metric, Labels labels = {})
    {
        return history.state().samples[catalog.find({metric, std::move(labels)})];
    }

    std::filesystem::path folder;
    FakeHistory history;
    SeriesCatalog catalog;
};

TEST_F(ImportFileTest, CsvArrivesWithLabelsAndTimes)
{
    const std::string path
        = write("a.csv",
                "time,metric,labels,value\n"
                "2026-11-21T09:00:00Z,latency_seconds,\"{\"\"model\"\":\"\"m\"\"}\",0.25\n"
                "2026-11-21T09:00:01.5Z,latency_seconds,\"{\"\"model\"\":\"\"m\"\"}\",NaN\n"
                "2026-11-21T09:00:00Z,up,{},1\n");
    const auto report = importFile(path, history, catalog);
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(report->format, ImportFormat::Csv);
    EXPECT_EQ(report->samples, 3U);
    EXPECT_EQ(report->series, 2U);
    ASSERT_TRUE(report->range);
    EXPECT_EQ(toIso8601(report->range->from), "2026-11-21T09:00:00.000000Z");
    const auto &latency = samplesOf("latency_seconds", {{"model", "m"}});
    ASSERT_EQ(latency.size(), 2U);
    EXPECT_EQ(latency.begin()->second, 0.25);
    EXPECT_TRUE(std::isnan(latency.rbegin()->second));
    EXPECT_EQ(history.state().flushes, 1);
}

TEST_F(ImportFileTest, PrometheusTextArrives)
{
    const std::string path = write("a.prom",
                                   "# TYPE up gauge\n"
                                   "up{instance=\"a\"} 1 1800000000000\n"
                                   "up{instance=\"a\"} 0 1800000005000\n");
    const auto report = importFile(path, history, catalog);
    ASSERT_TRUE(report) << report.error().message();
    const auto &up = samplesOf("up", {{"instance", "a"}});
    ASSERT_EQ(up.size(), 2U);
    EXPECT_EQ(up.begin()->first, Timestamp(seconds(1'800'000'000)));
}

TEST_F(ImportFileTest, ABadLineIsNamedAndNothingOfTheFileIsStored)
{
    std::string text = "time,metric,value\n";
    for (int i = 0; i < 100'000; ++i)
        text += std::to_string(1'800'000'000 + i) + ",a,1\n";
    const std::string path = write("bad.csv", text + "yesterday,a,2\n");
    const auto report = importFile(path, history, catalog);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().kind, ErrorKind::InvalidInput);
    EXPECT_NE(report.error().message().find("100002"), std::string::npos)
        << report.error().message();
    EXPECT_NE(report.error().message().find("bad.csv"), std::string::npos);
    EXPECT_TRUE(history.state().samples.empty());
    EXPECT_EQ(catalog.size(), 0U);
}

TEST_F(ImportFileTest, AMissingFileAndAFolderAreErrors)
{
    EXPECT_EQ(importFile(folder / "none.csv", history, catalog).error().kind, ErrorKind::NotFound);
    EXPECT_FALSE(importFile(folder, history, catalog));
}

TEST_F(ImportFileTest, AnEmptyFileIsNoTrouble)
{
    const auto report = importFile(write("empty.prom", ""), history, catalog);
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(report->samples, 0U);
    EXPECT_FALSE(report->range);
}

TEST_F(ImportFileTest, ProgressRisesToOneAndAStopChangesNothing)
{
    std::string text;
    for (int i = 0; i < 200'000; ++i)
        text += "a " + std::to_string(i) + ' ' + std::to_string(1'800'000'000 + i) + '\n';
    const std::string path = write("long.prom", text);
    std::vector<double> steps;
    ASSERT_TRUE(importFile(path, history, catalog, [&](double done) { steps.push_back(done); }));
    EXPECT_GT(steps.size(), 6U);
    EXPECT_TRUE(std::is_sorted(steps.begin(), steps.end()));
    EXPECT_DOUBLE_EQ(steps.back(), 1.0);

    FakeHistory untouched;
    std::stop_source stop;
    const auto report = importFile(
        path,
        untouched,
        catalog,
        [&](double done) {
            if (done > 0.2)
                stop.request_stop();
        },
        stop.get_token());
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().kind, ErrorKind::Cancelled);
    EXPECT_TRUE(untouched.state().samples.empty());
}

TEST_F(ImportFileTest, WhatGoesIntoARealFileComesOutAgain)
{
    std::string text = "time,metric,labels,value\n";
    std::vector<double> expected;
    for (int i = 0; i < 5000; ++i) {
        const double value = std::sin(i) * 1e3;
        expected.push_back(value);
        char line[120];
        std::snprintf(line,
                      sizeof line,
                      "%d,wave,\"{\"\"x\"\":\"\"1\"\"}\",%.17g\n",
                      1'800'000'000 + i * 60,
                      value);
        text += line;
    }
    const std::string database = folder / "history.db";
    {
        const auto store = makeSqliteHistory({database, false, {}, 512});
        ASSERT_TRUE(store->open(catalog)) << store->status().problem;
        const auto report = importFile(write("wave.csv", text), *store, catalog);
        ASSERT_TRUE(report) << report.error().message();
        store->close();
    }
    const auto reader = openSqliteReader(database);
    ASSERT_TRUE(reader) << reader.error().message();
    std::vector<double> values;
    ExportSink sink;
    sink.samples = [&](std::span<const Timestamp>, std::span<const double> more) {
        values.insert(values.end(), more.begin(), more.end());
        return true;
    };
    const auto exported = exportSamples(**reader, {}, sink);
    ASSERT_TRUE(exported) << exported.error().message();
    EXPECT_EQ(values, expected) << "bit for bit, in order";
}

} // namespace
} // namespace perfdeck
