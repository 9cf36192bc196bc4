// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/NoticeTable.h"

#include "core/model/TimeRange.h"
#include "core/model/WordTable.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

using Encryption = NoticeChannel::Encryption;

constexpr WordTable<Encryption, 3> kEncryptions{
    {{{Encryption::StartTls, "starttls"}, {Encryption::Tls, "tls"}, {Encryption::None, "none"}}}};

/// The same words as of sources (core/collect/parse).
constexpr std::array kPlaces{
    std::pair{"", Secret::Place::Value},
    std::pair{"_file", Secret::Place::File},
    std::pair{"_env", Secret::Place::Variable},
    std::pair{"_entry", Secret::Place::Entry},
};

} // namespace

std::optional<Encryption> encryption(std::string_view word)
{
    return kEncryptions.value(word);
}

std::string_view encryptionName(Encryption encryption)
{
    return kEncryptions.word(encryption);
}

std::size_t NoticeTable::lineOf(std::string_view key) const
{
    const toml::node *node = m_table.get(key);
    return (node != nullptr ? node->source() : m_table.source()).begin.line;
}

void NoticeTable::fault(std::string_view key, const std::string &sentence)
{
    m_faults.emplace_back(lineOf(key), std::string(key) + ": " + sentence);
}

const toml::node *NoticeTable::get(std::string_view key)
{
    m_taken.emplace_back(key);
    return m_table.get(key);
}

std::optional<std::string> NoticeTable::text(std::string_view key, const toml::node &node)
{
    auto value = node.value_exact<std::string>();
    if (!value)
        fault(key, "it is not a text in quotes");
    else if (value->find('\0') != std::string::npos)
        fault(key, "it holds a character of the number 0");
    return value;
}

void NoticeTable::take(std::string_view key, std::string &target)
{
    if (const toml::node *node = get(key))
        target = text(key, *node).value_or(std::string());
}

void NoticeTable::take(std::string_view key, std::optional<bool> &target)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    target = node->value_exact<bool>();
    if (!target)
        fault(key, "it is neither true nor false");
}

void NoticeTable::take(std::string_view key, bool &target)
{
    std::optional<bool> value;
    take(key, value);
    target = value.value_or(target);
}

void NoticeTable::take(std::string_view key, std::optional<Duration> &target)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    const auto written = node->value_exact<std::string>();
    const auto length = parseDuration(written.value_or(std::string()));
    if (length)
        target = *length;
    else
        fault(key, R"(it is not a length of time such as "30s", "5m" or "4h")");
}

void NoticeTable::take(std::string_view key, Duration &target)
{
    std::optional<Duration> value;
    take(key, value);
    target = value.value_or(target);
}

void NoticeTable::take(std::string_view key, std::vector<std::string> &target)
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

void NoticeTable::takeInstead(std::string_view key, std::vector<std::string> &target)
{
    if (has(key))
        target.clear();
    take(key, target);
}

void NoticeTable::take(std::string_view key,
                       std::vector<std::pair<std::string, std::string>> &target)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    if (!node->is_table())
        return fault(key, R"(it is not a table such as { X-Team = "ml" })");
    for (const auto &[name, value] : *node->as_table())
        if (auto word = text(key, value))
            target.emplace_back(name.str(), std::move(*word));
}

void NoticeTable::take(std::string_view key, std::vector<LabelMatcher> &target)
{
    std::string written;
    take(key, written);
    if (written.empty())
        return;
    if (auto matchers = parseMatchers(written))
        target = std::move(*matchers);
    else
        fault(key, matchers.error().message());
}

void NoticeTable::take(std::string_view key, const std::string &folder, Secret &target)
{
    for (const auto &[suffix, place] : kPlaces) {
        const std::string name = std::string(key) + suffix;
        if (!has(name))
            continue;
        std::string written;
        take(name, written);
        if (written.empty() && m_table.get(name)->is_string())
            fault(name, "it is empty");
        if (!target.empty())
            fault(name, "only one place of a secret can be given");
        if (place == Secret::Place::File && !written.starts_with('/'))
            written = folder + written;
        target = Secret{place, written};
    }
}

void NoticeTable::takeTables(std::string_view key, const std::function<void(NoticeTable &)> &use)
{
    const toml::node *node = get(key);
    if (node == nullptr)
        return;
    if (!node->is_array_of_tables())
        return fault(key, "it is not a list of tables");
    for (const toml::node &item : *node->as_array()) {
        NoticeTable table(*item.as_table());
        use(table);
        table.refuseTheRest();
        m_faults.insert(m_faults.end(), table.faults().begin(), table.faults().end());
    }
}

void NoticeTable::refuseTheRest()
{
    for (const auto &[key, node] : m_table)
        if (std::ranges::find(m_taken, key.str()) == m_taken.end())
            fault(key.str(), "the key is not known here");
}

} // namespace perfdeck
