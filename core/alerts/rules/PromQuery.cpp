// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/PromQuery.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kDeepest = 32; ///< parentheses, calls and operators inside each other
constexpr std::size_t kLongest = 16'384; ///< bytes

constexpr std::array<std::string_view, 12> kAggregations{"sum",
                                                         "avg",
                                                         "min",
                                                         "max",
                                                         "count",
                                                         "group",
                                                         "stddev",
                                                         "stdvar",
                                                         "topk",
                                                         "bottomk",
                                                         "quantile",
                                                         "count_values"};

/// Loosest first; ^ alone binds to the right.
constexpr std::array<std::array<std::string_view, 6>, 6> kOperators{{
    {"or"},
    {"and", "unless"},
    {"==", "!=", "<=", ">=", "<", ">"},
    {"+", "-"},
    {"*", "/", "%", "atan2"},
    {"^"},
}};
constexpr std::size_t kPower = kOperators.size() - 1;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Thrown and caught in this file only.
struct Misread
{
    std::size_t at;
    std::string reason;
};

class Parser final
{
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    {
    }

    PromNode read()
    {
        if (m_text.size() > kLongest)
            fail("a query has at most 16,384 bytes");
        PromNode root = readBinary(0);
        if (m_at < m_text.size())
            fail("this was not expected here");
        return root;
    }

private:
    [[noreturn]] void fail(std::string reason) const { throw Misread{m_at, std::move(reason)}; }

    PromNode readBinary(std::size_t level)
    {
        if (level >= kOperators.size())
            return readUnary();
        PromNode left = readBinary(level + 1);
        for (std::string_view name = takeOperator(level); !name.empty();
             name = takeOperator(level)) {
            const Depth depth(*this);
            PromNode node;
            node.kind = PromNode::Kind::Binary;
            node.name = name;
            readModifiers(node);
            PromNode right = readBinary(level == kPower ? level : level + 1);
            node.operands.push_back(std::move(left));
            node.operands.push_back(std::move(right));
            left = std::move(node);
            // Each step nests the ones before, which are walked by recursion later.
            if (++m_steps > 500)
                fail("more than 500 operators");
        }
        return left;
    }

    std::string_view takeOperator(std::size_t level)
    {
        skipBlanks();
        for (const std::string_view name : kOperators[level]) {
            const bool isWord = !name.empty() && isLetter(name.front());
            if (!name.empty()
                && (isWord ? peekWord(name) : m_text.substr(m_at).starts_with(name))) {
                m_at += name.size();
                return name;
            }
        }
        return {};
    }

    /// bool, on (…), ignoring (…), group_left (…)
    void readModifiers(PromNode &node)
    {
        node.isBool = takeWord("bool");
        for (const char *word : {"on", "ignoring"})
            if (takeWord(word)) {
                node.grouping = word;
                node.labels = readNames();
            }
        for (const char *word : {"group_left", "group_right"})
            if (takeWord(word)) {
                node.isGroup = true;
                if (peek('('))
                    readNames();
            }
    }

    PromNode readUnary()
    {
        const Depth depth(*this);
        skipBlanks();
        if (take('+'))
            return readUnary();
        if (!take('-'))
            return readPostfix();
        PromNode node;
        node.kind = PromNode::Kind::Negated;
        node.operands.push_back(readBinary(kPower));
        return node;
    }

    PromNode readPostfix()
    {
        PromNode node = readPrimary();
        if (take('[')) {
            const std::size_t end = m_text.find_first_of(":]", m_at);
            if (end == std::string_view::npos)
                fail("this [ has no ]");
            if (m_text[end] == ':' || node.kind != PromNode::Kind::Series)
                fail("subqueries are not understood");
            node.range = readDuration(m_text.substr(m_at, end - m_at));
            m_at = end + 1;
        }
        if (takeWord("offset")) {
            const bool isBack = !take('-');
            skipBlanks();
            const std::size_t from = m_at;
            while (m_at < m_text.size() && (isDigit(m_text[m_at]) || isLetter(m_text[m_at])))
                ++m_at;
            const Duration offset = readDuration(m_text.substr(from, m_at - from));
            if (!isBack || node.kind != PromNode::Kind::Series)
                fail("an offset of this kind is not understood");
            node.offset = offset;
        }
        if (peek('@'))
            fail("@ is not understood");
        return node;
    }

