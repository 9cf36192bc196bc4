// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/AlertRounds.h"

#include "core/alerts/state/RuleVersion.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

namespace perfdeck {

namespace {

/// Whether what was learned for one rule is good for the other.
bool measuresSame(const AlertRule &a, const AlertRule &b)
{
    return a.condition == b.condition && a.labels == b.labels && a.ladder == b.ladder
        && a.interval == b.interval;
}

/// How many rules deep a rule is made of others; one that is part of itself is cut off.
class Depths final
{
public:
    explicit Depths(const AlertRules &rules)
    {
        for (const AlertRule &rule : rules)
            m_rules[rule.id] = &rule;
    }

    int of(std::string_view id)
    {
        const auto rule = m_rules.find(id);
        if (rule == m_rules.end())
            return 0;
        const auto *composite = std::get_if<CompositeCondition>(&rule->second->condition);
        if (!composite)
            return 0;
        const auto [depth, isNew] = m_depths.try_emplace(id, 1);
        if (!isNew)
            return depth->second;
        int deepest = 0;
        for (const auto *ids : {&composite->all, &composite->any, &composite->none})
            for (const std::string &each : *ids)
                deepest = std::max(deepest, of(each));
        return depth->second = deepest + 1;
    }

private:
    std::map<std::string_view, const AlertRule *> m_rules;
    std::map<std::string_view, int> m_depths;
};

constexpr std::uint64_t kLayoutsOfARule = std::uint64_t{1} << 32;

} // namespace

AlertRounds::AlertRounds(AlertWording wording)
    : m_book(std::move(wording))
    , m_firing([this](std::string_view rule, const std::function<void(const Labels &)> &visit) {
        m_book.visitFiring(rule, visit);
    })
{
}

void AlertRounds::setRules(AlertRulesPtr rules, Timestamp now)
{
    std::map<std::string, std::size_t, std::less<>> former;
    const AlertRules before = m_book.rules();
    for (std::size_t i = 0; i < before.size(); ++i)
        former[before[i].id] = i;
    m_book.setRules(rules, now);
    std::vector<Duty> duties(rules->size());
    for (std::size_t i = 0; i < rules->size(); ++i) {
        const AlertRule &rule = (*rules)[i];
        const auto known = former.find(rule.id);
        if (!rule.isEnabled)
            continue;
        if (known != former.end() && m_duties[known->second].condition
            && measuresSame(before[known->second], rule))
            duties[i] = std::move(m_duties[known->second]);
        else
            duties[i].condition = makeCondition(rule, m_layouts += kLayoutsOfARule);
    }
    m_duties = std::move(duties);
    orderRules();
}

void AlertRounds::orderRules()
{
    const AlertRules &rules = m_book.rules();
    Depths depths(rules);
    for (std::size_t i = 0; i < rules.size(); ++i)
        m_duties[i].depth = depths.of(rules[i].id);
    m_order.resize(rules.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    std::ranges::stable_sort(m_order, {}, [this](std::size_t i) { return m_duties[i].depth; });
}

void AlertRounds::evaluate(AlertWorld &world, Timestamp now)
{
    m_samples.begin(world, now);
    for (const std::size_t rule : m_order)
        if (m_duties[rule].condition && isDue(rule, now))
            evaluateRule(rule, now);
    m_book.expire(now);
}

bool AlertRounds::isDue(std::size_t rule, Timestamp now)
{
    const AlertRule &it = m_book.rules()[rule];
    const std::optional<Timestamp> last = m_duties[rule].last;
    const Timestamp due = alignedDown(now, it.interval);
    if ((last && due <= *last) || isHeldBack(it, now))
        return false;
    const bool wasHeld = last && m_heldSince && *last <= *m_heldSince;
    if (last && !wasHeld && due - alignedDown(*last, it.interval) > it.interval)
        ++m_late;
    return true;
}

bool AlertRounds::isHeldBack(const AlertRule &rule, Timestamp now) const
{
    return m_heldSince && now < *m_heldSince + std::max(freshTime(rule), 2 * rule.interval);
}

void AlertRounds::evaluateRule(std::size_t rule, Timestamp now)
{
    Duty &duty = m_duties[rule];
    const auto begin = std::chrono::steady_clock::now(); // shown only; decides nothing
    const Measurement &measurement = duty.condition->measure({m_samples, m_firing});
    m_book.take(rule, measurement, now);
    duty.last = now;
    duty.problem = measurement.problem;
    duty.took = std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - begin);
    ++m_evaluations;
}

std::optional<Timestamp> AlertRounds::nextDue(Timestamp now) const
{
    std::optional<Timestamp> next;
    for (std::size_t i = 0; i < m_duties.size(); ++i) {
        if (!m_duties[i].condition)
            continue;
        const Duration interval = m_book.rules()[i].interval;
        const Timestamp due = m_duties[i].last ? alignedDown(now, interval) + interval : now;
        if (!next || due < *next)
            next = due;
    }
    return next;
}

void AlertRounds::hold(Timestamp now)
{
    m_heldSince = now;
    for (Duty &duty : m_duties)
        if (duty.last)
            duty.last = std::min(*duty.last, now); // the clock may have been set back
    m_book.hold(now);
}

bool AlertRounds::isHeld(Timestamp now) const
{
    const AlertRules &rules = m_book.rules();
    return std::ranges::any_of(
        rules, [&](const AlertRule &it) { return it.isEnabled && isHeldBack(it, now); });
}

RuleProgress AlertRounds::progress(std::size_t rule) const
{
    const Duty &duty = m_duties[rule];
    return {duty.problem, duty.last, duty.took, m_book.counts(rule)};
}

} // namespace perfdeck
