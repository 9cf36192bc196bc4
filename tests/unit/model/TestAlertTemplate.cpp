// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/AlertTemplate.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

const Timestamp kNoon(std::chrono::seconds(1'800'000'000));

Alert alert()
{
    Alert made;
    made.rule = "gpu-hot";
    made.labels = Labels{{"device", "0"}, {"model", "a{b}"}};
    made.series = std::make_shared<SeriesKey>(
        SeriesKey{"gpu_temperature_celsius", Labels{{"device", "0"}}});
    made.state = AlertState::Firing;
    made.severity = Severity::Critical;
    made.firedAt = kNoon - 90min;
    made.raisedAt = kNoon - 91min;
    made.value = 97.25;
    made.level = 95;
    return made;
}

std::string filled(std::string_view pattern, const Alert &of)
{
    return fillTemplate(pattern, of, Unit::Celsius, kNoon);
}

std::string refusal(std::string_view pattern)
{
    const Status status = checkTemplate(pattern);
    return status ? "accepted" : status.error().reason;
}

TEST(AlertTemplateTest, FillsEveryField)
{
    EXPECT_EQ(filled("{severity}: GPU {labels.device} has {value} (over {level}) for {duration}",
                     alert()),
              "critical: GPU 0 has 97.3 °C (over 95 °C) for 1 h 30 min");
    EXPECT_EQ(filled("{rule} {series}", alert()), "gpu-hot gpu_temperature_celsius{device=\"0\"}");
    EXPECT_EQ(filled("{ value }", alert()), "97.3 °C");
}

TEST(AlertTemplateTest, AWaitingAlertLastsSinceItsRaise)
{
    Alert waiting = alert();
    waiting.state = AlertState::Pending;
    EXPECT_EQ(filled("{duration}", waiting), "1 h 31 min");
    waiting.raisedAt = {};
    EXPECT_EQ(filled("{duration}", waiting), "0.0 s");
}

TEST(AlertTemplateTest, WhatIsNotThereIsEmptyAndValuesAreNotFilledAgain)
{
    EXPECT_EQ(filled("[{labels.worker}]", alert()), "[]");
    EXPECT_EQ(filled("{labels.model}", alert()), "a{b}");
    Alert bare = alert();
    bare.series = nullptr;
    bare.value = std::nan("");
    EXPECT_EQ(filled("[{series}] {value}", bare), "[] –");
}

TEST(AlertTemplateTest, BracesAreWrittenTwice)
{
    EXPECT_EQ(refusal("{{value}} is a field"), "accepted");
    EXPECT_EQ(filled("{{value}} is a field", alert()), "{value} is a field");
}

TEST(AlertTemplateTest, RefusesWithTheColumn)
{
    EXPECT_EQ(refusal(""), "accepted");
    EXPECT_EQ(refusal("ab {value"), "column 4: this { has no }; a brace itself is {{");
    EXPECT_EQ(refusal("a } b"), "column 3: this } has no {; a brace itself is }}");
    EXPECT_EQ(refusal("{labels.{value}}"), "column 1: this { has no }; a brace itself is {{");
    EXPECT_EQ(refusal("{password}").substr(0, 40), "column 1: there is no field {password}; ");
    EXPECT_NE(refusal("{labels.}"), "accepted");
    EXPECT_NE(refusal("{labels.a b}"), "accepted");
    EXPECT_NE(refusal("{}"), "accepted");
    EXPECT_EQ(refusal(std::string(4001, 'x')), "column 4001: it has more than 4000 bytes");
}

TEST(AlertTemplateTest, HostileTemplatesStayBoundedAndAsWritten)
{
    EXPECT_EQ(filled("{password} {", alert()), "{password} {");
    Alert wordy = alert();
    wordy.labels.set("model", std::string(5000, 'x') + "ä");
    const std::string text = filled("{labels.model}{labels.model}{labels.model}", wordy);
    EXPECT_LE(text.size(), kLongestFilled);
    EXPECT_TRUE(text.ends_with("…"));
}

} // namespace
} // namespace perfdeck