    PromNode readPrimary()
    {
        skipBlanks();
        if (take('(')) {
            PromNode node = readBinary(0);
            expect(')');
            return node;
        }
        if (peek('"') || peek('\'') || peek('`')) {
            PromNode node;
            node.kind = PromNode::Kind::Text;
            node.name = readText();
            return node;
        }
        if (peek('{'))
            return readSeries({});
        if (m_at < m_text.size() && (isDigit(m_text[m_at]) || m_text[m_at] == '.'))
            return readNumber();
        const std::string name = readName();
        if (name.empty())
            fail(m_at < m_text.size() ? "this was not expected here" : "something is missing here");
        skipBlanks();
        const bool isAggregation = std::ranges::find(kAggregations, name) != kAggregations.end();
        if (isAggregation && (peek('(') || peekWord("by") || peekWord("without")))
            return readAggregate(name);
        if (peek('('))
            return readCall(name);
        if (name == "Inf" || name == "inf" || name == "NaN" || name == "nan") {
            PromNode node;
            node.number = name[0] == 'I' || name[0] == 'i'
                ? std::numeric_limits<double>::infinity()
                : std::numeric_limits<double>::quiet_NaN();
            return node;
        }
        return readSeries(name);
    }

    PromNode readNumber()
    {
        PromNode node;
        const std::string_view rest = m_text.substr(m_at);
        const bool isHex = rest.starts_with("0x") || rest.starts_with("0X");
        const char *const from = rest.data() + (isHex ? 2 : 0);
        const auto [stop, error]
            = std::from_chars(from,
                              rest.data() + rest.size(),
                              node.number,
                              isHex ? std::chars_format::hex : std::chars_format::general);
        if (error != std::errc())
            fail("this is not a number");
        m_at += static_cast<std::size_t>(stop - rest.data());
        if (m_at < m_text.size() && isLetter(m_text[m_at]))
            fail("this is not a number");
        return node;
    }

    PromNode readSeries(std::string name)
    {
        PromNode node;
        node.kind = PromNode::Kind::Series;
        node.name = std::move(name);
        if (!take('{'))
            return node;
        while (!take('}')) {
            PromNode::Matcher matcher;
            skipBlanks();
            matcher.label = readName();
            skipBlanks();
            for (const char *comparison : {"=~", "!~", "!=", "="}) {
                if (matcher.comparison.empty() && m_text.substr(m_at).starts_with(comparison)) {
                    matcher.comparison = comparison;
                    m_at += matcher.comparison.size();
                }
            }
            if (matcher.label.empty() || matcher.comparison.empty())
                fail("expected a label and one of = != =~ !~");
            skipBlanks();
            matcher.value = readText();
            if (matcher.label == "__name__" && matcher.comparison == "=")
                node.name = std::move(matcher.value);
            else
                node.matchers.push_back(std::move(matcher));
            if (!take(',') && !peek('}'))
                fail("expected , or }");
        }
        return node;
    }

    PromNode readCall(const std::string &name)
    {
        PromNode node;
        node.kind = PromNode::Kind::Call;
        node.name = name;
        expect('(');
        while (!take(')')) {
            node.operands.push_back(readBinary(0));
            if (!take(',') && !peek(')'))
                fail("expected , or )");
        }
        return node;
    }

    PromNode readAggregate(const std::string &name)
    {
        std::string grouping;
        std::vector<std::string> labels;
        const auto readGrouping = [&] {
            for (const char *word : {"by", "without"})
                if (grouping.empty() && takeWord(word)) {
                    grouping = word;
                    labels = readNames();
                }
        };
        readGrouping();
        PromNode node = readCall(name);
        readGrouping();
        node.kind = PromNode::Kind::Aggregate;
        node.grouping = std::move(grouping);
        node.labels = std::move(labels);
        return node;
    }

    std::vector<std::string> readNames()
    {
        std::vector<std::string> names;
        expect('(');
        while (!take(')')) {
            skipBlanks();
            names.push_back(readName());
            if (names.back().empty())
                fail("expected the name of a label");
            if (!take(',') && !peek(')'))
                fail("expected , or )");
        }
        std::ranges::sort(names);
        return names;
    }

