// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/ElementScanner.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace perfdeck {
namespace {

/// The same by one byte after the other.
struct Plain
{
    std::size_t lastEnd = 0;
    bool isClosed = false;

    explicit Plain(const std::string &text)
    {
        int depth = 0;
        bool inString = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (inString) {
                if (c == '\\')
                    ++i;
                else if (c == '"')
                    inString = false;
            } else if (c == '\\' && i + 1 < text.size()
                       && (text[i + 1] == '"' || text[i + 1] == '\\')) {
                ++i; // no JSON, and simdjson says so later
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (depth == 0) {
                    isClosed = true;
                    return;
                }
                if (--depth == 0)
                    lastEnd = i + 1;
            }
        }
    }
};

TEST(ElementScanner, FindsTheEndOfTheLastWholeElement)
{
    ElementScanner scanner;
    EXPECT_EQ(scanner.scan(R"({"a":1},{"b":"}"},{"c)"), 17U);
    EXPECT_FALSE(scanner.isClosed());
    EXPECT_EQ(scanner.scan(R"(":[2]}])"), 6U);
    EXPECT_TRUE(scanner.isClosed());
    EXPECT_EQ(scanner.closedAt(), 6U);
}

TEST(ElementScanner, AgreesWithOneByteAtATimeHoweverTheTextIsCut)
{
    std::mt19937 random(7);
    constexpr std::string_view kLetters = "\"\"\\\\{}[]{}a, ";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const auto length = random() % 400;
        for (auto i = length; i > 0; --i)
            text += kLetters[random() % kLetters.size()];
        const Plain plain(text);
        ElementScanner scanner;
        std::size_t lastEnd = 0;
        for (std::size_t at = 0; at < text.size() && !scanner.isClosed();) {
            const std::size_t piece = 1 + random() % 150;
            if (const std::size_t end = scanner.scan(std::string_view(text).substr(at, piece)))
                lastEnd = at + end;
            at += piece;
        }
        ASSERT_EQ(scanner.isClosed(), plain.isClosed) << text;
        ASSERT_EQ(lastEnd, plain.lastEnd) << text;
    }
}

} // namespace
} // namespace perfdeck
