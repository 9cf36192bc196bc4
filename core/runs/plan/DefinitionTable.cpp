// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/DefinitionTable.h"

#include "core/model/Quantity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

std::optional<Quantity> quantityOf(const toml::node &node)
{
    const auto written = node.value_exact<std::string>();
    const auto quantity = written ? parseQuantity(*written)
                                  : Result<Quantity>(failure(ErrorKind::InvalidInput, {}));
    return quantity ? std::optional(*quantity) : std::nullopt;
}

/// A value of a list; none where it is of another type or does not fit.
template<class Value>
std::optional<Value> element(const toml::node &node)
{
    if constexpr (std::is_same_v<Value, std::string>) {
        const auto text = node.value_exact<std::string>();
        return text && !text->empty() ? text : std::nullopt;
    } else if constexpr (std::is_same_v<Value, double>) {
        return node.is_number() ? node.value<double>() : std::nullopt;
    } else {
        const auto number = node.value_exact<std::int64_t>();
        return number && std::in_range<Value>(*number) ? std::optional(static_cast<Value>(*number))
                                                       : std::nullopt;
    }
}

} // namespace

void DefinitionTable::fault(std::string_view key, const std::string &sentence)
{
    const toml::node *node = m_table.get(key);
    m_faults.push_back({(node != nullptr ? node->source() : m_table.source()).begin.line,
                        std::string(key) + ": " + sentence});
}

/// Null when it is not there.
const toml::node *DefinitionTable::get(std::string_view key)
{
    m_taken.emplace_back(key);
    return m_table.get(key);
}

void DefinitionTable::take(std::string_view key, std::string &target)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    auto text = node->value_exact<std::string>();
    if (!text)
        fault(key, "it is not a text in quotes");
    else if (text->find('\0') != std::string::npos)
        fault(key, "it holds a character of the number 0");
    else
        target = std::move(*text);
}

void DefinitionTable::take(std::string_view key, bool &target)
{
    const toml::node *node = get(key);
    if (node != nullptr && !node->is_boolean())
        fault(key, "it is neither true nor false");
    else if (node != nullptr)
        target = node->value_or(target);
}

void DefinitionTable::take(std::string_view key, int &target)
{
    std::int64_t wide = target;
    take(key, wide);
    if (std::in_range<int>(wide))
        target = static_cast<int>(wide);
    else
        fault(key, "it is not a whole number that fits");
}

void DefinitionTable::take(std::string_view key, std::int64_t &target)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    const auto number = node->value_exact<std::int64_t>();
    if (!number || *number < 0)
        fault(key, "it is not a whole number");
    else
        target = *number;
}

void DefinitionTable::take(std::string_view key, std::uint64_t &target)
{
    auto wide = static_cast<std::int64_t>(target);
    take(key, wide);
    target = static_cast<std::uint64_t>(wide);
}

void DefinitionTable::take(std::string_view key, Duration &target)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    constexpr double kMost = 1e9; ///< seconds
    const auto quantity = quantityOf(*node);
    if (quantity && quantity->unit == Unit::Second && quantity->value >= 0
        && quantity->value < kMost)
        target = Duration(std::llround(quantity->value * 1e6));
    else
        fault(key, R"(it is not a length of time such as "250ms", "30s" or "5m")");
}

void DefinitionTable::take(std::string_view key, Unit unit, double &target)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    if (node->is_number()) {
        target = node->value_or(target);
        return;
    }
    const auto quantity = quantityOf(*node);
    if (!quantity)
        fault(key, R"(it is not a number such as 0.5, "90 %", "250 ms" or "512 MiB")");
    else if (!fitsUnit(quantity->unit, unit))
        fault(key, "its unit is not that of what is measured");
    else
        target = quantity->value;
}

void DefinitionTable::take(std::string_view key, std::map<std::string, std::string> &target)
{
    const toml::table *table = section(key);
    if (table == nullptr)
        return;
    for (const auto &[name, node] : *table) {
        if (auto text = node.value_exact<std::string>())
            target[std::string(name.str())] = std::move(*text);
        else
            fault(key, std::string(name.str()) + " is not a text in quotes");
    }
}

template<class Value>
void DefinitionTable::takeList(std::string_view key, std::vector<Value> &target, const char *what)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    std::vector<Value> values;
    const auto add = [&](const toml::node &each) {
        auto value = element<Value>(each);
        if (value)
            values.push_back(std::move(*value));
        return value.has_value();
    };
    bool fits = true;
    if (const toml::array *array = node->as_array())
        fits = std::ranges::all_of(*array, add);
    else
        fits = add(*node);
    if (fits)
        target = std::move(values);
    else
        fault(key, std::string("it is not a list of ") + what);
}

void DefinitionTable::take(std::string_view key, std::vector<std::string> &target)
{
    takeList(key, target, "texts");
}

void DefinitionTable::take(std::string_view key, std::vector<std::int64_t> &target)
{
    takeList(key, target, "whole numbers");
}

void DefinitionTable::take(std::string_view key, std::vector<double> &target)
{
    takeList(key, target, "numbers");
}

void DefinitionTable::take(std::string_view key, std::vector<int> &target)
{
    takeList(key, target, "whole numbers");
}

const toml::table *DefinitionTable::section(std::string_view key)
{
    const toml::node *node = get(key);
    if (node != nullptr && !node->is_table())
        fault(key, "it is not a table");
    return node == nullptr ? nullptr : node->as_table();
}

std::vector<const toml::table *> DefinitionTable::sections(std::string_view key)
{
    std::vector<const toml::table *> tables;
    const toml::node *node = get(key);
    if (node == nullptr)
        return tables;
    if (!node->is_array_of_tables()) {
        fault(key, "it is written as [[" + std::string(key) + "]]");
        return tables;
    }
    for (const toml::node &each : *node->as_array())
        tables.push_back(each.as_table());
    return tables;
}

void DefinitionTable::refuseTheRest(std::string_view where)
{
    for (const auto &[key, node] : m_table)
        if (std::ranges::find(m_taken, key.str()) == m_taken.end())
            m_faults.push_back(
                {node.source().begin.line,
                 "the key " + std::string(key.str()) + " is not known " + std::string(where)});
}

} // namespace perfdeck
