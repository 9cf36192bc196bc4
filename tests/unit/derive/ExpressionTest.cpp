// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/Expression.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

TEST(Expression, ReadsMetricsFunctionsAndAggregations)
{
    const auto read = Expression::parse(R"(
        100 * sum by (model, source) (rate(http_errors_total{code!="404"}[5m]))
            / sum(increase(http_requests_total)) by (source) + clamp_min(delta(queue), 0))");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->metrics(),
              (std::vector<std::string>{"http_errors_total", "http_requests_total", "queue"}));
    EXPECT_FALSE(read->joinsSources());
    const ExpressionNode &root = read->root();
    ASSERT_EQ(root.kind, ExpressionNode::Kind::Formula);
    ASSERT_EQ(root.operands.size(), 3U);
    EXPECT_FALSE(root.labels); // of `queue`, which keeps all its labels
    EXPECT_EQ(root.operands[0].labels, (std::vector<std::string>{"model", "source"}));
    const ExpressionNode &errors = root.operands[0].operands[0];
    EXPECT_EQ(errors.selector.toString(), "http_errors_total{code!=\"404\"}");
    EXPECT_EQ(errors.function, WindowFunction::Rate);
    EXPECT_EQ(errors.window, std::chrono::minutes(5));
    EXPECT_EQ(root.operands[1].operands[0].window, Duration(0));
}

TEST(Expression, AMetricAloneIsNoFormula)
{
    const auto read = Expression::parse("  node:cpu_total {a=\"}\"} ");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->root().kind, ExpressionNode::Kind::Read);
    EXPECT_EQ(read->root().selector.toString(), "node:cpu_total{a=\"}\"}");
}

TEST(Expression, NamesOfAggregationsAreMetricsWhereNothingIsAggregated)
{
    const auto read = Expression::parse("count / min{a=\"b\"} + rate");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->metrics(), (std::vector<std::string>{"count", "min", "rate"}));
}

TEST(Expression, KnowsWhenSourcesMeet)
{
    EXPECT_TRUE(Expression::parse("sum(x)")->joinsSources());
    EXPECT_TRUE(Expression::parse("x / sum by (model) (x)")->joinsSources());
    EXPECT_FALSE(Expression::parse("sum by (source) (x)")->joinsSources());
    EXPECT_FALSE(Expression::parse("rate(x)")->joinsSources());
    EXPECT_TRUE(Expression::parse("sum(max by (source) (x))")->joinsSources());
}

struct Refusal
{
    const char *text;
    const char *reason;
};

TEST(Expression, RefusalsNameTheColumn)
{
    const std::string deep = std::string(17, '(') + "x" + std::string(17, ')');
    const Refusal refusals[]{
        {"", "column 1: an expression is missing here"},
        {"  ", "column 1: an expression is missing here"},
        {"1 + 2", "column 1: it reads no metric"},
        {"x + ", "column 5: the expression ends too early"},
        {"x + foo(y)", "column 5: unknown function foo"},
        {"x +* y", "column 4: this does not belong here"},
        {"x y", "column 3: this does not belong here"},
        {"x = 3", "column 3: this character has no meaning here"},
        {"x ? 1 : 2", "column 3: this character has no meaning here"},
        {"x + (y", "column 7: a ) is missing"},
        {"x)", "column 2: this ) has no ("},
        {"x, y", "column 2: a comma only separates the values of a function"},
        {"abs(x, y)", "column 9: too many values for this function"},
        {"clamp_min(x)", "column 12: too few values for this function"},
        {"x[5m]", "column 2: a window belongs into a function"},
        {"rate(x[5m)", "column 8: expected a length of time"},
        {"rate(x[5])", "column 8: expected a length of time"},
        {"rate(x[5m", "column 10: a ] is missing"},
        {"rate(x[2h])", "column 8: a window is from 1s to 1h long"},
        {"rate(x[100ms])", "column 8: a window is from 1s to 1h long"},
        {"rate(sum(x))", "column 9: expected ): this function takes one metric"},
        {"rate(3)", "column 6: expected a metric, as in rate(metric[5m])"},
        {"rate(x + y)", "column 8: expected ): this function takes one metric"},
        {"sum(x", "column 6: expected a )"},
        {"sum()", "column 5: an expression is missing here"},
        {"sum by model (x)", "column 8: expected ( and the labels to keep"},
        {"sum by (a b) (x)", "column 11: expected , or )"},
        {"sum by (\"a\") (x)", "column 9: expected a label name or )"},
        {"sum without (a) (x)", "column 5: write by and the labels to keep"},
        {"sum by (a) (x) / sum by (b) (y)", "column 1: the labels behind `by` do not fit together"},
        {"x{a=~\"b\"}", "column 1: expected a value in double quotes at column 5 of the metric"},
        {"x{a=\"b\"", "column 2: this { has no }"},
        {"x + 3e", "column 5: this is not a number"},
        {"x + 1.2.3", "column 8: this does not belong here"},
        {"x + 1e999", "column 5: this is not a number"},
        {"x + \"text\"", "column 5: this character has no meaning here"},
        {"\xC3\xA4 + 1", "column 1: this character has no meaning here"},
        {deep.c_str(), "column 17: too many parentheses inside each other"},
    };
    for (const Refusal &refusal : refusals) {
        const auto read = Expression::parse(refusal.text);
        ASSERT_FALSE(read) << refusal.text;
        EXPECT_EQ(read.error().kind, ErrorKind::InvalidInput);
        EXPECT_TRUE(read.error().reason.starts_with(refusal.reason))
            << refusal.text << ": " << read.error().reason;
    }
}

TEST(Expression, SizeIsLimited)
{
    std::string nested = "x";
    for (int i = 0; i < 17; ++i)
        nested = "sum(" + nested + ")";
    EXPECT_FALSE(Expression::parse(nested));
    std::string many = "x";
    for (int i = 0; i < 64; ++i)
        many += " + x";
    EXPECT_FALSE(Expression::parse(many));
    EXPECT_TRUE(Expression::parse(many.substr(4)));
    EXPECT_FALSE(Expression::parse("x + " + std::string(5000, '1')));
}

} // namespace
} // namespace perfdeck
