// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/DerivedMetrics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace perfdeck {
namespace {

using std::chrono::seconds;

using Results = std::map<std::string, double>;

/// Sources whose observations go through derived metrics.
class Collection
{
public:
    explicit Collection(std::vector<MetricDefinition> definitions)
        : metrics(compileMetrics(std::move(definitions)))
    {
    }

    /// Observes values by series text: the metric, then {model} where it is not empty.
    Results poll(SourceId::Value source, const std::map<SeriesKey, double> &page)
    {
        std::vector<SeriesKeyPtr> &keys = layouts[source];
        SeriesSetPtr &set = sets[source];
        for (const auto &[key, value] : page) {
            const auto same = [&key = key](const SeriesKeyPtr &known) { return *known == key; };
            if (std::ranges::none_of(keys, same))
                keys.push_back(std::make_shared<const SeriesKey>(key));
        }
        if (!set || set->keys.size() != keys.size())
            set = std::make_shared<const SeriesSet>(SeriesSet{keys});
        Observation observation;
        observation.source = SourceId(source);
        observation.time = now;
        observation.series = set;
        for (const SeriesKeyPtr &key : keys) {
            const auto found = page.find(*key);
            observation.values.push_back(found == page.end() ? absentValue() : found->second);
        }
        return results(metrics.take(observation));
    }

    Results results(const std::vector<Observation> &made)
    {
        Results found;
        std::set<SourceId> sources;
        for (const Observation &observation : made) {
            EXPECT_EQ(observation.time, now);
            EXPECT_EQ(observation.values.size(), observation.series->keys.size());
            EXPECT_TRUE(sources.insert(observation.source).second);
            for (std::size_t i = 0; i < observation.values.size(); ++i)
                if (!isAbsent(observation.values[i]))
                    found[observation.series->keys[i]->toString()] = observation.values[i];
        }
        return found;
    }

