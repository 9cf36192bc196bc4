// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/Evaluator.h"
#include "core/model/Sample.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace perfdeck {
namespace {

using std::chrono::seconds;

/// An evaluator that is fed by series name.
class Fed
{
public:
    explicit Fed(const std::string &text)
        : evaluator(*Expression::parse(text))
    {
    }

    void take(const std::string &metric, const Labels &labels, double value)
    {
        const std::vector<Evaluator::Input> inputs = evaluator.follow({metric, labels});
        EXPECT_FALSE(inputs.empty()) << metric;
        for (const Evaluator::Input input : inputs)
            evaluator.take(input, now, value);
    }

    /// The results that there are.
    std::map<Labels, double> results()
    {
        evaluator.evaluate();
        std::map<Labels, double> found;
        for (std::size_t i = 0; i < evaluator.labels().size(); ++i)
            if (!isAbsent(evaluator.values()[i]))
                found.emplace(evaluator.labels()[i], evaluator.values()[i]);
        return found;
    }

    Evaluator evaluator;
    Timestamp now{seconds(1'800'000'000)};
};

using Results = std::map<Labels, double>;

const Labels kA{{"model", "a"}, {"source", "s"}};
const Labels kB{{"model", "b"}, {"source", "s"}};
const Labels kC{{"model", "a"}, {"source", "t"}};

TEST(Evaluator, OperandsMeetWhereLabelsAreTheSame)
{
    Fed fed("errors / requests");
    fed.take("errors", kA, 1);
    fed.take("requests", kA, 4);
    fed.take("requests", kB, 8);
    EXPECT_EQ(fed.results(), (Results{{kA, 0.25}}));
    fed.take("errors", kB, 2); // appears later
    EXPECT_EQ(fed.results(), (Results{{kA, 0.25}, {kB, 0.25}}));
}

TEST(Evaluator, AMissingOperandGivesNoValue)
{
    Fed fed("errors / requests");
    fed.take("errors", kA, 1);
    EXPECT_EQ(fed.results(), Results());
    fed.take("requests", kA, 4);
    EXPECT_EQ(fed.results().size(), 1U);
    fed.take("errors", kA, absentValue());
    EXPECT_EQ(fed.results(), Results());
    EXPECT_EQ(fed.evaluator.labels().size(), 1U); // its place stays
}

TEST(Evaluator, AggregationsGroupByTheLabelsNamed)
{
    const std::map<std::string, Results> expected{
        {"sum by (model) (x)", {{Labels{{"model", "a"}}, 5}, {Labels{{"model", "b"}}, 2}}},
        {"sum(x)", {{Labels{}, 7}}},
        {"avg(x)", {{Labels{}, 7.0 / 3}}},
        {"min by (source) (x)", {{Labels{{"source", "s"}}, 1}, {Labels{{"source", "t"}}, 4}}},
        {"max(x)", {{Labels{}, 4}}},
        {"count by (model) (x)", {{Labels{{"model", "a"}}, 2}, {Labels{{"model", "b"}}, 1}}},
        {"sum by (nothing) (x)", {{Labels{}, 7}}},
        {"max(sum by (model) (x))", {{Labels{}, 5}}},
        {"sum(x > 1)", {{Labels{}, 2}}},
    };
    for (const auto &[text, results] : expected) {
        Fed fed(text);
        fed.take("x", kA, 1);
        fed.take("x", kB, 2);
        fed.take("x", kC, 4);
        EXPECT_EQ(fed.results(), results) << text;
    }
}

TEST(Evaluator, AnAggregateMeetsWhatAgreesWithIt)
{
    Fed share("x / sum by (model) (x)");
    share.take("x", kA, 1);
    share.take("x", kC, 3);
    share.take("x", kB, 5);
    EXPECT_EQ(share.results(), (Results{{kA, 0.25}, {kB, 1}, {kC, 0.75}}));

    Fed total("sum by (model) (x) / sum(y)");
    total.take("x", kA, 1);
    EXPECT_EQ(total.results(), Results());
    total.take("y", kB, 4);
    EXPECT_EQ(total.results(), (Results{{Labels{{"model", "a"}}, 0.25}}));
}

TEST(Evaluator, ASeriesThatIsGoneLeavesItsGroup)
{
    Fed fed("sum(x)");
    fed.take("x", kA, 1);
    fed.take("x", kB, 2);
    EXPECT_EQ(fed.results(), (Results{{Labels{}, 3}}));
    fed.take("x", kB, absentValue());
    EXPECT_EQ(fed.results(), (Results{{Labels{}, 1}}));
    fed.take("x", kA, absentValue());
    EXPECT_EQ(fed.results(), Results());
}

TEST(Evaluator, SelectorsChoose)
{
    Fed fed("x{model=\"a\"} - x{model!=\"b\"}");
    EXPECT_EQ(fed.evaluator.follow({"x", kA}).size(), 2U);
    EXPECT_EQ(fed.evaluator.follow({"x", kB}).size(), 0U);
    EXPECT_EQ(fed.evaluator.follow({"y", kA}).size(), 0U);
    fed.take("x", kA, 3);
    EXPECT_EQ(fed.results(), (Results{{kA, 0}}));
}

TEST(Evaluator, RatesOfCountersThatBeginAgain)
{
    Fed fed("sum by (source) (increase(x[1m]))");
    const double first[]{100, 110, 5, 7};
    const double second[]{50, 50, 51, 60};
    for (int i = 0; i < 4; ++i) {
        fed.take("x", kA, first[i]);
        fed.take("x", kB, second[i]);
        fed.now += seconds(10);
    }
    EXPECT_EQ(fed.results(), (Results{{Labels{{"source", "s"}}, 10 + 5 + 2 + 10}}));
}

TEST(Evaluator, NaNIsAValueOfItsOwn)
{
    Fed sum("sum(x)");
    sum.take("x", kA, std::nan(""));
    sum.take("x", kB, 2);
    ASSERT_EQ(sum.results().size(), 1U);
    EXPECT_TRUE(std::isnan(sum.results().begin()->second));
    Fed most("max(x)");
    most.take("x", kA, std::nan(""));
    most.take("x", kB, 2);
    EXPECT_EQ(most.results(), (Results{{Labels{}, 2}}));
}

TEST(Evaluator, ForgetsIdleSeriesAndKeepsTheWindowsOfTheOthers)
{
    Fed fed("increase(x[1m]) + 0 * sum(y)");
    for (int i = 0; i < 3; ++i) {
        fed.take("x", kA, 10.0 * i);
        fed.take("x", kB, i);
        fed.take("y", kC, 1);
        fed.now += seconds(10);
    }
    fed.take("x", kB, absentValue());
    EXPECT_EQ(fed.evaluator.followed(), 3U);
    EXPECT_EQ(fed.evaluator.present(), 2U);
    fed.evaluator.forgetIdle();
    EXPECT_EQ(fed.evaluator.followed(), 2U);
    EXPECT_EQ(fed.evaluator.present(), 0U);
    fed.take("x", kA, 35);
    fed.take("y", kC, 1);
    EXPECT_EQ(fed.results(), (Results{{kA, 35}}));
}

} // namespace
} // namespace perfdeck
