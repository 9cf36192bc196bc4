// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/DerivedMetric.h"

#include "core/model/MetricInfo.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace perfdeck {

namespace {

bool isMetricName(std::string_view name)
{
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    };
    return !name.empty() && isLetter(name.front())
        && std::ranges::all_of(name, [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

/// Why the name cannot be taken; empty when it can.
std::string nameProblem(const std::string &name, const std::set<std::string> &taken)
{
    if (name.empty())
        return "a derived metric needs a name";
    if (!isMetricName(name))
        return "a metric's name has letters, digits, _ and : only, and begins with no digit";
    if (isOwnMetric(name))
        return "PerfDeck itself stores a metric of this name; choose another one";
    return taken.contains(name) ? "another definition has the same name" : "";
}

class Compiler
{
public:
    CompiledMetrics compile(std::vector<MetricDefinition> definitions)
    {
        std::set<std::string> taken;
        for (MetricDefinition &definition : definitions) {
            std::string problem = nameProblem(definition.name, taken);
            taken.insert(definition.name);
            auto expression = Expression::parse(definition.expression);
            if (problem.empty() && !expression)
                problem = expression.error().message();
            if (!problem.empty()) {
                refuse(std::move(definition), std::move(problem));
                continue;
            }
            const std::string name = definition.name;
            m_open.emplace(name, DerivedMetric{std::move(definition), std::move(*expression)});
            m_order.push_back(name);
        }
        for (const std::string &name : m_order)
            settle(name);
        return std::move(m_compiled);
    }

private:
    void refuse(MetricDefinition definition, std::string problem)
    {
        if (!m_open.contains(definition.name)) // else it is the second of its name
            m_refused.insert(definition.name);
        m_compiled.refused.push_back({std::move(definition), 0, std::move(problem)});
    }

    /// Puts a metric behind those it reads. False when it had to be refused.
    bool settle(const std::string &name)
    {
        const auto at = m_open.find(name);
        if (at == m_open.end())
            return !m_refused.contains(name); // settled before, or no derived metric
        if (!m_underWay.insert(name).second)
            return false; // a circle
        DerivedMetric &metric = at->second;
        metric.joinsSources = metric.expression.joinsSources();
        std::string problem;
        for (const std::string &read : metric.expression.metrics()) {
            if (!settle(read))
                problem = m_underWay.contains(read) ? "it reads itself through " + read
                                                    : "it reads " + read + ", which is refused";
            metric.joinsSources = metric.joinsSources || m_joining.contains(read);
        }
        m_underWay.erase(name);
        DerivedMetric settled = std::move(metric);
        m_open.erase(at);
        if (!problem.empty()) {
            refuse(std::move(settled.definition), std::move(problem));
            return false;
        }
        if (settled.joinsSources)
            m_joining.insert(name);
        m_compiled.metrics.push_back(std::move(settled));
        return true;
    }

    std::map<std::string, DerivedMetric> m_open;
    std::vector<std::string> m_order; ///< as written
    std::set<std::string> m_underWay;
    std::set<std::string> m_refused;
    std::set<std::string> m_joining;
    CompiledMetrics m_compiled;
};

} // namespace

CompiledMetrics compileMetrics(std::vector<MetricDefinition> definitions)
{
    return Compiler().compile(std::move(definitions));
}

} // namespace perfdeck
