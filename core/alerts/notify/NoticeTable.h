// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/Alert.h"
#include "core/model/Notice.h"

#include <toml++/toml.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// The entries of one table of notices.toml, taken one by one; what does not fit becomes a fault
/// with its line. An entry that is not there leaves the target as it is. The table must stay.
class NoticeTable final
{
public:
    explicit NoticeTable(const toml::table &table)
        : m_table(table)
    {
    }

    [[nodiscard]] bool has(std::string_view key) const { return m_table.contains(key); }

    void take(std::string_view key, std::string &target);
    void take(std::string_view key, bool &target);
    void take(std::string_view key, std::optional<bool> &target);
    void take(std::string_view key, Duration &target);
    void take(std::string_view key, std::optional<Duration> &target);
    void take(std::string_view key, std::vector<std::string> &target);
    void take(std::string_view key, std::vector<std::pair<std::string, std::string>> &target);
    void take(std::string_view key, std::vector<LabelMatcher> &target);
    /// key, key_file, key_env or key_entry; a file without a folder stands in `folder`.
    void take(std::string_view key, const std::string &folder, Secret &target);
    /// A list that replaces what is in the target.
    void takeInstead(std::string_view key, std::vector<std::string> &target);
    void takeTables(std::string_view key, const std::function<void(NoticeTable &)> &use);

    template<class Value>
    void
    takeWord(std::string_view key, std::optional<Value> (*value)(std::string_view), Value &target)
    {
        std::string word;
        take(key, word);
        if (const auto known = value(word))
            target = *known;
        else if (has(key))
            fault(key, "\"" + word + "\" is not known");
    }

    /// Told as "KEY: SENTENCE".
    void fault(std::string_view key, const std::string &sentence);
    /// Every entry that nobody took is one that is not known.
    void refuseTheRest();

    /// Of the entry; of the table where there is none.
    [[nodiscard]] std::size_t lineOf(std::string_view key) const;

    [[nodiscard]] const std::vector<std::pair<std::size_t, std::string>> &faults() const
    {
        return m_faults;
    }

private:
    const toml::node *get(std::string_view key);
    std::optional<std::string> text(std::string_view key, const toml::node &node);

    const toml::table &m_table;
    std::vector<std::string> m_taken;
    std::vector<std::pair<std::size_t, std::string>> m_faults;
};

/// "starttls", "tls", "none"
[[nodiscard]] std::optional<NoticeChannel::Encryption> encryption(std::string_view word);
[[nodiscard]] std::string_view encryptionName(NoticeChannel::Encryption encryption);

} // namespace perfdeck
