// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/SampleSql.h"
#include "core/store/SamplesTable.h"
#include "core/store/SqlQuery.h"
#include "tests/support/HistoryFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string textOf(const SqlValue &value)
{
    struct Visitor
    {
        std::string operator()(std::monostate) const { return "NULL"; }

        std::string operator()(std::int64_t number) const { return std::to_string(number); }

        std::string operator()(double number) const { return std::to_string(number); }

        std::string operator()(const std::string &text) const { return text; }
    };

    return std::visit(Visitor{}, value);
}

struct Answer
{
    Status status;
    std::vector<std::string> columns;
    std::vector<std::string> rows; ///< cells joined by |

    [[nodiscard]] std::string problem() const { return status ? "" : status.error().message(); }
};

Answer ask(const std::string &path,
           const std::string &sql,
           SqlLimits limits = {},
           std::stop_token stop = {})
{
    Answer answer;
    SqlSink sink;
    sink.columns = [&](std::span<const std::string> names) {
        answer.columns.assign(names.begin(), names.end());
    };
    sink.row = [&](std::span<const SqlValue> cells) {
        std::string line;
        for (const SqlValue &value : cells)
            line += (line.empty() ? "" : "|") + textOf(value);
        answer.rows.push_back(line);
        return true;
    };
    answer.status = runSql(path, sql, limits, sink, stop);
    return answer;
}

std::string micros(int tick)
{
    return std::to_string((kHistoryStart + std::chrono::seconds(tick)).time_since_epoch().count());
}

class SqlQuery : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_history.open());
        for (int tick = 0; tick < kTicks; ++tick) {
            m_history.appendTick(1, 3, tick);
            if (tick % 10 == 0)
                m_history.flush();
        }
        m_history.flush();
    }

    static constexpr int kTicks = 3000;
    HistoryFixture m_history;
};

TEST_F(SqlQuery, NamesColumnsAndCountsEverySampleSealedOrNot)
{
    const Answer answer
        = ask(m_history.path(), "SELECT count(*) AS n, min(time) AS first FROM samples");
    EXPECT_EQ(answer.problem(), "");
    EXPECT_THAT(answer.columns, ElementsAre("n", "first"));
    EXPECT_THAT(answer.rows, ElementsAre(std::to_string(3 * kTicks) + "|" + micros(0)));
}

TEST_F(SqlQuery, GivesTheStoredValuesWithTheirLabels)
{
    const Answer answer = ask(m_history.path(),
                              "SELECT metric, labels, value FROM samples WHERE time = " + micros(7)
                                  + " ORDER BY labels");
    const Timestamp time = kHistoryStart + std::chrono::seconds(7);
    std::vector<std::string> expected;
    for (unsigned i = 0; i < 3; ++i)
        expected.push_back("test_value|{\"index\":\"" + std::to_string(i)
                           + "\",\"source\":\"group1\"}|"
                           + std::to_string(historyValue(1000 + i, time)));
    EXPECT_EQ(answer.rows, expected) << answer.problem();
}

TEST_F(SqlQuery, TheQuestionOfAChartFindsItsSamples)
{
    const auto key = [](std::string metric, Labels labels) {
        return std::make_shared<const SeriesKey>(SeriesKey{std::move(metric), std::move(labels)});
    };
    const TimeRange range{kHistoryStart + std::chrono::seconds(10),
                          kHistoryStart + std::chrono::seconds(20)};
    const std::vector<SeriesKeyPtr> shown{
        key("test_value", {{"index", "0"}, {"source", "group1"}}),
        key("it's", {{"quote", "'; DROP TABLE series; --"}}),
        key("test_value", {{"index", "2"}, {"source", "group1"}})};
    const Answer answer = ask(m_history.path(), sampleSql(shown, range));
    EXPECT_EQ(answer.problem(), "");
    EXPECT_THAT(answer.columns, ElementsAre("time", "metric", "labels", "value"));
    ASSERT_EQ(answer.rows.size(), 20U);
    EXPECT_THAT(answer.rows.front(), testing::StartsWith(micros(10) + "|test_value|{\"index\":"));
    EXPECT_THAT(answer.rows.back(), testing::StartsWith(micros(19)));
    EXPECT_EQ(sampleSql({}, range), "");
}