    std::string readName()
    {
        const std::size_t from = m_at;
        while (m_at < m_text.size()
               && (isLetter(m_text[m_at]) || (m_at > from && isDigit(m_text[m_at]))))
            ++m_at;
        return std::string(m_text.substr(from, m_at - from));
    }

    std::string readText()
    {
        if (m_at >= m_text.size()
            || std::string_view("\"'`").find(m_text[m_at]) == std::string_view::npos)
            fail("expected a text in quotes");
        const char quote = m_text[m_at++];
        std::string text;
        for (; m_at < m_text.size() && m_text[m_at] != quote; ++m_at) {
            if (m_text[m_at] == '\\' && quote != '`' && m_at + 1 < m_text.size()) {
                ++m_at;
                text += m_text[m_at] == 'n' ? '\n' : m_text[m_at] == 't' ? '\t' : m_text[m_at];
            } else {
                text += m_text[m_at];
            }
        }
        if (m_at >= m_text.size())
            fail("the closing quote is missing");
        ++m_at;
        return text;
    }

    [[nodiscard]] Duration readDuration(std::string_view text) const
    {
        const auto duration = parsePromDuration(text);
        if (!duration)
            fail("expected a length of time such as 5m");
        return *duration;
    }

    /// Blanks and comments.
    void skipBlanks()
    {
        while (m_at < m_text.size()) {
            if (m_text[m_at] == '#')
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
            else if (std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos)
                ++m_at;
            else
                return;
        }
    }

    bool peek(char c)
    {
        skipBlanks();
        return m_at < m_text.size() && m_text[m_at] == c;
    }

    bool take(char c)
    {
        const bool isThere = peek(c);
        m_at += isThere ? 1 : 0;
        return isThere;
    }

    void expect(char c)
    {
        if (!take(c))
            fail(std::string("expected ") + c);
    }

    bool peekWord(std::string_view word)
    {
        skipBlanks();
        const std::string_view rest = m_text.substr(m_at);
        return rest.starts_with(word)
            && (rest.size() == word.size()
                || !(isLetter(rest[word.size()]) || isDigit(rest[word.size()])));
    }

    bool takeWord(std::string_view word)
    {
        const bool isThere = peekWord(word);
        m_at += isThere ? word.size() : 0;
        return isThere;
    }

    struct Depth
    {
        explicit Depth(Parser &parser)
            : m_parser(parser)
        {
            if (++m_parser.m_depth > kDeepest)
                m_parser.fail("too much inside each other");
        }

        ~Depth() { --m_parser.m_depth; }

        Depth(const Depth &) = delete;
        Depth &operator=(const Depth &) = delete;

    private:
        Parser &m_parser;
    };

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_steps = 0;
};

} // namespace

Result<PromNode> parsePromQuery(std::string_view text)
{
    try {
        return Parser(text).read();
    } catch (const Misread &misread) {
        return failure(ErrorKind::InvalidInput,
                       "The query cannot be read",
                       "column " + std::to_string(misread.at + 1) + ": " + misread.reason);
    }
}

Result<Duration> parsePromDuration(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, double>, 7> kUnits{{{"ms", 1e-3},
                                                                         {"s", 1},
                                                                         {"m", 60},
                                                                         {"h", 3600},
                                                                         {"d", 86'400},
                                                                         {"w", 604'800},
                                                                         {"y", 31'536'000}}};
    constexpr double kMost = 1e11; ///< seconds
    const std::string_view whole = text;
    double seconds = 0;
    bool isRead = !text.empty();
    while (isRead && !text.empty()) {
        std::uint32_t count = 0;
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), count);
        text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
        const auto unit = std::ranges::find_if(kUnits, [text](const auto &known) {
            return text.starts_with(known.first)
                && (text.size() == known.first.size() || isDigit(text[known.first.size()]));
        });
        isRead = error == std::errc() && unit != kUnits.end() && seconds <= kMost;
        if (isRead) {
            seconds += count * unit->second;
            text.remove_prefix(unit->first.size());
        }
    }
    if (!isRead || seconds > kMost)
        return failure(ErrorKind::InvalidInput,
                       '"' + std::string(whole.substr(0, 50)) + "\" is not a length of time");
    return Duration(std::llround(seconds * 1e6));
}

} // namespace perfdeck
