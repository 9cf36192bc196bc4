// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <string>

namespace perfdeck::simulation {

/// What values of JSON look like: for each field, by path, the types it was met with, and in how
/// many of the objects that may have it. Items of an array share the path "name[]".
class Shape final
{
public:
    void add(const nlohmann::json &value) { add("", value); }

    [[nodiscard]] std::set<std::string> fields() const
    {
        std::set<std::string> all;
        for (const auto &[path, types] : m_types)
            all.insert(path);
        return all;
    }

    [[nodiscard]] const std::set<std::string> &types(const std::string &path) const
    {
        return m_types.at(path);
    }

    /// Met in every object that could have it.
    [[nodiscard]] bool isAlways(const std::string &path) const
    {
        const std::size_t end = path.rfind('.');
        return m_met.at(path) == m_objects.at(path.substr(0, end));
    }

private:
    static std::string typeOf(const nlohmann::json &value)
    {
        return value.is_number() ? "number" : value.type_name(); // 1 and 1.0 are the same
    }

    void add(const std::string &path, const nlohmann::json &value)
    {
        m_types[path].insert(typeOf(value));
        if (value.is_object()) {
            ++m_objects[path];
            for (const auto &[key, inner] : value.items()) {
                ++m_met[path + '.' + key];
                add(path + '.' + key, inner);
            }
        } else if (value.is_array())
            for (const nlohmann::json &inner : value)
                add(path + "[]", inner);
    }

    std::map<std::string, std::set<std::string>> m_types;
    std::map<std::string, std::size_t> m_met;
    std::map<std::string, std::size_t> m_objects;
};

} // namespace perfdeck::simulation
