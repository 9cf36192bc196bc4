// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleTable.h"

#include "core/model/Quantity.h"
#include "core/model/Alert.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

void RuleTable::fault(std::string_view key, std::string sentence)
{
    m_faults.push_back({std::string(key), std::move(sentence)});
}

bool RuleTable::isFaulty(std::string_view key) const
{
    return std::ranges::find(m_faults, key, &RuleFault::key) != m_faults.end();
}

/// Null when it is not there.
const toml::node *RuleTable::get(std::string_view key)
{
    m_taken.emplace_back(key);
    return m_table.get(key);
}

std::optional<std::string> RuleTable::text(std::string_view key, const toml::node &node)
{
    auto value = node.value_exact<std::string>();
    if (!value)
        fault(key, "it is not a text in quotes");
    else if (value->find('\0') != std::string::npos)
        fault(key, "it holds a character of the number 0");
    return value;
}

std::optional<Duration> RuleTable::duration(std::string_view key, const toml::node &node)
{
    const auto written = node.value_exact<std::string>();
    const auto quantity = written ? parseQuantity(*written)
                                  : Result<Quantity>(failure(ErrorKind::InvalidInput, {}));
    constexpr double kMost = 1e12; ///< seconds: far beyond every limit, and exact in microseconds
    if (quantity && quantity->unit == Unit::Second && std::abs(quantity->value) < kMost)
        return Duration(std::llround(quantity->value * 1e6));
    fault(key, R"(it is not a length of time such as "30s", "5m", "4 h" or "2d")");
    return std::nullopt;
}

std::optional<double> RuleTable::number(std::string_view key, const toml::node &node, Unit unit)
{
    if (node.is_number())
        return node.value<double>();
    const auto written = node.value_exact<std::string>();
    const auto quantity = written ? parseQuantity(*written)
                                  : Result<Quantity>(failure(ErrorKind::InvalidInput, {}));
    if (!quantity)
        fault(key, R"(it is not a number such as 85, "90 %", "250 ms", "4 h" or "512 MiB")");
    else if (!fitsUnit(quantity->unit, unit))
        fault(key, "its unit is not that of what is measured");
    else
        return quantity->value;
    return std::nullopt;
}

void RuleTable::take(std::string_view key, std::string &target)
{
    if (const toml::node *node = get(key))
        target = text(key, *node).value_or(std::string());
}

void RuleTable::take(std::string_view key, bool &target)
{
    const toml::node *node = get(key);
    if (node != nullptr && !node->is_boolean())
        fault(key, "it is neither true nor false");
    else if (node != nullptr)
        target = node->value_or(target);
}

void RuleTable::take(std::string_view key, std::uint32_t &target)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    const auto number = node->value_exact<std::int64_t>();
    if (!number || *number < 0 || *number > std::numeric_limits<std::uint32_t>::max())
        fault(key, "it is not a whole number");
    else
        target = static_cast<std::uint32_t>(*number);
}

void RuleTable::take(std::string_view key, Duration &target)
{
    if (const toml::node *node = get(key))
        target = duration(key, *node).value_or(target);
}

void RuleTable::take(std::string_view key, std::optional<Duration> &target)
{
    if (const toml::node *node = get(key))
        target = duration(key, *node);
}

void RuleTable::take(std::string_view key, std::vector<std::string> &target)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    if (!node->is_array())
        return fault(key, "it is not a list of texts");
    for (const toml::node &each : *node->as_array())
        if (auto word = text(key, each))
            target.push_back(std::move(*word));
}

void RuleTable::take(std::string_view key, Labels &target)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    if (!node->is_table())
        return fault(key, R"(it is not a table such as { team = "ml" })");
    for (const auto &[name, value] : *node->as_table()) {
        const std::string path = std::string(key) + '.' + std::string(name.str());
        const auto word = text(path, value);
        if (word && word->empty())
            fault(path, "a label has a value");
        else if (word)
            target.set(name.str(), *word);
    }
}

void RuleTable::take(std::string_view key, Unit unit, double &target)
{
    if (const toml::node *node = get(key))
        target = number(key, *node, unit).value_or(target);
}

void RuleTable::take(std::string_view key, Unit unit, std::optional<double> &target)
{
    if (const toml::node *node = get(key))
        target = number(key, *node, unit);
}

template<class Take>
void RuleTable::takeSeverities(std::string_view key, const toml::node &node, Take take)
{
    if (!node.is_table())
        return fault(key, "it is not a table with info, warning and critical");
    for (const auto &[name, value] : *node.as_table()) {
        const std::string path = std::string(key) + '.' + std::string(name.str());
        if (const auto severity = alertSeverity(name.str()))
            take(path, value, static_cast<std::size_t>(*severity));
        else
            fault(path, "only info, warning and critical are known here");
    }
}

void RuleTable::takeEach(std::string_view key, std::array<Duration, 3> &target)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    if (node->is_string()) {
        if (const auto length = duration(key, *node))
            target.fill(*length);
        return;
    }
    takeSeverities(
        key, *node, [&](const std::string &path, const toml::node &value, std::size_t at) {
            target[at] = duration(path, value).value_or(target[at]);
        });
}

void RuleTable::takeEach(std::string_view key,
                         Unit unit,
                         std::array<std::optional<double>, 3> &target)
{
    if (const toml::node *node = get(key))
        takeSeverities(
            key, *node, [&](const std::string &path, const toml::node &value, std::size_t at) {
                target[at] = number(path, value, unit);
            });
}

void RuleTable::refuseTheRest(std::string_view kind)
{
    for (const auto &[key, node] : m_table)
        if (std::ranges::find(m_taken, key.str()) == m_taken.end())
            fault(key.str(),
                  "the key " + std::string(key.str()) + " is not known of a rule of the kind "
                      + std::string(kind));
}

} // namespace perfdeck
