// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/ConditionKinds.h"
#include "core/alerts/state/KeyedPlaces.h"

#include <algorithm>
#include <map>
#include <utility>

namespace perfdeck {

namespace {

/// How many rules of each list fire, where labels agree.
struct Meeting
{
    std::size_t all = 0;
    std::size_t any = 0;
    std::size_t none = 0;
};

class CompositeOfRules final : public Condition
{
public:
    CompositeOfRules(const AlertRule &rule, std::uint64_t layout)
        : m_rule(rule)
        , m_condition(std::get<CompositeCondition>(rule.condition))
    {
        m_measurement.layout = layout;
        m_measurement.absence = Absence::Well;
        if (m_condition.on.empty())
            (void)placeOf({}); // one for all, whether anything fires or not
    }

    const Measurement &measure(const ConditionInput &input) override
    {
        std::map<Labels, Meeting> meetings;
        if (m_condition.on.empty())
            meetings[{}] = {};
        count(input.firing, m_condition.all, &Meeting::all, meetings);
        count(input.firing, m_condition.any, &Meeting::any, meetings);
        count(input.firing, m_condition.none, &Meeting::none, meetings);
        std::ranges::fill(m_measurement.values, absentValue());
        for (const auto &[labels, meeting] : meetings) {
            const bool fires = meeting.all == m_condition.all.size()
                && (m_condition.any.empty() || meeting.any > 0) && meeting.none == 0;
            m_measurement.values[placeOf(labels)] = fires ? 1 : 0;
        }
        return m_measurement;
    }

private:
    void count(const FiringVisitor &firing,
               const std::vector<std::string> &rules,
               std::size_t Meeting::*counter,
               std::map<Labels, Meeting> &meetings) const
    {
        for (const std::string &rule : rules) {
            std::vector<Labels> met; // each place counts a rule once
            firing(rule, [&](const Labels &labels) { met.push_back(shared(labels)); });
            std::ranges::sort(met);
            const auto repeated = std::ranges::unique(met);
            met.erase(repeated.begin(), repeated.end());
            for (const Labels &labels : met)
                ++(meetings[labels].*counter);
        }
    }

    [[nodiscard]] Labels shared(const Labels &labels) const
    {
        Labels kept;
        for (const std::string &name : m_condition.on)
            kept.set(name, labels.get(name));
        return kept;
    }

    std::size_t placeOf(const Labels &labels)
    {
        return m_places.of(
            labels, m_measurement, [&] { return instanceKey(m_rule, labels, nullptr); });
    }

    AlertRule m_rule;
    CompositeCondition m_condition;
    KeyedPlaces<Labels> m_places;
    Measurement m_measurement;
};

} // namespace

std::unique_ptr<Condition> compositeOfRules(const AlertRule &rule, std::uint64_t layout)
{
    return std::make_unique<CompositeOfRules>(rule, layout);
}

} // namespace perfdeck
