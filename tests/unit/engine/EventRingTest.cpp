// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EventRing.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

Event eventAt(int second, const std::string &text)
{
    return {Timestamp(std::chrono::seconds(second)), "storage", Severity::Info, {}, text, {}};
}

std::string textsOf(const std::vector<Event> &events)
{
    std::string texts;
    for (const Event &event : events)
        texts += event.text;
    return texts;
}

TEST(EventRingTest, NewestFirstWithinRangeAndLimit)
{
    EventRing ring(10);
    for (const auto &[second, text] : {std::pair(1, "a"), {3, "c"}, {2, "b"}, {9, "z"}})
        ring.add(eventAt(second, text));
    const TimeRange range{Timestamp(std::chrono::seconds(1)), Timestamp(std::chrono::seconds(9))};
    EXPECT_EQ(textsOf(ring.newest(range, 10)), "cba");
    EXPECT_EQ(textsOf(ring.newest(range, 2)), "cb");
}

TEST(EventRingTest, KeepsNoMoreThanItsLimit)
{
    EventRing ring(3);
    for (int i = 0; i < 5; ++i)
        ring.add(eventAt(i, std::to_string(i)));
    EXPECT_EQ(textsOf(ring.newest(TimeRange::everything(), 100)), "432");
}

TEST(EventRingTest, JoiningKeepsEachEventOnce)
{
    const std::vector<Event> stored{eventAt(5, "e"), eventAt(4, "d")};
    const std::vector<Event> remembered{eventAt(6, "f"), eventAt(5, "e")};
    EXPECT_EQ(textsOf(joinEvents(stored, remembered, 10)), "fed");
    EXPECT_EQ(textsOf(joinEvents(stored, remembered, 2)), "fe");
}

} // namespace
} // namespace perfdeck
