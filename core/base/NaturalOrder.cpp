// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/NaturalOrder.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::string_view kDigits = "0123456789";

bool beginsWithDigit(std::string_view text)
{
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// Takes a run of digits off `text`, without its leading zeros.
std::string_view takeNumber(std::string_view &text)
{
    const std::size_t end = std::min(text.find_first_not_of(kDigits), text.size());
    std::string_view number = text.substr(0, end);
    text.remove_prefix(end);
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number;
}

} // namespace

bool naturalLess(std::string_view a, std::string_view b)
{
    const std::string_view wholeA = a;
    const std::string_view wholeB = b;
    while (!a.empty() && !b.empty()) {
        if (beginsWithDigit(a) && beginsWithDigit(b)) {
            const std::string_view x = takeNumber(a);
            const std::string_view y = takeNumber(b);
            if (x.size() != y.size())
                return x.size() < y.size();
            if (x != y)
                return x < y;
        } else {
            if (a.front() != b.front())
                return a.front() < b.front();
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    return a.empty() && b.empty() ? wholeA < wholeB : a.empty() && !b.empty();
}

} // namespace perfdeck
