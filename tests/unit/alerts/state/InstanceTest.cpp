// SPDX-License-Identifier: GPL-3.0-or-later
// Timelines written out by hand, evaluated every 15 s.
#include "core/alerts/state/Instance.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
using Kind = Reading::Kind;

constexpr Timestamp kStart{Duration(1'700'000'000'000'000)};
constexpr Duration kStep = 15s;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

AlertRule ruleOf(std::optional<double> warning, std::optional<double> critical = {})
{
    AlertRule rule;
    rule.id = "r";
    rule.ladder.raise = {std::nullopt, warning, critical};
    rule.pending = {0s, 0s, 0s};
    return rule;
}

/// Feeds one instance and writes down what happens, as "15 normal>firing warning breach".
class Timeline final
{
public:
    explicit Timeline(AlertRule rule)
        : m_rule(std::move(rule))
    {
    }

    Timeline &take(const Reading &reading)
    {
        const auto step = advance(m_instance, m_rule, reading, kStart + m_after, m_fresh);
        if (step)
            m_steps.push_back(
                std::to_string(std::chrono::duration_cast<std::chrono::seconds>(m_after).count())
                + " " + std::string(alertStateName(step->from)) + ">"
                + std::string(alertStateName(step->to)) + " "
                + std::string(severityName(m_instance.severity)) + " "
                + std::string(alertReasonName(step->reason)));
        m_after += kStep;
        return *this;
    }

    Timeline &numbers(const std::vector<double> &values)
    {
        for (const double value : values)
            take({Kind::Number, value});
        return *this;
    }

    Timeline &times(std::size_t count, Kind kind)
    {
        for (std::size_t i = 0; i < count; ++i)
            take({kind});
        return *this;
    }

    Timeline &fresh(Duration fresh)
    {
        m_fresh = fresh;
        return *this;
    }

    [[nodiscard]] const std::vector<std::string> &steps() const { return m_steps; }

    Instance &instance() { return m_instance; }

    [[nodiscard]] Timestamp now() const { return kStart + m_after; }

private:
    AlertRule m_rule;
    Instance m_instance;
    Duration m_after{0};
    Duration m_fresh{0};
    std::vector<std::string> m_steps;
};

using Steps = std::vector<std::string>;

TEST(Instance, FiresAndClears)
{
    Timeline line(ruleOf(80));
    line.numbers({50, 80, 81, 90, 85, 80, 10});
    EXPECT_EQ(line.steps(),
              (Steps{"30 normal>firing warning breach", "75 firing>normal warning cleared"}));
    EXPECT_EQ(line.instance().peak, 90);
}

TEST(Instance, MustHoldAtEachEvaluationForItsTime)
{
    AlertRule rule = ruleOf(80);
    rule.pending[1] = 1min;
    Timeline line(rule);
    line.numbers({90, 90, 90, 90, 70, 90, 90, 90, 90, 90});
    EXPECT_EQ(line.steps(),
              (Steps{"0 normal>pending warning breach",
                     "60 pending>normal warning cleared",
                     "75 normal>pending warning breach",
                     "135 pending>firing warning breach"}));
    EXPECT_EQ(line.instance().raisedAt, kStart + 75s);
    EXPECT_EQ(line.instance().firedAt, kStart + 135s);
}

TEST(Instance, WaitsForEachSeverityByItself)
{
    AlertRule rule = ruleOf(80, 95);
    rule.pending = {0s, 0s, 1min};
    Timeline line(rule);
    line.numbers({99, 99, 99, 99, 99, 85});
    EXPECT_EQ(line.steps(),
              (Steps{"0 normal>firing warning breach",
                     "60 firing>firing critical escalated",
                     "75 firing>firing warning de-escalated"}));
}

TEST(Instance, KeepsFiringAndReturnsWithoutANewEpisode)
{
    AlertRule rule = ruleOf(80);
    rule.keepFiring = 45s;
    Timeline line(rule);
    line.numbers({90, 70, 70, 90, 70, 70, 70, 70});
    EXPECT_EQ(line.steps(),
              (Steps{"0 normal>firing warning breach",
                     "15 firing>recovering warning cleared",
                     "45 recovering>firing warning breached-again",
                     "60 firing>recovering warning cleared",
                     "105 recovering>normal warning cleared"}));
    EXPECT_EQ(line.instance().firedAt, kStart);
}

TEST(Instance, LeavesALevelOnlyBeyondItsClearLevel)
{
    // Netdata's CPU alarm: warns above 85 until 75, critical above 95 until 85.
    AlertRule rule = ruleOf(85, 95);
    rule.ladder.clear = {std::nullopt, 75, 85};
    Timeline line(rule);
    line.numbers({80, 86, 80, 76, 96, 86, 85, 76, 75, 80});
    EXPECT_EQ(line.steps(),
              (Steps{"15 normal>firing warning breach",
                     "60 firing>firing critical escalated",
                     "90 firing>firing warning de-escalated",
                     "120 firing>normal warning cleared"}));
}

TEST(Instance, ComparesDownwardsToo)
{
    AlertRule rule = ruleOf(10, 5);
    rule.ladder.comparator = Comparator::AtMost;
    rule.ladder.clear = {std::nullopt, 20, std::nullopt};
    Timeline line(rule);
    line.numbers({15, 10, 15, 4, 6, 20, 21});
    EXPECT_EQ(line.steps(),
              (Steps{"15 normal>firing warning breach",
                     "45 firing>firing critical escalated",
                     "60 firing>firing warning de-escalated",
                     "90 firing>normal warning cleared"}));
    EXPECT_EQ(line.instance().peak, 4);
}

TEST(Instance, AnUndefinedNumberPassesNoLevel)
{
    Timeline line(ruleOf(80));
    line.numbers({90, kNan, 90});
    EXPECT_EQ(line.steps(),
              (Steps{"0 normal>firing warning breach",
                     "15 firing>normal warning cleared",
                     "30 normal>firing warning breach"}));
}

TEST(Instance, KeepsItsStateForThreeIntervalsWithoutData)
{
    Timeline line(ruleOf(80));
    line.numbers({90}).times(4, Kind::NoNumber).numbers({90, 70});
    EXPECT_EQ(line.steps(),
              (Steps{"0 normal>firing warning breach",
                     "60 firing>no-data warning no-data",
                     "75 no-data>firing warning data-returned",
                     "90 firing>normal warning cleared"}));
    EXPECT_EQ(line.instance().firedAt, kStart);
}

TEST(Instance, NoDataIsWhatTheRuleSays)
{
    AlertRule rule = ruleOf(80);
    rule.noData = NoDataPolicy::Alert;
    Timeline alert(rule);
    alert.numbers({10}).times(2, Kind::NoNumber).numbers({10});
    EXPECT_EQ(
        alert.steps(),
        (Steps{"15 normal>no-data warning no-data", "45 no-data>normal warning data-returned"}));
    rule.noData = NoDataPolicy::Normal;
    Timeline well(rule);
    well.numbers({90}).times(2, Kind::NoNumber);
    EXPECT_EQ(well.steps(),
              (Steps{"0 normal>firing warning breach", "15 firing>normal warning cleared"}));
    rule.grace = 30s;
    Timeline later(rule);
    later.numbers({90}).times(3, Kind::NoNumber);
    EXPECT_EQ(later.steps(),
              (Steps{"0 normal>firing warning breach", "45 firing>normal warning cleared"}));
}

TEST(Instance, TheTimeToFireIsNotLostToAMissingNumber)
{
    AlertRule rule = ruleOf(80);
    rule.pending[1] = 90s;
    Timeline line(rule);
    line.numbers({90, 90}).times(5, Kind::NoNumber).numbers({90});
    EXPECT_EQ(line.steps(),
              (Steps{"0 normal>pending warning breach",
                     "75 pending>no-data warning no-data",
                     "105 no-data>firing warning data-returned"}));
}

TEST(Instance, IsJudgedAgainAfterAWindowOfFreshData)
{
    AlertRule rule = ruleOf(80);
    rule.grace = 0s;
    Timeline line(rule);
    line.fresh(30s).numbers({10}).times(1, Kind::NoNumber).numbers({90, 90, 10});
    EXPECT_EQ(
        line.steps(),
        (Steps{"15 normal>no-data warning no-data", "60 no-data>normal warning data-returned"}));
}

TEST(Instance, ASeriesThatVanishesEndsAsMissing)
{
    Timeline line(ruleOf(80));
    line.numbers({90}).times(3, Kind::Gone);
    EXPECT_EQ(line.steps(),
              (Steps{"0 normal>firing warning breach", "45 firing>normal warning missing"}));
}

TEST(Instance, AnErrorIsAStateOfItsOwn)
{
    Timeline line(ruleOf(80));
    line.numbers({10}).times(2, Kind::Problem).numbers({90}).times(1, Kind::Problem).numbers({90});
    EXPECT_EQ(line.steps(),
              (Steps{"15 normal>error warning error",
                     "45 error>firing warning error-ended",
                     "60 firing>error warning error",
                     "75 error>firing warning error-ended"}));
}

TEST(Instance, WhatFlapsIsHeldUntilItIsCalm)
{
    Timeline line(ruleOf(80));
    line.numbers({90, 70, 90, 70, 90, 70, 70});
    EXPECT_TRUE(line.instance().isFlapping);
    EXPECT_EQ(line.steps(),
              (Steps{"0 normal>firing warning breach",
                     "15 firing>normal warning cleared",
                     "30 normal>firing warning breach",
                     "45 firing>normal warning cleared",
                     "60 normal>firing warning breach",
                     "75 firing>recovering warning cleared"}));
    line.numbers(std::vector<double>(39, 70));
    EXPECT_FALSE(line.instance().isFlapping);
    EXPECT_EQ(line.steps().back(), "675 recovering>normal warning cleared");
}

TEST(Instance, FourChangesAreNotFlapping)
{
    Timeline line(ruleOf(80));
    line.numbers({90, 70, 90, 70});
    EXPECT_FALSE(line.instance().isFlapping);
}

TEST(Instance, WaitsAnewAfterABreak)
{
    AlertRule rule = ruleOf(80);
    rule.pending[1] = 1min;
    Timeline line(rule);
    line.numbers({90, 90, 90});
    beginAnew(line.instance(), line.now());
    line.numbers({90, 90, 90, 90, 90});
    EXPECT_EQ(line.steps(),
              (Steps{"0 normal>pending warning breach", "105 pending>firing warning breach"}));
}

} // namespace
} // namespace perfdeck
