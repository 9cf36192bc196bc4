// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Series.h"

#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Chooses series by metric name and labels. An empty metric matches every name.
struct Selector
{
    enum class Match
    {
        Equal,
        NotEqual
    };

    struct Matcher
    {
        std::string label;
        Match match = Match::Equal;
        std::string value; ///< Equal to "" means: the label is absent.

        friend bool operator==(const Matcher &, const Matcher &) = default;
    };

    std::string metric;
    std::vector<Matcher> matchers;

    [[nodiscard]] bool matches(const SeriesKey &key) const;
    [[nodiscard]] std::string toString() const;
    /// Reads NAME, NAME{label="v",other!="w"} or {label="v"}. On failure the reason names the
    /// column.
    [[nodiscard]] static Result<Selector> parse(std::string_view text);

    friend bool operator==(const Selector &, const Selector &) = default;
};

} // namespace perfdeck