TEST_F(SqlQuery, OrderByTimeNeedsNoSorter)
{
    const Answer plan
        = ask(m_history.path(), "EXPLAIN QUERY PLAN SELECT * FROM samples ORDER BY time");
    for (const std::string &row : plan.rows)
        EXPECT_THAT(row, testing::Not(HasSubstr("TEMP B-TREE")));
    const Answer answer = ask(m_history.path(), "SELECT time, labels FROM samples ORDER BY time");
    ASSERT_EQ(answer.rows.size(), 3U * kTicks);
    EXPECT_TRUE(std::is_sorted(answer.rows.begin(), answer.rows.end()));
}

TEST_F(SqlQuery, BoundsOfEveryKindMeanWhatSqlSays)
{
    const auto count = [&](const std::string &where) {
        const Answer answer = ask(m_history.path(), "SELECT count(*) FROM samples WHERE " + where);
        return answer.status ? answer.rows.at(0) : answer.problem();
    };
    EXPECT_EQ(count("time >= " + micros(10) + " AND time < " + micros(20)), "30");
    EXPECT_EQ(count("time > " + micros(10) + " AND time <= " + micros(20)), "30");
    EXPECT_EQ(count("time BETWEEN " + micros(10) + " AND " + micros(20)), "33");
    EXPECT_EQ(count("time > " + micros(2990) + ".5"), "27");
    EXPECT_EQ(count("time < 'text'"), std::to_string(3 * kTicks));
    EXPECT_EQ(count("time > NULL"), "0");
    EXPECT_EQ(count("metric = 'other'"), "0");
    EXPECT_EQ(count("metric = 'TEST_VALUE' COLLATE NOCASE"), std::to_string(3 * kTicks));
    EXPECT_EQ(count("labels = '{\"index\":\"1\",\"source\":\"group1\"}'"), std::to_string(kTicks));
    EXPECT_EQ(count("labels ->> '$.index' = '2' AND time < " + micros(5)), "5");
}

TEST_F(SqlQuery, OnlyTheChunksConcernedAreDecoded)
{
    auto opened = HistoryFileReader::open(m_history.path());
    ASSERT_TRUE(opened.has_value());
    const std::shared_ptr<HistoryFileReader> reader = std::move(*opened);
    Database database(":memory:", Database::Mode::Create);
    addSamplesTable(database, reader);
    const auto decodedBy = [&](const std::string &sql) {
        const std::uint64_t before = reader->chunksDecoded();
        static_cast<void>(database.text(sql));
        return reader->chunksDecoded() - before;
    };
    EXPECT_EQ(decodedBy("SELECT sum(value) FROM samples WHERE metric = 'none'"), 0U);
    EXPECT_EQ(decodedBy("SELECT sum(value) FROM samples WHERE time BETWEEN " + micros(100) + " AND "
                        + micros(200)),
              3U); // one chunk of each series
    EXPECT_EQ(decodedBy("SELECT sum(value) FROM samples WHERE time = " + micros(600)
                        + " AND labels = '{\"index\":\"1\",\"source\":\"group1\"}'"),
              1U);
    EXPECT_EQ(decodedBy("SELECT sum(value) FROM samples"), 15U); // 5 chunks of 512 each are sealed
    EXPECT_LE(decodedBy("SELECT time FROM samples ORDER BY time LIMIT 1"), 6U); // streamed
}