    DerivedMetrics metrics;
    std::map<SourceId::Value, std::vector<SeriesKeyPtr>> layouts;
    std::map<SourceId::Value, SeriesSetPtr> sets;
    Timestamp now{seconds(1'800'000'000)};
};

SeriesKey key(const std::string &metric, const std::string &source, const std::string &model = {})
{
    SeriesKey made{metric, {{"source", source}}};
    made.labels.set("model", model);
    return made;
}

TEST(CompileMetrics, OrdersByDependency)
{
    const CompiledMetrics compiled = compileMetrics(
        {{"c", "b + a", ""}, {"b", "2 * a", ""}, {"a", "x", ""}, {"j", "sum(c)", ""}});
    ASSERT_EQ(compiled.metrics.size(), 4U);
    EXPECT_TRUE(compiled.refused.empty());
    EXPECT_EQ(compiled.metrics[0].definition.name, "a");
    EXPECT_EQ(compiled.metrics[1].definition.name, "b");
    EXPECT_EQ(compiled.metrics[2].definition.name, "c");
    EXPECT_FALSE(compiled.metrics[2].joinsSources);
    EXPECT_TRUE(compiled.metrics[3].joinsSources);
    EXPECT_TRUE(compileMetrics({{"k", "y / j", ""}, {"j", "sum(x)", ""}}).metrics[1].joinsSources);
}

TEST(CompileMetrics, RefusesInWords)
{
    const std::vector<std::pair<MetricDefinition, std::string>> cases{
        {{"", "x", ""}, "a derived metric needs a name"},
        {{"1a", "x", ""}, "begins with no digit"},
        {{"a-b", "x", ""}, "letters, digits, _ and : only"},
        {{"requests_per_second", "x", ""}, "PerfDeck itself stores a metric of this name"},
        {{"a", "x +", ""}, "column 4: the expression ends too early"},
        {{"a", "a + 1", ""}, "it reads itself through a"},
    };
    for (const auto &[definition, problem] : cases) {
        const CompiledMetrics compiled = compileMetrics({definition});
        EXPECT_TRUE(compiled.metrics.empty());
        ASSERT_EQ(compiled.refused.size(), 1U);
        EXPECT_NE(compiled.refused[0].problem.find(problem), std::string::npos)
            << compiled.refused[0].problem;
    }
}

TEST(CompileMetrics, ACircleIsRefusedAndTheOthersStay)
{
    const CompiledMetrics compiled = compileMetrics({{"a", "b", ""},
                                                     {"b", "c", ""},
                                                     {"c", "a", ""},
                                                     {"d", "x", ""},
                                                     {"e", "a + d", ""},
                                                     {"d", "y", ""}});
    ASSERT_EQ(compiled.metrics.size(), 1U);
    EXPECT_EQ(compiled.metrics[0].definition.expression, "x");
    ASSERT_EQ(compiled.refused.size(), 5U);
}

TEST(DerivedMetrics, AMetricOfEachSourceIsStampedWithIt)
{
    Collection all({{"ratio", "errors / requests", ""}});
    EXPECT_EQ(all.poll(1, {{key("errors", "s", "m"), 1}, {key("requests", "s", "m"), 4}}),
              (Results{{"ratio{model=\"m\",source=\"s\"}", 0.25}}));
    EXPECT_EQ(all.poll(2, {{key("errors", "t"), 1}, {key("requests", "t"), 2}}),
              (Results{{"ratio{source=\"t\"}", 0.5}}));
    EXPECT_EQ(all.poll(1, {{key("up", "s"), 0}}), Results()); // the poll failed
    EXPECT_EQ(all.poll(2, {{key("errors", "t"), 1}}), Results());
    EXPECT_EQ(all.metrics.status()[0].series, 2U);
}

TEST(DerivedMetrics, ReadEachOtherInOneTick)
{
    Collection all({{"percent", "100 * ratio", ""},
                    {"ratio", "errors / requests", ""},
                    {"worst", "max(percent)", ""}});
    EXPECT_EQ(all.poll(1, {{key("errors", "s"), 1}, {key("requests", "s"), 4}}),
              (Results{{"ratio{source=\"s\"}", 0.25},
                       {"percent{source=\"s\"}", 25},
                       {"worst{source=\"derived\"}", 25}}));
}

TEST(DerivedMetrics, SourcesMeetOnceARound)
{
    Collection all({{"total", "sum(x)", ""}});
    EXPECT_EQ(all.poll(1, {{key("x", "s"), 1}}), (Results{{"total{source=\"derived\"}", 1}}));
    all.now += seconds(1);
    EXPECT_EQ(all.poll(2, {{key("x", "t"), 10}}), Results()); // waits for its turn
    all.now += seconds(4);
    EXPECT_EQ(all.poll(1, {{key("x", "s"), 2}}), (Results{{"total{source=\"derived\"}", 12}}));
    all.now += seconds(1);
    EXPECT_EQ(all.poll(2, {{key("x", "t"), 20}}), Results());
    // The other one polls more often now, and leads.
    all.now += seconds(1);
    EXPECT_EQ(all.poll(2, {{key("x", "t"), 21}}), (Results{{"total{source=\"derived\"}", 23}}));
    all.now += seconds(1);
    EXPECT_EQ(all.poll(2, {{key("x", "t"), 22}}), (Results{{"total{source=\"derived\"}", 24}}));
}

TEST(DerivedMetrics, ASourceThatFellSilentNoLongerTakesPart)
{
    Collection all({{"total", "sum(x)", ""}});
    for (int i = 0; i < 3; ++i) {
        all.poll(1, {{key("x", "s"), 1}});
        all.poll(2, {{key("x", "t"), 10}});
        all.now += seconds(5);
    }
    for (const double sum : {11, 11, 10}) { // 5, 10 and 15 s after the other one's last poll
        EXPECT_EQ(all.poll(2, {{key("x", "t"), 10}}),
                  (Results{{"total{source=\"derived\"}", sum}}));
        all.now += seconds(5);
    }
    all.now += seconds(5);
    all.poll(1, {{key("x", "s"), 3}});
    all.now += seconds(1);
    EXPECT_EQ(all.poll(2, {{key("x", "t"), 10}}), (Results{{"total{source=\"derived\"}", 13}}));
}

TEST(DerivedMetrics, LabelsThatByKeepsStay)
{
    Collection all({{"share", "x / sum by (model) (x)", ""}, {"each", "max by (source) (x)", ""}});
    all.poll(1, {{key("x", "s", "m"), 1}});
    all.poll(2, {{key("x", "t", "m"), 3}});
    all.now += seconds(5);
    EXPECT_EQ(all.poll(1, {{key("x", "s", "m"), 1}}),
              (Results{{"share{model=\"m\",source=\"s\"}", 0.25},
                       {"share{model=\"m\",source=\"t\"}", 0.75},
                       {"each{source=\"s\"}", 1}}));
}

TEST(DerivedMetrics, ANameThatASourceHasStopsTheMetric)
{
    Collection all({{"mine", "x", ""}, {"other", "x + 0 * mine", ""}});
    EXPECT_EQ(all.poll(1, {{key("x", "s"), 1}}).size(), 2U);
    EXPECT_EQ(all.poll(2, {{key("mine", "t"), 1}, {key("x", "t"), 1}}),
              (Results{{"other{source=\"t\"}", 1}})); // reads the one that the source has
    EXPECT_EQ(all.metrics.status()[0].problem,
              "The source t already has a metric of this name; give the definition another one.");
    EXPECT_EQ(all.poll(1, {{key("x", "s"), 1}}), Results());
}

TEST(DerivedMetrics, PlacesOfASourceMayMove)
{
    Collection all({{"double", "2 * x", ""}, {"total", "sum(x)", ""}});
    all.poll(1, {{key("x", "s", "a"), 1}, {key("x", "s", "b"), 2}, {key("y", "s"), 0}});
    all.layouts[1].clear(); // compacted: a is gone, b has another place
    all.sets[1].reset();
    all.now += seconds(5);
    EXPECT_EQ(all.poll(1, {{key("x", "s", "b"), 3}}),
              (Results{{"double{model=\"b\",source=\"s\"}", 6}, {"total{source=\"derived\"}", 3}}));
}

TEST(DerivedMetrics, RatesGoOnOverALayoutThatGrows)
{
    Collection all({{"speed", "rate(x[1m])", ""}});
    all.poll(1, {{key("x", "s", "a"), 100}});
    all.now += seconds(5);
    EXPECT_EQ(all.poll(1, {{key("x", "s", "a"), 110}, {key("x", "s", "b"), 7}}),
              (Results{{"speed{model=\"a\",source=\"s\"}", 2}}));
    all.metrics.clockStepped(seconds(-3600));
    all.now -= seconds(3600);
    EXPECT_EQ(all.poll(1, {{key("x", "s", "a"), 120}}), Results());
    all.now += seconds(5);
    EXPECT_EQ(all.poll(1, {{key("x", "s", "a"), 130}}),
              (Results{{"speed{model=\"a\",source=\"s\"}", 2}}));
}

TEST(DerivedMetrics, SeriesThatComeAndGoAreForgotten)
{
    Collection all(
        {{"double", "2 * x", ""}, {"total", "sum(x)", ""}, {"speed", "rate(stays[1m])", ""}});
    Results last;
    for (int round = 0; round < 40; ++round) {
        std::map<SeriesKey, double> page{{key("stays", "s"), 10.0 * round}};
        for (int i = 0; i < 100; ++i)
            page[key("x", "s", std::to_string(round * 100 + i))] = 1;
        last = all.poll(1, page);
        if (round > 0 && last.contains("total{source=\"derived\"}")) {
            EXPECT_EQ(last["total{source=\"derived\"}"], 100) << round;
        }
        if (round > 0) {
            EXPECT_EQ(last["speed{source=\"s\"}"], 2) << round;
        }
        all.now += seconds(5);
    }
    EXPECT_EQ(last.size(), 102U);
    all.poll(1, {{key("x", "s", "3999"), 1}});
    EXPECT_LT(all.metrics.status()[0].series, 2000U);
    EXPECT_GE(all.metrics.status()[0].series, 1U);
}

} // namespace
} // namespace perfdeck
