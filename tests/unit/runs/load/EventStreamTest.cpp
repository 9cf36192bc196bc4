// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/EventStream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace perfdeck {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> eventsOf(std::string_view bytes, std::size_t step)
{
    EventStream stream;
    std::vector<std::string> events;
    const auto keep = [&events](std::string_view data) { events.emplace_back(data); };
    for (; !bytes.empty(); bytes.remove_prefix(std::min(step, bytes.size())))
        EXPECT_TRUE(stream.feed(bytes.substr(0, step), keep));
    return events;
}

} // namespace

/// The examples of WHATWG HTML, 9.2.6.
TEST(EventStreamTest, ReadsTheExamplesOfTheStandard)
{
    EXPECT_THAT(eventsOf("data: YHOO\ndata: +2\ndata: 10\n\n", 100), ElementsAre("YHOO\n+2\n10"));
    EXPECT_THAT(eventsOf(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\n"
                         "data:  third event\n\ndata: never ended",
                         100),
                ElementsAre("first event", "second event", " third event"));
    EXPECT_THAT(eventsOf("data\n\ndata\ndata\n\ndata:", 100), ElementsAre("", "\n"));
    EXPECT_THAT(eventsOf("data:test\n\ndata: test\n\n", 100), ElementsAre("test", "test"));
}

TEST(EventStreamTest, DoesNotCareHowTheBytesAreCut)
{
    const std::string bytes
        = "\xEF\xBB\xBF"
          "data: a\r\n\r\nevent: x\rdata: b\rdata: c\r\rdatum: no\n\ndata: d\r\n\n";
    const auto whole = eventsOf(bytes, bytes.size());
    EXPECT_THAT(whole, ElementsAre("a", "b\nc", "d"));
    for (std::size_t step = 1; step < bytes.size(); ++step)
        EXPECT_EQ(eventsOf(bytes, step), whole) << step;
}

TEST(EventStreamTest, StaysBelowItsLimit)
{
    EventStream stream(64);
    std::vector<std::string> events;
    const auto keep = [&events](std::string_view data) { events.emplace_back(data); };
    EXPECT_TRUE(stream.feed("data: fits\n\n", keep));
    EXPECT_FALSE(stream.feed("data: " + std::string(100, 'x'), keep));
    EXPECT_FALSE(stream.feed("\n\ndata: later\n\n", keep));
    EXPECT_THAT(events, ElementsAre("fits"));

    stream.reset();
    events.clear();
    const std::string line = "data: 0123456789\n";
    bool fits = true;
    for (int lines = 0; lines < 100 && fits; ++lines)
        fits = stream.feed(line, keep);
    EXPECT_FALSE(fits) << "many short lines of one event have no end either";
    EXPECT_THAT(events, IsEmpty());
}

} // namespace perfdeck
