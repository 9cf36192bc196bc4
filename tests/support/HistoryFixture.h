// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/SqliteHistory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// A folder that goes when the test ends.
class TemporaryFolder final
{
public:
    TemporaryFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "perfdeck-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }

    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, ignored);
        std::filesystem::remove_all(m_path, ignored);
    }

    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    [[nodiscard]] std::string file(const std::string &name) const
    {
        return (m_path / name).string();
    }

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

inline constexpr Timestamp kHistoryStart{std::chrono::seconds(1'700'000'000)};

/// A value that only depends on series and time, two decimals, sometimes undefined or infinite.
[[nodiscard]] inline double historyValue(std::uint64_t series, Timestamp time)
{
    std::uint64_t mixed = series * 0x9E3779B97F4A7C15ULL
        ^ static_cast<std::uint64_t>(time.time_since_epoch().count()) * 0xD1B54A32D192ED03ULL;
    mixed ^= mixed >> 29U;
    mixed *= 0xBF58476D1CE4E5B9ULL;
    mixed ^= mixed >> 32U;
    if (mixed % 997 == 0)
        return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(mixed % 10'000) / 100.0;
}

/// A history in a temporary folder together with all that was put into it.
class HistoryFixture
{
public:
    using Expected = std::map<Timestamp, double>;

    explicit HistoryFixture(SqliteHistoryOptions options = {})
        : m_options(std::move(options))
    {
        m_options.path = path();
    }

    [[nodiscard]] std::string path() const { return m_folder.file("history.db"); }

    [[nodiscard]] const TemporaryFolder &folder() const { return m_folder; }

    [[nodiscard]] HistoryStore &store() { return *m_store; }

    [[nodiscard]] SeriesCatalog &catalog() { return *m_catalog; }

    [[nodiscard]] Timestamp now() const { return m_now; }

    bool open()
    {
        m_known.clear();
        m_catalog = std::make_unique<SeriesCatalog>();
        m_store = makeSqliteHistory(m_options);
        return m_store->open(*m_catalog);
    }

    void close()
    {
        m_store->close();
        m_store.reset();
    }

    void reopen()
    {
        close();
        open();
    }

    SeriesId series(unsigned group, unsigned index, const std::string &metric = "test_value")
    {
        auto key = std::make_shared<SeriesKey>();
        key->metric = metric;
        key->labels
            = Labels{{"source", "group" + std::to_string(group)}, {"index", std::to_string(index)}};
        return m_catalog->intern(key);
    }

    /// One tick of a group at second `tick` after the start.
    void appendTick(unsigned group, unsigned count, int tick)
    {
        std::vector<SeriesId> ids;
        std::vector<double> values;
        const Timestamp time = kHistoryStart + std::chrono::seconds(tick);
        for (unsigned i = 0; i < count; ++i) {
            Known &known = m_known[{group, i}];
            if (!known.id.isValid()) {
                known.id = series(group, i);
                known.expected = &m_expected[m_catalog->key(known.id)->toString()];
            }
            ids.push_back(known.id);
            values.push_back(historyValue(group * 1000U + i, time));
            known.expected->insert_or_assign(known.expected->end(), time, values.back());
        }
        m_store->append({GroupId(group), time, ids, values});
        m_now = std::max(m_now, time);
    }

    void
    appendRow(unsigned group, Timestamp time, const std::vector<std::pair<SeriesId, double>> &row)
    {
        std::vector<SeriesId> ids;
        std::vector<double> values;
        for (const auto &[id, value] : row) {
            ids.push_back(id);
            values.push_back(value);
            if (!isAbsent(value))
                m_expected[m_catalog->key(id)->toString()][time] = value;
        }
        m_store->append({GroupId(group), time, ids, values});
        m_now = std::max(m_now, time);
    }

    void expect(SeriesId id, Timestamp time, double value)
    {
        m_expected[m_catalog->key(id)->toString()][time] = value;
    }

    void flush() { m_store->flush(m_now); }

    [[nodiscard]] std::map<std::string, Expected> &expected() { return m_expected; }

    void forgetExpected()
    {
        m_known.clear();
        m_expected.clear();
    }

    /// Everything that was appended comes back bit for bit, and nothing else.
    void expectAllStored(TimeRange range = TimeRange::everything())
    {
        auto reader = m_store->newReader();
        ASSERT_TRUE(reader.has_value()) << reader.error().message();
        expectAllIn(**reader, range);
    }

    void expectAllIn(HistoryReader &reader, TimeRange range = TimeRange::everything())
    {
        const auto all = reader.series();
        ASSERT_TRUE(all.has_value());
        std::size_t found = 0;
        for (const SeriesRecord &record : *all) {
            const Expected &wanted = m_expected[record.key->toString()];
            found += !wanted.empty();
            expectSeries(reader, record, wanted, range);
            if (testing::Test::HasFailure())
                return;
        }
        EXPECT_EQ(found, m_expected.size());
    }

private:
    static void expectSeries(HistoryReader &reader,
                             const SeriesRecord &record,
                             const Expected &expected,
                             TimeRange range)
    {
        std::vector<Timestamp> times;
        std::vector<double> values;
        const Status read = reader.read(record.id, range, times, values);
        ASSERT_TRUE(read.has_value()) << read.error().message();
        auto wanted = expected.lower_bound(range.from);
        const auto end = expected.lower_bound(range.to);
        for (auto i = wanted; i != end; ++i)
            ASSERT_TRUE(std::binary_search(times.begin(), times.end(), i->first))
                << record.key->toString() << " lacks " << (i->first - kHistoryStart).count()
                << " us, written as " << i->second;
        ASSERT_EQ(times.size(), static_cast<std::size_t>(std::distance(wanted, end)))
            << record.key->toString();
        ASSERT_EQ(values.size(), times.size());
        for (std::size_t i = 0; i < times.size(); ++i, ++wanted) {
            ASSERT_EQ(times[i], wanted->first) << record.key->toString() << " sample " << i;
            ASSERT_EQ(std::bit_cast<std::uint64_t>(values[i]),
                      std::bit_cast<std::uint64_t>(wanted->second))
                << record.key->toString() << " sample " << i;
        }
    }

    struct Known
    {
        SeriesId id;
        Expected *expected = nullptr;
    };

    TemporaryFolder m_folder;
    std::map<std::pair<unsigned, unsigned>, Known> m_known;
    SqliteHistoryOptions m_options;
    std::unique_ptr<SeriesCatalog> m_catalog;
    std::unique_ptr<HistoryStore> m_store;
    Timestamp m_now = kHistoryStart;
    std::map<std::string, Expected> m_expected;
};

} // namespace perfdeck
