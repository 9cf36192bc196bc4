// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/ExpressionReader.h"

#include "core/derive/Formula.h"
#include "core/model/TimeRange.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kDeepest = 16; ///< aggregations inside aggregations, parentheses inside parentheses
constexpr std::size_t kMostOperands = 64;

template<class Value>
struct Word
{
    std::string_view text;
    Value value;
};

constexpr std::array kAggregations{
    Word<Aggregation>{"sum", Aggregation::Sum},
    Word<Aggregation>{"avg", Aggregation::Average},
    Word<Aggregation>{"min", Aggregation::Minimum},
    Word<Aggregation>{"max", Aggregation::Maximum},
    Word<Aggregation>{"count", Aggregation::Count},
};

constexpr std::array kWindowFunctions{
    Word<WindowFunction>{"rate", WindowFunction::Rate},
    Word<WindowFunction>{"increase", WindowFunction::Increase},
    Word<WindowFunction>{"delta", WindowFunction::Delta},
    Word<WindowFunction>{"changes", WindowFunction::Changes},
    Word<WindowFunction>{"resets", WindowFunction::Resets},
    Word<WindowFunction>{"avg_over_time", WindowFunction::Average},
    Word<WindowFunction>{"min_over_time", WindowFunction::Minimum},
    Word<WindowFunction>{"max_over_time", WindowFunction::Maximum},
};

/// Longest first; what muParser calls them.
constexpr std::array kOperators{
    Word<std::string_view>{"==", "=="},
    Word<std::string_view>{"!=", "!="},
    Word<std::string_view>{"<=", "<="},
    Word<std::string_view>{">=", ">="},
    Word<std::string_view>{"<", "<"},
    Word<std::string_view>{">", ">"},
    Word<std::string_view>{"+", "+"},
    Word<std::string_view>{"-", "-"},
    Word<std::string_view>{"*", "*"},
    Word<std::string_view>{"/", "/"},
    Word<std::string_view>{"^", "^"},
    Word<std::string_view>{",", ","},
};

