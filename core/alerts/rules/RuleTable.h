// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/rules/RuleCheck.h"
#include "core/model/MetricInfo.h"

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// The entries of one [[rule]] table, taken one by one; what does not fit becomes a fault. An entry
/// that is not there leaves the target as it is.
class RuleTable final
{
public:
    explicit RuleTable(const toml::table &table)
        : m_table(table)
    {
    }

    [[nodiscard]] bool has(std::string_view key) const { return m_table.contains(key); }

    void take(std::string_view key, std::string &target);
    void take(std::string_view key, bool &target);
    void take(std::string_view key, std::uint32_t &target);
    void take(std::string_view key, Duration &target);
    void take(std::string_view key, std::optional<Duration> &target);
    void take(std::string_view key, std::vector<std::string> &target);
    /// A table of texts.
    void take(std::string_view key, Labels &target);
    /// A number, or a text of a number with a unit that fits `unit`.
    void take(std::string_view key, Unit unit, double &target);
    void take(std::string_view key, Unit unit, std::optional<double> &target);
    /// `key` itself for every severity, or key.info, key.warning, key.critical.
    void takeEach(std::string_view key, std::array<Duration, 3> &target);
    void takeEach(std::string_view key, Unit unit, std::array<std::optional<double>, 3> &target);

    /// One of the words that `value` knows; `choices` names them in a refusal.
    template<class Value, class Reader>
    void takeWord(std::string_view key, Reader value, std::string_view choices, Value &target)
    {
        std::string word;
        take(key, word);
        if (const auto known = value(word))
            target = *known;
        else if (has(key) && !isFaulty(key))
            fault(key, "it is none of " + std::string(choices));
    }

    void fault(std::string_view key, std::string sentence);
    /// Every entry that nobody took is one that is not known.
    void refuseTheRest(std::string_view kind);

    [[nodiscard]] std::vector<RuleFault> faults() && { return std::move(m_faults); }

private:
    const toml::node *get(std::string_view key);
    [[nodiscard]] bool isFaulty(std::string_view key) const;
    std::optional<std::string> text(std::string_view key, const toml::node &node);
    std::optional<Duration> duration(std::string_view key, const toml::node &node);
    std::optional<double> number(std::string_view key, const toml::node &node, Unit unit);
    template<class Take>
    void takeSeverities(std::string_view key, const toml::node &node, Take take);

    const toml::table &m_table;
    std::vector<std::string> m_taken;
    std::vector<RuleFault> m_faults;
};

} // namespace perfdeck
