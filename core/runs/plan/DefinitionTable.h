// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Benchmark.h"
#include "core/model/MetricInfo.h"

#include <toml++/toml.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What is wrong with one entry of a definition.
struct DefinitionFault
{
    std::size_t line = 0; ///< from 1; 0: the file as a whole
    std::string sentence;
};

using DefinitionFaults = std::vector<DefinitionFault>;

/// The entries of one table of a definition, taken one by one; what does not fit becomes a fault.
/// An entry that is not there leaves the target as it is.
class DefinitionTable final
{
public:
    /// Both must outlive this.
    DefinitionTable(const toml::table &table, DefinitionFaults &faults)
        : m_table(table)
        , m_faults(faults)
    {
    }

    void take(std::string_view key, std::string &target);
    void take(std::string_view key, bool &target);
    void take(std::string_view key, int &target);
    void take(std::string_view key, std::int64_t &target);
    void take(std::string_view key, std::uint64_t &target);
    void take(std::string_view key, Duration &target);
    void take(std::string_view key, Unit unit, double &target);
    void take(std::string_view key, std::map<std::string, std::string> &target);
    /// Lists; one value alone is a list of it.
    void take(std::string_view key, std::vector<std::string> &target);
    void take(std::string_view key, std::vector<std::int64_t> &target);
    void take(std::string_view key, std::vector<double> &target);
    void take(std::string_view key, std::vector<int> &target);
    /// The table below, null when it is not there.
    const toml::table *section(std::string_view key);
    /// The [[key]] tables below.
    std::vector<const toml::table *> sections(std::string_view key);

    /// One of the words that `value` knows; `choices` names them in a refusal.
    template<class Value, class Reader>
    void takeWord(std::string_view key, Reader value, std::string_view choices, Value &target)
    {
        const toml::node *node = get(key);
        const auto word = node == nullptr ? std::nullopt : node->value<std::string>();
        const auto known = word ? value(*word) : std::nullopt;
        if (known)
            target = *known;
        else if (node != nullptr)
            fault(key, "it is none of " + std::string(choices));
    }

    void fault(std::string_view key, const std::string &sentence);
    /// Every entry that nobody took is one that is not known.
    void refuseTheRest(std::string_view where);

private:
    const toml::node *get(std::string_view key);
    template<class Value>
    void takeList(std::string_view key, std::vector<Value> &target, const char *what);

    const toml::table &m_table;
    DefinitionFaults &m_faults;
    std::vector<std::string> m_taken;
};

/// As readDefinition() of text.
[[nodiscard]] Result<BenchmarkDefinition>
readDefinition(const toml::table &root, const std::string &id, const std::string &file);

} // namespace perfdeck
