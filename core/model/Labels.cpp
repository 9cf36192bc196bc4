// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Labels.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>

namespace perfdeck {

namespace {

bool nameLess(const Labels::Pair &pair, std::string_view name)
{
    return pair.first < name;
}

} // namespace

Labels::Labels(std::initializer_list<Pair> pairs)
    : Labels(std::vector<Pair>(pairs))
{
}

Labels::Labels(std::vector<Pair> pairs)
    : m_pairs(std::move(pairs))
{
    const auto less = [](const Pair &a, const Pair &b) { return a.first < b.first; };
    if (!std::is_sorted(m_pairs.begin(), m_pairs.end(), less))
        std::stable_sort(m_pairs.begin(), m_pairs.end(), less);
    // Of equal names the last one wins: unique() over the reversed range keeps it.
    const auto same = [](const Pair &a, const Pair &b) { return a.first == b.first; };
    m_pairs.erase(m_pairs.begin(), std::unique(m_pairs.rbegin(), m_pairs.rend(), same).base());
    std::erase_if(m_pairs, [](const Pair &pair) { return pair.second.empty(); });
}

std::string_view Labels::get(std::string_view name) const
{
    const auto at = std::lower_bound(m_pairs.begin(), m_pairs.end(), name, nameLess);
    return at != m_pairs.end() && at->first == name ? std::string_view(at->second)
                                                    : std::string_view();
}

void Labels::set(std::string_view name, std::string_view value)
{
    const auto at = std::lower_bound(m_pairs.begin(), m_pairs.end(), name, nameLess);
    const bool found = at != m_pairs.end() && at->first == name;
    if (value.empty()) {
        if (found)
            m_pairs.erase(at);
    } else if (found) {
        at->second = value;
    } else {
        m_pairs.emplace(at, name, value);
    }
}

std::string Labels::toJson() const
{
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const auto &[name, value] : m_pairs)
        object[name] = value;
    // Bytes that are not UTF-8 come from outside; they are replaced, never thrown over.
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<Labels> Labels::fromJson(std::string_view json)
{
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    const simdjson::padded_string padded(json);
    if (const auto error = parser.parse(padded).get(object))
        return failure(ErrorKind::InvalidInput,
                       "labels must be a JSON object such as {\"model\":\"bert\"}",
                       simdjson::error_message(error));
    std::vector<Pair> pairs;
    for (const auto field : object) {
        std::string_view value;
        if (field.value.get(value))
            return failure(ErrorKind::InvalidInput,
                           "label \"" + std::string(field.key) + "\" must be a string");
        pairs.emplace_back(field.key, value);
    }
    return Labels(std::move(pairs));
}

std::string escapedLabelValue(std::string_view value)
{
    std::string text;
    for (const char c : value) {
        if (c == '\n')
            text += "\\n";
        else if (c == '"' || c == '\\')
            (text += '\\') += c;
        else
            text += c;
    }
    return text;
}

} // namespace perfdeck
