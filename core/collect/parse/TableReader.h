// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <toml++/toml.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// Takes the keys out of one TOML table and remembers the first thing that is wrong, with its line.
/// Keys that nobody asked for are wrong too: a misspelt one would be obeyed by nobody. One thread.
class TableReader final
{
public:
    using Pairs = std::vector<std::pair<std::string, std::string>>;

    /// `file` names the source of the table in errors.
    TableReader(const toml::table &table, std::string file);

    [[nodiscard]] bool has(std::string_view key);
    /// Empty where the key is missing.
    [[nodiscard]] std::string text(std::string_view key);
    [[nodiscard]] double number(std::string_view key, double usual, double least, double most);
    /// The texts of a table in it; empty where it is missing.
    [[nodiscard]] Pairs pairs(std::string_view key);
    /// Null where it is missing.
    [[nodiscard]] const toml::table *table(std::string_view key);

    /// Says what is wrong with a key, or with the whole table when it has no such key.
    void refuse(std::string_view key, const std::string &reason, std::string advice = {});
    /// Takes over what went wrong elsewhere.
    void refuse(Error error);
    /// Refuses the keys that nobody asked for.
    [[nodiscard]] Status finish();

private:
    [[nodiscard]] const toml::node *take(std::string_view key);

    const toml::table &m_table;
    std::string m_file;
    std::set<std::string, std::less<>> m_taken;
    Status m_status;
};

/// "FILE:LINE", and "FILE" where no line is known.
[[nodiscard]] std::string fileAndLine(const std::string &file, std::uint32_t line);

} // namespace perfdeck
