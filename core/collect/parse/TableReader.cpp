// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/TableReader.h"

#include <cmath>

namespace perfdeck {

TableReader::TableReader(const toml::table &table, std::string file)
    : m_table(table)
    , m_file(std::move(file))
{
}

const toml::node *TableReader::take(std::string_view key)
{
    m_taken.emplace(key);
    return m_table.get(key);
}

bool TableReader::has(std::string_view key)
{
    return take(key) != nullptr;
}

std::string TableReader::text(std::string_view key)
{
    const toml::node *node = take(key);
    if (node == nullptr)
        return {};
    if (!node->is_string())
        refuse(key, "it is not a text in quotes");
    return node->value_or(std::string());
}

double TableReader::number(std::string_view key, double usual, double least, double most)
{
    const toml::node *node = take(key);
    if (node == nullptr)
        return usual;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && *value >= least && *value <= most) // false for NaN
        return *value;
    const auto plain = [](double limit) { return std::to_string(limit).substr(0, 8); };
    refuse(key, "it is not a number from " + plain(least) + " to " + plain(most));
    return usual;
}

TableReader::Pairs TableReader::pairs(std::string_view key)
{
    Pairs pairs;
    const toml::table *inner = table(key);
    if (inner == nullptr)
        return pairs;
    for (const auto &[name, value] : *inner) {
        if (!value.is_string())
            refuse(key, "\"" + std::string(name.str()) + "\" in it is not a text in quotes");
        pairs.emplace_back(std::string(name.str()), value.value_or(std::string()));
    }
    return pairs;
}

const toml::table *TableReader::table(std::string_view key)
{
    const toml::node *node = take(key);
    if (node != nullptr && !node->is_table())
        refuse(key, "it is not a table, as in { name = \"text\" }");
    return node == nullptr ? nullptr : node->as_table();
}

void TableReader::refuse(std::string_view key, const std::string &reason, std::string advice)
{
    const toml::node *node = m_table.get(key);
    const auto &place = node == nullptr ? m_table.source() : node->source();
    refuse({ErrorKind::InvalidInput,
            fileAndLine(m_file, place.begin.line) + ": \"" + std::string(key) + "\" cannot be used",
            reason,
            std::move(advice)});
}

void TableReader::refuse(Error error)
{
    if (m_status)
        m_status = failure(std::move(error));
}

Status TableReader::finish()
{
    for (const auto &[key, value] : m_table)
        if (!m_taken.contains(key.str()))
            refuse(key.str(), "no such key is known here", "Check its spelling.");
    return m_status;
}

std::string fileAndLine(const std::string &file, std::uint32_t line)
{
    return line == 0 ? file : file + ':' + std::to_string(line);
}

} // namespace perfdeck
