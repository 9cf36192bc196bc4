// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// The labels of one series: names are unique and sorted, values never empty (an empty label is no
/// label).
class Labels final
{
public:
    using Pair = std::pair<std::string, std::string>;

    Labels() = default;
    Labels(std::initializer_list<Pair> pairs);
    /// Sorts; of a repeated name the last value wins.
    explicit Labels(std::vector<Pair> pairs);

    /// Empty where the label is absent.
    [[nodiscard]] std::string_view get(std::string_view name) const;

    [[nodiscard]] bool has(std::string_view name) const { return !get(name).empty(); }

    /// Sets, or removes when `value` is empty.
    void set(std::string_view name, std::string_view value);

    [[nodiscard]] bool empty() const { return m_pairs.empty(); }

    [[nodiscard]] std::size_t size() const { return m_pairs.size(); }

    [[nodiscard]] auto begin() const { return m_pairs.begin(); }

    [[nodiscard]] auto end() const { return m_pairs.end(); }

    /// A JSON object with sorted names, the form stored and exported: {"device":"cpu"}
    [[nodiscard]] std::string toJson() const;
    [[nodiscard]] static Result<Labels> fromJson(std::string_view json);

    friend bool operator==(const Labels &, const Labels &) = default;
    friend auto operator<=>(const Labels &, const Labels &) = default;

private:
    std::vector<Pair> m_pairs;
};

/// A label value as Prometheus text writes it, without the quotes: \\, \" and \n are escaped.
[[nodiscard]] std::string escapedLabelValue(std::string_view value);

} // namespace perfdeck
