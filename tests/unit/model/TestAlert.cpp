// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Alert.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

TEST(Alert, StaysTheSameInstanceWhateverTheOrderOfItsLabels)
{
    const Labels one{{"worker", "w1"}, {"model", "m"}};
    const Labels other{{"model", "m"}, {"worker", "w1"}};
    EXPECT_EQ(alertId("hot", one), alertId("hot", other));
    EXPECT_NE(alertId("hot", one), alertId("cold", one));
    EXPECT_NE(alertId("hot", Labels{{"a", "bc"}}), alertId("hot", Labels{{"ab", "c"}}));
}

TEST(Alert, HasAFingerprintThatIsTheSameOnEveryMachine)
{
    // FNV-1a, 64 bits, of the bytes 'h' 'o' 't' 0xff.
    EXPECT_EQ(alertFingerprint(alertId("hot", {})), "407a81cc7eb0b911");
}

TEST(Alert, IsNotOpenWhileSomebodyLooksAfterIt)
{
    Alert alert;
    const Timestamp now{std::chrono::hours(10)};
    EXPECT_FALSE(alert.isOpen(now));
    alert.state = AlertState::Firing;
    EXPECT_TRUE(alert.isOpen(now));
    alert.acknowledgement = Acknowledgement{"ann", now, "", std::nullopt, false};
    EXPECT_FALSE(alert.isOpen(now));
    alert.acknowledgement->until = now;
    EXPECT_TRUE(alert.isOpen(now));
}

TEST(LabelMatcher, MatchesLabelsRuleAndSeverity)
{
    Alert alert;
    alert.rule = "gpu-hot";
    alert.severity = Severity::Critical;
    alert.labels = Labels{{"gpu", "0"}, {"source", "lab a"}};
    const auto fits = [&alert](std::string_view text) {
        const auto matchers = parseMatchers(text);
        EXPECT_TRUE(matchers) << text;
        return matchers && matches(*matchers, alert);
    };
    EXPECT_TRUE(fits("gpu=0"));
    EXPECT_TRUE(fits(R"(rule =~ "gpu-*", severity="critical" , source="lab a")"));
    EXPECT_FALSE(fits("gpu=0, severity!=critical"));
    EXPECT_TRUE(fits("source=~*a, source!~b*"));
    EXPECT_TRUE(fits("worker=\"\"")); // an absent label is an empty one
    EXPECT_FALSE(fits("source=~la*b"));
}

TEST(LabelMatcher, ReadsWhatItWrites)
{
    const std::vector<LabelMatcher> matchers{
        {"a", LabelMatcher::Kind::Equal, "x, \"y\"\\\n"},
        {"b", LabelMatcher::Kind::NotEqual, "~1"},
        {"c", LabelMatcher::Kind::Pattern, "*"},
        {"d", LabelMatcher::Kind::NotPattern, ""},
    };
    const auto read = parseMatchers(matchersText(matchers));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, matchers);
}

TEST(LabelMatcher, RefusesWithTheColumn)
{
    const auto reason = [](std::string_view text) {
        const auto read = parseMatchers(text);
        return read ? std::string("read") : read.error().reason;
    };
    EXPECT_EQ(reason(""), "column 1: the name of a label is expected");
    EXPECT_EQ(reason("a"), "column 2: one of = != =~ !~ is expected");
    EXPECT_EQ(reason("a!x"), "column 3: one of = != =~ !~ is expected");
    EXPECT_EQ(reason("a=\"x"), "column 5: the closing quote is missing");
    EXPECT_EQ(reason("a=\"x\" b=1"), "column 7: a comma is expected");
    EXPECT_EQ(reason("a=1,"), "column 5: the name of a label is expected");
}

} // namespace
} // namespace perfdeck
