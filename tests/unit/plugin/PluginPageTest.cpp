// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plugin/PluginPage.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace perfdeck {
namespace {

const Timestamp kNow{std::chrono::seconds(1'800'000'000)};

class PluginPageTest : public testing::Test
{
protected:
    void sample(const char *metric, double value, std::vector<perfdeck_label> labels = {})
    {
        sink.sample(sink.context, metric, labels.data(), labels.size(), value);
    }

    /// Series and values of the poll; absent ones left out.
    std::map<std::string, double> finish(bool succeeded = true)
    {
        faults = {};
        last = page.finish(kNow, {}, succeeded, faults);
        std::map<std::string, double> found;
        for (std::size_t i = 0; i < last.values.size(); ++i)
            if (!isAbsent(last.values[i]))
                found[last.series->keys[i]->toString()] = last.values[i];
        sink = page.begin();
        return found;
    }

    PluginPage page{SourceId(3), "lab", 5};
    perfdeck_sink sink = page.begin();
    FaultCounts faults;
    Observation last;
};

using Found = std::map<std::string, double>;

TEST_F(PluginPageTest, TakesSamplesWithTheSourceAsLabel)
{
    sample("a_total", 1);
    sample("b", 2, {{"model", "m\xC3\xBC"}, {"source", "mine"}});
    EXPECT_EQ(finish(),
              (Found{{"up{source=\"lab\"}", 1},
                     {"a_total{source=\"lab\"}", 1},
                     {"b{exported_source=\"mine\",model=\"m\xC3\xBC\",source=\"lab\"}", 2}}));
    EXPECT_EQ(faults.total(), 0U);
    EXPECT_EQ(last.source, SourceId(3));
    EXPECT_EQ(last.time, kNow);
    const SeriesSetPtr before = last.series;
    sample("a_total", 5);
    EXPECT_EQ(finish(), (Found{{"up{source=\"lab\"}", 1}, {"a_total{source=\"lab\"}", 5}}));
    EXPECT_EQ(last.series, before); // the layout stays while nothing is new
}

TEST_F(PluginPageTest, LeavesOutWhatBreaksARule)
{
    const std::string endless(5000, 'x');
    for (const char *name : {"", "1a", "a-b", "a b", "\xFF", "a\n"})
        sample(name, 1);
    sample(nullptr, 1);
    sample(endless.c_str(), 1);
    sample("a", 1, {{nullptr, "x"}});
    sample("a", 1, {{"l", nullptr}});
    sample("a", 1, {{"l:m", "x"}});
    sample("a", 1, {{"l", "\xC3"}});
    sample("a", 1, {{"l", "\xED\xA0"}});
    sample("a", 1, {{"l", endless.c_str()}});
    sink.sample(sink.context, "a", nullptr, 3, 1);
    sink.sample(sink.context, "a", nullptr, ~std::size_t{0}, 1);
    EXPECT_EQ(finish(), (Found{{"up{source=\"lab\"}", 1}}));
    EXPECT_EQ(faults.of(Fault::MalformedLine), 16U);
}

TEST_F(PluginPageTest, RepeatedSeriesAndThoseAboveTheLimitAreCounted)
{
    for (const char *name : {"a", "a", "b", "c", "d", "e", "f", "g"})
        sample(name, 1);
    EXPECT_EQ(finish().size(), 6U); // and `up`
    EXPECT_EQ(faults.of(Fault::DuplicateSeries), 1U);
    EXPECT_EQ(faults.of(Fault::SeriesLimit), 2U);
}

TEST_F(PluginPageTest, NaNIsAValueAndNoneLooksAbsent)
{
    sample("a", absentValue());
    sample("b", HUGE_VAL);
    const Found found = finish();
    ASSERT_EQ(found.size(), 3U);
    EXPECT_TRUE(std::isnan(found.at("a{source=\"lab\"}")));
}

TEST_F(PluginPageTest, AFailedPollLeavesNothingButDown)
{
    sample("a", 1);
    sample("up", 1);
    EXPECT_EQ(finish(false), (Found{{"up{source=\"lab\"}", 0}}));
}

TEST_F(PluginPageTest, EventsAreCheckedToo)
{
    sink.event(sink.context, PERFDECK_WARNING, "The door is open.");
    sink.event(sink.context, PERFDECK_INFO, nullptr);
    sink.event(sink.context, PERFDECK_INFO, "\xFF");
    sink.event(sink.context, 99, "Odd.");
    for (int i = 0; i < 200; ++i)
        sink.event(sink.context, PERFDECK_INFO, "Again.");
    finish();
    ASSERT_EQ(last.events.size(), 100U);
    EXPECT_EQ(last.events[0],
              (Event{kNow, "plugin", Severity::Warning, "lab", "The door is open.", {}}));
    EXPECT_EQ(last.events[1].severity, Severity::Info);
}

TEST(PluginPage, SeriesThatComeAndGoAreForgotten)
{
    PluginPage page(SourceId(1), "lab", 1'000'000);
    std::size_t most = 0;
    for (int poll = 0; poll < 300; ++poll) {
        const perfdeck_sink sink = page.begin();
        for (int i = 0; i < 100; ++i) {
            const std::string name = "s" + std::to_string(poll * 100 + i);
            sink.sample(sink.context, name.c_str(), nullptr, 0, 1);
        }
        FaultCounts faults;
        most = std::max(most, page.finish(kNow, {}, true, faults).series->keys.size());
        EXPECT_EQ(page.series(), 100U);
    }
    EXPECT_LT(most, 2000U);
}

} // namespace
} // namespace perfdeck
