// SPDX-License-Identifier: GPL-3.0-or-later
// Random lives of a history against a plain map: whatever happens to clocks, groups, imports and
// the process, what is read is what was written last at each time, ascending, in any range.
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

#include <random>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

class RandomLife
{
public:
    explicit RandomLife(unsigned seed)
        : m_random(seed)
        , m_history(options(seed))
    {
        EXPECT_TRUE(m_history.open());
    }

    void live(int steps)
    {
        for (int step = 0; step < steps && !testing::Test::HasFailure(); ++step) {
            tick(1 + below(3));
            if (below(3) == 0)
                m_history.flush();
            if (below(60) == 0)
                m_history.store().maintain(m_history.now());
            if (below(150) == 0)
                import();
            if (below(250) == 0)
                m_history.reopen();
            if (below(200) == 0) {
                m_history.flush();
                m_history.expectAllStored(range());
            }
        }
        m_history.flush();
        m_history.expectAllStored();
    }

private:
    static SqliteHistoryOptions options(unsigned seed)
    {
        SqliteHistoryOptions options;
        options.samplesPerChunk = 1 + seed * 37 % 90;
        options.retention = {.raw = 24h * 10'000,
                             .minute = 24h * 10'000,
                             .hour = 24h * 10'000,
                             .maxFileBytes = 1ULL << 40U};
        return options;
    }

    unsigned below(unsigned limit) { return static_cast<unsigned>(m_random() % limit); }

    Timestamp nextTime(unsigned group)
    {
        Timestamp &time = m_times.try_emplace(group, kHistoryStart).first->second;
        switch (below(40)) {
        case 0:
            time -= Duration(1s) * below(500); // the clock was set back
            break;
        case 1:
            break; // the same moment again
        case 2:
            time += 1h * below(30); // suspended
            break;
        default:
            time += below(4) == 0 ? Duration(1s) + Duration(below(1000)) : Duration(1s);
        }
        return time;
    }

    void tick(unsigned group)
    {
        const Timestamp time = nextTime(group);
        std::vector<std::pair<SeriesId, double>> row;
        const unsigned first = below(3);
        for (unsigned i = first; i < first + 5 + group; ++i)
            row.emplace_back(m_history.series(group, i),
                             below(10) == 0 ? absentValue()
                                            : static_cast<double>(m_random() % 1000));
        m_history.appendRow(group, time, row);
    }

    void import()
    {
        const SeriesId id = m_history.series(1 + below(3), below(6));
        std::vector<Timestamp> times;
        std::vector<double> values;
        for (unsigned i = 0; i < 100; ++i) {
            times.push_back(kHistoryStart + Duration(1s) * below(900));
            values.push_back(static_cast<double>(m_random() % 1000) + 0.5);
            m_history.expect(id, times.back(), values.back());
        }
        EXPECT_TRUE(m_history.store().import(id, times, values));
    }

    TimeRange range()
    {
        const Timestamp from = kHistoryStart + Duration(1s) * below(2000);
        return {from, from + Duration(1s) * below(2000)};
    }

    std::mt19937_64 m_random;
    HistoryFixture m_history;
    std::map<unsigned, Timestamp> m_times;
};

TEST(HistoryProperties, WhatIsReadIsWhatWasWrittenLast)
{
    for (unsigned seed = 1; seed <= 30 && !HasFailure(); ++seed) {
        SCOPED_TRACE(seed);
        RandomLife life(seed);
        life.live(1200);
    }
}

} // namespace
} // namespace perfdeck
