// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/Evaluator.h"
#include "core/derive/Formula.h"
#include "core/model/Sample.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace perfdeck {
namespace {

const Timestamp kNow{std::chrono::seconds(1'800'000'000)};

/// The expression over metrics a, b and c of these values.
double valueOf(const std::string &text, double a = 2, double b = 3, double c = 5)
{
    auto expression = Expression::parse(text);
    EXPECT_TRUE(expression) << text << ": " << expression.error().message();
    if (!expression)
        return 0;
    Evaluator evaluator(*expression);
    for (const auto &[name, value] : {std::pair("a", a), std::pair("b", b), std::pair("c", c)})
        for (const auto input : evaluator.follow({name, {}}))
            evaluator.take(input, kNow, value);
    evaluator.evaluate();
    EXPECT_EQ(evaluator.values().size(), 1U) << text;
    return evaluator.values().empty() ? 0 : evaluator.values().front();
}

TEST(Formula, PrecedenceIsThatOfPrometheus)
{
    EXPECT_EQ(valueOf("a + b * c"), 17);
    EXPECT_EQ(valueOf("(a + b) * c"), 25);
    EXPECT_EQ(valueOf("a - b - c"), -6);
    EXPECT_EQ(valueOf("c / a / b"), 5.0 / 2 / 3);
    EXPECT_EQ(valueOf("-a ^ 2"), -4);
    EXPECT_EQ(valueOf("a ^ b ^ 2"), 512); // from the right
    EXPECT_EQ(valueOf("a * -b"), -6);
    EXPECT_EQ(valueOf("a + 1.5e2"), 152);
    EXPECT_EQ(valueOf("a + b > 4 and c < 6"), 1);
    EXPECT_EQ(valueOf("a + b > 4 and c > 6"), 0);
    EXPECT_EQ(valueOf("a > 4 or c == 5"), 1);
    EXPECT_EQ(valueOf("a != 2"), 0);
    EXPECT_EQ(valueOf("(a <= 2) + (b >= 4)"), 1);
}

TEST(Formula, Functions)
{
    EXPECT_EQ(valueOf("abs(a - c)"), 3);
    EXPECT_EQ(valueOf("sqrt(a * 8)"), 4);
    EXPECT_EQ(valueOf("exp(a - 2)"), 1);
    EXPECT_EQ(valueOf("ln(a / 2)"), 0);
    EXPECT_EQ(valueOf("log2(a * 4)"), 3);
    EXPECT_EQ(valueOf("log10(c * 20)"), 2);
    EXPECT_EQ(valueOf("floor(a / b) + ceil(a / b)"), 1);
    EXPECT_EQ(valueOf("round(a + 0.5) + round(-a - 0.5)"), 1);
    EXPECT_EQ(valueOf("clamp_min(a, 4) + clamp_max(c, 4)"), 8);
}

TEST(Formula, WhatIsUndefinedIsNaN)
{
    EXPECT_TRUE(std::isnan(valueOf("a / (b - 3)")));
    EXPECT_TRUE(std::isnan(valueOf("0 * a / (b - 3)")));
    EXPECT_TRUE(std::isnan(valueOf("ln(a - 2)")));
    EXPECT_TRUE(std::isnan(valueOf("sqrt(-a)")));
    EXPECT_TRUE(std::isnan(valueOf("clamp_min(a, 1)", std::nan(""))));
    EXPECT_EQ(valueOf("a + 1", HUGE_VAL), HUGE_VAL);
    EXPECT_EQ(valueOf("a > 1", std::nan("")), 0);
}

/// A random tree as text and as the value that C++ gives it, built side by side.
class RandomFormula
{
public:
    explicit RandomFormula(unsigned seed)
        : m_random(seed)
    {
    }

    std::pair<std::string, double> make(int depth)
    {
        if (depth == 0)
            return leaf();
        auto [leftText, left] = make(depth - 1);
        auto [rightText, right] = make(depth - 1 - pick(2) * (depth > 1 ? 1 : 0));
        switch (pick(7)) {
        case 0:
            return {"(" + leftText + " + " + rightText + ")", left + right};
        case 1:
            return {"(" + leftText + "-" + rightText + ")", left - right};
        case 2:
            return {leftText + " * " + wrapped(rightText), left * right};
        case 3:
            return {"(" + wrapped(leftText) + "/" + wrapped(rightText) + ")", left / right};
        case 4:
            return {"abs(" + leftText + ")", std::fabs(left)};
        case 5:
            return {"(" + leftText + " < " + rightText + ")", left < right ? 1 : 0};
        default:
            return {"clamp_min(" + leftText + "," + rightText + ")", left < right ? right : left};
        }
    }

    double a = 1.25;
    double b = -7;
    double c = 3e5;

private:
    static std::string wrapped(const std::string &text) { return "(" + text + ")"; }

    int pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(m_random); }

    std::pair<std::string, double> leaf()
    {
        switch (pick(4)) {
        case 0:
            return {"a", a};
        case 1:
            return {"b", b};
        case 2:
            return {"c", c};
        default: {
            const double value = pick(1000) / 8.0;
            return {std::to_string(value), value};
        }
        }
    }

    std::mt19937 m_random;
};

TEST(Formula, RandomTreesAgreeWithTheCompiler)
{
    int undefined = 0;
    for (unsigned seed = 0; seed < 2000; ++seed) {
        RandomFormula random(seed);
        auto [text, expected] = random.make(1 + static_cast<int>(seed % 4));
        // A product of two sums is the only text without parentheses of its own.
        text = "a * 0 + (" + text + ")";
        auto parsed = Expression::parse(text);
        if (!parsed) // more than one metric is needed for a result without them
            continue;
        Evaluator evaluator(*parsed);
        for (const auto &[name, value] :
             {std::pair("a", random.a), std::pair("b", random.b), std::pair("c", random.c)})
            for (const auto input : evaluator.follow({name, {}}))
                evaluator.take(input, kNow, value);
        evaluator.evaluate();
        ASSERT_EQ(evaluator.values().size(), 1U) << text;
        const double value = evaluator.values().front();
        if (!std::isfinite(expected)) {
            ++undefined;
            EXPECT_TRUE(std::isnan(value)) << text;
        } else {
            EXPECT_NEAR(value, expected, std::fabs(expected) * 1e-12 + 1e-12) << text;
        }
    }
    EXPECT_LT(undefined, 400); // the others compared numbers
}

} // namespace
} // namespace perfdeck