TEST_F(SqlQuery, RefusesEverythingThatWritesAttachesOrLoads)
{
    for (const char *sql : {"INSERT INTO series(metric, labels) VALUES('x', '{}')",
                            "DELETE FROM chunks",
                            "UPDATE series SET metric = 'x'",
                            "DROP TABLE series",
                            "CREATE TABLE t(x)",
                            "CREATE TEMP TABLE t(x)",
                            "ATTACH ':memory:' AS other",
                            "PRAGMA journal_mode=DELETE",
                            "PRAGMA user_version=7",
                            "VACUUM",
                            "BEGIN IMMEDIATE",
                            "SELECT load_extension('x')",
                            "INSERT INTO samples VALUES(1, 'x', '{}', 1)"}) {
        const Answer answer = ask(m_history.path(), sql);
        EXPECT_FALSE(answer.status.has_value()) << sql;
    }
    EXPECT_EQ(ask(m_history.path(), "DELETE FROM chunks").status.error().kind, ErrorKind::Refused);
    EXPECT_EQ(ask(m_history.path(), "SELECT count(*) FROM samples").rows.at(0),
              std::to_string(3 * kTicks));
}

TEST_F(SqlQuery, ReadsPlainTables)
{
    m_history.store().append(
        std::vector<Event>{{kHistoryStart, "source-down", Severity::Warning, "a", "Gone.", {}}});
    m_history.flush();
    EXPECT_THAT(
        ask(m_history.path(), "SELECT id, metric, source FROM series ORDER BY id LIMIT 1").rows,
        ElementsAre("1|test_value|group1"));
    EXPECT_THAT(
        ask(m_history.path(), "SELECT time, kind, severity, source, text, labels FROM events").rows,
        ElementsAre(micros(0) + "|source-down|warning|a|Gone.|{}"));
    EXPECT_TRUE(ask(m_history.path(), "PRAGMA table_info(series)").status.has_value());
    EXPECT_THAT(ask(m_history.path(), "SELECT x'00ff'").rows, ElementsAre("00ff"));
}

TEST_F(SqlQuery, StopsAtItsLimits)
{
    const std::string endless
        = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
    SqlLimits limits;
    limits.time = std::chrono::milliseconds(30);
    const Answer late = ask(m_history.path(), endless, limits);
    ASSERT_FALSE(late.status.has_value());
    EXPECT_EQ(late.status.error().kind, ErrorKind::Timeout) << late.problem();

    std::stop_source source;
    source.request_stop();
    const Answer stopped = ask(m_history.path(), endless, {}, source.get_token());
    ASSERT_FALSE(stopped.status.has_value());
    EXPECT_EQ(stopped.status.error().kind, ErrorKind::Cancelled);

    limits = {};
    limits.rows = 5;
    const Answer many = ask(m_history.path(), "SELECT time FROM samples", limits);
    ASSERT_FALSE(many.status.has_value());
    EXPECT_EQ(many.status.error().kind, ErrorKind::TooLarge);
    EXPECT_EQ(many.rows.size(), 5U);
}

TEST_F(SqlQuery, SaysWhatIsWrongWithAQuery)
{
    EXPECT_THAT(ask(m_history.path(), "SELECT absent FROM samples").problem(),
                HasSubstr("no such column"));
    EXPECT_THAT(ask(m_history.path(), "SELECT 1; SELECT 2").problem(), HasSubstr("more than one"));
    EXPECT_THAT(ask(m_history.path(), "  -- only words").problem(), HasSubstr("empty"));
    EXPECT_THAT(ask(m_history.path() + ".none", "SELECT 1").problem(),
                HasSubstr("no history file"));
    EXPECT_TRUE(ask(m_history.path(), "SELECT 1; -- fine").status.has_value());
}

TEST(SqlQueryOnAnEmptyFile, FindsEmptyTables)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    for (const char *table : {"samples", "series", "events"}) {
        const Answer answer = ask(history.path(), std::string("SELECT count(*) FROM ") + table);
        EXPECT_EQ(answer.problem(), "");
        EXPECT_THAT(answer.rows, ElementsAre("0"));
    }
}

} // namespace
} // namespace perfdeck
