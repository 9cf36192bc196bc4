// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SampleText.h"
#include "tests/support/QueryFixture.h"

#include <gtest/gtest.h>

#include <string>

namespace perfdeck {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kStart(seconds(1'763'733'600)); // 2025-11-21T14:00:00Z

TEST(SampleText, isTheTableThatExportWrites)
{
    QueryFixture fixture;
    const SeriesId counter = fixture.series("answers_total", {{"source", "s, \"1\""}});
    fixture.history->put(counter, kStart, 7);
    fixture.history->put(counter, kStart + milliseconds(1500), 9.25);
    fixture.history->put(fixture.series("other"), kStart, 1);
    QueryService service = fixture.service();
    std::string text;
    double last = -1;
    ASSERT_TRUE(writeSamples(service,
                             {Selector{"answers_total", {}}},
                             {kStart, kStart + seconds(2)},
                             [&](std::string_view piece, double done) {
                                 text += piece;
                                 last = done;
                                 return true;
                             }));
    EXPECT_EQ(text,
              "time,metric,labels,value\n"
              "2025-11-21T14:00:00.000000Z,answers_total,\"{\"\"source\"\":\"\"s, "
              "\\\"\"1\\\"\"\"\"}\",7\n"
              "2025-11-21T14:00:01.500000Z,answers_total,\"{\"\"source\"\":\"\"s, "
              "\\\"\"1\\\"\"\"\"}\",9.25\n");
    EXPECT_EQ(last, 1.0);
}

TEST(SampleText, endsWhenNobodyReads)
{
    QueryFixture fixture;
    const SeriesId id = fixture.series("a");
    for (int i = 0; i < 10'000; ++i)
        fixture.history->put(id, kStart + seconds(i), i);
    QueryService service = fixture.service();
    int pieces = 0;
    const Status ended = writeSamples(service,
                                      {Selector{"a", {}}},
                                      TimeRange::everything(),
                                      [&pieces](auto, double) { return ++pieces < 2; });
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().kind, ErrorKind::Cancelled);
    EXPECT_EQ(pieces, 2);
}

} // namespace
} // namespace perfdeck