template<class Words>
auto find(const Words &words, std::string_view text)
{
    const auto at = std::ranges::find_if(words, [text](const auto &w) { return w.text == text; });
    return at == words.end() ? std::nullopt : std::optional(at->value);
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// What arithmetic is left between operands, and where each of its letters stood in the expression.
struct Arithmetic
{
    std::string formula;
    std::vector<std::size_t> columns;
    std::vector<ExpressionNode> operands;

    /// A blank follows, so that neighbours cannot grow together; but none may follow a function.
    void add(std::string_view text, std::size_t column, std::string_view behind = " ")
    {
        formula += text;
        formula += behind;
        columns.insert(columns.end(), text.size() + behind.size(), column);
    }
};

/// Thrown and caught in this file only.
struct Misread
{
    std::size_t at;
    std::string reason;
};

/// All labels when one operand has them, else the most; null when the operands do not fit.
const KeptLabels *widestLabels(const std::vector<ExpressionNode> &operands)
{
    const KeptLabels *widest = &operands.front().labels;
    for (const ExpressionNode &operand : operands)
        if (*widest && (!operand.labels || operand.labels->size() > (*widest)->size()))
            widest = &operand.labels;
    const bool fits = std::ranges::all_of(operands, [widest](const ExpressionNode &operand) {
        return !*widest || std::ranges::includes(**widest, *operand.labels);
    });
    return fits ? widest : nullptr;
}

class ExpressionReader
{
public:
    explicit ExpressionReader(std::string_view text)
        : m_text(text)
    {
    }

    ExpressionNode read()
    {
        if (m_text.size() > kLongestExpression)
            fail(kLongestExpression,
                 "an expression has at most " + std::to_string(kLongestExpression) + " characters");
        ExpressionNode root = readArithmetic();
        if (m_at < m_text.size())
            fail(m_at, "this ) has no (");
        return root;
    }

private:
    [[noreturn]] static void fail(std::size_t at, std::string reason)
    {
        throw Misread{at, std::move(reason)};
    }

    /// Up to the end, or to a closing parenthesis that was not opened inside.
    ExpressionNode readArithmetic()
    {
        const std::size_t from = m_at;
        Arithmetic arithmetic;
        int depth = 0;
        for (skipBlanks(); m_at < m_text.size(); skipBlanks()) {
            const std::size_t column = m_at;
            if (take(')')) {
                if (depth-- == 0) {
                    --m_at;
                    break;
                }
                arithmetic.add(")", column);
            } else if (take('(')) {
                if (++depth > kDeepest)
                    fail(column, "too many parentheses inside each other");
                arithmetic.add("(", column);
            } else if (isLetter(m_text[m_at])) {
                readName(arithmetic);
            } else if (isDigit(m_text[m_at]) || m_text[m_at] == '.') {
                arithmetic.add(readNumber(), column);
            } else {
                arithmetic.add(readOperator(), column);
            }
        }
        return finish(std::move(arithmetic), from);
    }

    [[nodiscard]] ExpressionNode finish(Arithmetic arithmetic, std::size_t from) const
    {
        if (arithmetic.formula.empty())
            fail(from, "an expression is missing here");
        const Formula formula(arithmetic.formula, arithmetic.operands.size());
        if (const FormulaProblem *problem = formula.problem()) {
            const bool isInside = problem->position < arithmetic.columns.size();
            fail(isInside ? arithmetic.columns[problem->position] : m_at, problem->reason);
        }
        if (arithmetic.operands.empty())
            fail(from, "it reads no metric");
        if (arithmetic.formula == operandName(0) + ' ')
            return std::move(arithmetic.operands.front());
        ExpressionNode node;
        node.kind = ExpressionNode::Kind::Formula;
        const KeptLabels *labels = widestLabels(arithmetic.operands);
        if (labels == nullptr)
            fail(from, "the labels behind `by` do not fit together: one list must hold the other");
        node.labels = *labels;
        node.formula = std::move(arithmetic.formula);
        node.operands = std::move(arithmetic.operands);
        return node;
    }

    void readName(Arithmetic &arithmetic)
    {
        const std::size_t column = m_at;
        const std::string_view name = readWord();
        if (name == "and" || name == "or")
            return arithmetic.add(name == "and" ? "&&" : "||", column);
        const std::size_t end = m_at;
        skipBlanks();
        const bool isCalled = peek('(');
        const bool isGrouped = peekWord("by") || peekWord("without");
        if (isCalled && isFormulaFunction(name))
            return arithmetic.add(name, column, {});
        if (arithmetic.operands.size() >= kMostOperands)
            fail(column, "more than " + std::to_string(kMostOperands) + " metrics in one formula");
        arithmetic.add(operandName(arithmetic.operands.size()), column);
        const auto aggregation = find(kAggregations, name);
        if (aggregation && (isCalled || isGrouped)) {
            arithmetic.operands.push_back(readAggregation(*aggregation));
        } else if (isCalled) {
            const auto function = find(kWindowFunctions, name);
            if (!function)
                fail(column, "unknown function " + std::string(name));
            arithmetic.operands.push_back(readWindow(*function, name));
        } else {
            m_at = end;
            arithmetic.operands.push_back(readMetric(column));
            if (peek('['))
                fail(m_at, "a window belongs into a function, such as rate(metric[5m])");
        }
    }

    ExpressionNode readAggregation(Aggregation aggregation)
    {
        if (++m_depth > kDeepest)
            fail(m_at, "too many aggregations inside each other");
        ExpressionNode node;
        node.kind = ExpressionNode::Kind::Aggregate;
        node.aggregation = aggregation;
        std::optional<std::vector<std::string>> labels = readBy();
        expect('(', "( and what to aggregate");
        node.operands.push_back(readArithmetic());
        expect(')', "a )");
        if (!labels)
            labels = readBy();
        node.labels = labels ? std::move(*labels) : std::vector<std::string>();
        --m_depth;
        return node;
    }

    /// by (a, b); none when there is no `by` here.
    std::optional<std::vector<std::string>> readBy()
    {
        skipBlanks();
        const std::size_t column = m_at;
        if (peekWord("without"))
            fail(column, "write by and the labels to keep: without is not known here");
        if (!peekWord("by"))
            return std::nullopt;
        readWord();
        expect('(', "( and the labels to keep");
        std::vector<std::string> labels;
        for (skipBlanks(); !take(')'); skipBlanks()) {
            const std::string_view label = readWord();
            if (label.empty())
                fail(m_at, "expected a label name or )");
            labels.emplace_back(label);
            skipBlanks();
            if (!take(',') && !peek(')'))
                fail(m_at, "expected , or )");
        }
        std::ranges::sort(labels);
        const auto [from, to] = std::ranges::unique(labels);
        labels.erase(from, to);
        return labels;
    }

    ExpressionNode readWindow(WindowFunction function, std::string_view name)
    {
        const std::string example = std::string(name) + "(metric[5m])";
        expect('(', "(");
        skipBlanks();
        const std::size_t column = m_at;
        if (readWord().empty())
            fail(column, "expected a metric, as in " + example);
        ExpressionNode node = readMetric(column);
        node.function = function;
        if (take('['))
            node.window = readDuration();
        skipBlanks();
        if (!peek(')'))
            fail(m_at, "expected ): this function takes one metric, as in " + example);
        ++m_at;
        return node;
    }

    Duration readDuration()
    {
        const std::size_t from = m_at;
        const std::size_t end = std::min(m_text.find(']', from), m_text.size());
        const auto length = parseDuration(m_text.substr(from, end - from));
        if (!length || !isLetter(m_text[end - 1]))
            fail(from, "expected a length of time, such as 30s or 5m, and ]");
        if (*length < std::chrono::seconds(1) || *length > kLongestWindow)
            fail(from, "a window is from 1s to 1h long");
        if (end == m_text.size())
            fail(end, "a ] is missing");
        m_at = end + 1;
        return *length;
    }

    /// A metric whose name begins at `from` and has just been read, with its labels.
    ExpressionNode readMetric(std::size_t from)
    {
        std::size_t end = m_at;
        skipBlanks();
        if (peek('{'))
            end = m_at = endOfLabels();
        else
            m_at = end;
        auto selector = Selector::parse(m_text.substr(from, end - from));
        if (!selector)
            fail(from, selector.error().reason + " of the metric");
        ExpressionNode node;
        node.selector = std::move(*selector);
        skipBlanks();
        return node;
    }

    [[nodiscard]] std::size_t endOfLabels() const
    {
        bool isQuoted = false;
        for (std::size_t at = m_at; at < m_text.size(); ++at) {
            if (isQuoted && m_text[at] == '\\')
                ++at;
            else if (m_text[at] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && m_text[at] == '}')
                return at + 1;
        }
        fail(m_at, "this { has no }");
    }

    std::string readNumber()
    {
        double value = 0;
        const char *const end = m_text.data() + m_text.size();
        const auto [stop, error] = std::from_chars(m_text.data() + m_at, end, value);
        if (error != std::errc() || (stop != end && isLetter(*stop)))
            fail(m_at, "this is not a number");
        m_at = static_cast<std::size_t>(stop - m_text.data());
        // In a form that muParser reads back to the same bits.
        std::array<char, 32> text{};
        const auto written = std::to_chars(
            text.data(), text.data() + text.size(), value, std::chars_format::scientific);
        return {text.data(), written.ptr};
    }

    std::string_view readOperator()
    {
        for (const auto &known : kOperators) {
            if (m_text.substr(m_at).starts_with(known.text)) {
                m_at += known.text.size();
                return known.value;
            }
        }
        fail(m_at, "this character has no meaning here");
    }

    std::string_view readWord()
    {
        const std::size_t from = m_at;
        while (m_at < m_text.size()
               && (isLetter(m_text[m_at]) || (m_at > from && isDigit(m_text[m_at]))))
            ++m_at;
        return m_text.substr(from, m_at - from);
    }

    void skipBlanks()
    {
        while (m_at < m_text.size()
               && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos)
            ++m_at;
    }

    [[nodiscard]] bool peek(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }

    [[nodiscard]] bool peekWord(std::string_view word) const
    {
        const std::string_view rest = m_text.substr(std::min(m_at, m_text.size()));
        return rest.starts_with(word)
            && (rest.size() == word.size()
                || !(isLetter(rest[word.size()]) || isDigit(rest[word.size()])));
    }

    bool take(char c)
    {
        const bool found = peek(c);
        m_at += found ? 1 : 0;
        return found;
    }

    void expect(char c, const char *what)
    {
        skipBlanks();
        if (!take(c))
            fail(m_at, std::string("expected ") + what);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

Result<ExpressionNode> readExpression(std::string_view text)
{
    try {
        return ExpressionReader(text).read();
    } catch (const Misread &misread) {
        return failure(ErrorKind::InvalidInput,
                       "expression \"" + std::string(text.substr(0, 200)) + '"',
                       "column " + std::to_string(misread.at + 1) + ": " + misread.reason);
    }
}

} // namespace perfdeck
