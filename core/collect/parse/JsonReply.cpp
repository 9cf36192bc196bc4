// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/JsonReply.h"

#include <array>

namespace perfdeck {

namespace {

constexpr std::array<std::string_view, 3> kBareNumbers{"-Infinity", "Infinity", "NaN"};

std::string_view bareNumberAt(std::string_view text)
{
    for (const std::string_view word : kBareNumbers)
        if (text.starts_with(word))
            return word;
    return {};
}

} // namespace

std::string withoutBareNan(std::string_view body)
{
    std::string repaired;
    repaired.reserve(body.size());
    bool quoted = false;
    for (std::size_t at = 0; at < body.size();) {
        const char c = body[at];
        if (quoted && c == '\\' && at + 1 < body.size()) {
            repaired.append(body.substr(at, 2));
            at += 2;
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        const std::string_view word = quoted ? std::string_view() : bareNumberAt(body.substr(at));
        repaired += word.empty() ? body.substr(at, 1) : std::string_view("null");
        at += word.empty() ? 1 : word.size();
    }
    return repaired;
}

Result<JsonElement> JsonReply::read(std::string_view body)
{
    if (body.empty())
        return failure(ErrorKind::InvalidInput, "the answer is empty");
    JsonElement root;
    auto problem = m_parser.parse(body.data(), body.size()).get(root);
    if (problem && (body.find("NaN") != body.npos || body.find("Infinity") != body.npos)) {
        m_repaired = withoutBareNan(body);
        problem = m_parser.parse(m_repaired).get(root);
    }
    if (!problem)
        return root;
    const std::size_t first = body.find_first_not_of(" \t\r\n");
    if (first != body.npos && body[first] == '<')
        return failure(ErrorKind::InvalidInput,
                       "a web page came instead of JSON",
                       {},
                       "Check that the address is that of the coordinator and not of a login page");
    return failure(ErrorKind::InvalidInput,
                   "the answer is no JSON (" + std::to_string(body.size()) + " bytes)",
                   simdjson::error_message(problem));
}

Result<JsonObject> JsonReply::readObject(std::string_view body)
{
    const auto root = read(body);
    if (!root)
        return tl::make_unexpected(root.error());
    JsonObject object;
    if (root->get(object))
        return failure(ErrorKind::InvalidInput, "the answer is JSON, but no object");
    return object;
}

} // namespace perfdeck
