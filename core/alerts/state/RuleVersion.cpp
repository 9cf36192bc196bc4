// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/RuleVersion.h"

#include "core/base/Fingerprint.h"

#include <algorithm>

namespace perfdeck {

namespace {

class RulePrint final
{
public:
    explicit RulePrint(const AlertRule &rule)
    {
        for (const std::string &text : {rule.id, rule.title, rule.text, rule.runbook})
            m_print.add(text);
        for (const auto &[name, value] : rule.labels) {
            m_print.add(name);
            m_print.add(value);
        }
        m_print.add(std::uint64_t{rule.condition.index()});
        std::visit([this](const auto &condition) { add(condition); }, rule.condition);
        m_print.add(static_cast<std::uint64_t>(rule.ladder.comparator));
        for (const auto &levels : {rule.ladder.raise, rule.ladder.clear})
            for (const auto &level : levels)
                add(level);
        for (const Duration pending : rule.pending)
            add(pending);
        for (const Duration each : {rule.interval, rule.keepFiring})
            add(each);
        for (const auto &each : {rule.repeat, rule.grace})
            add(each);
        m_print.add(static_cast<std::uint64_t>(rule.noData));
        m_print.add(std::uint64_t{rule.maxInstances});
        m_print.add(std::uint64_t{rule.isEnabled});
    }

    [[nodiscard]] std::uint64_t value() const
    {
        return static_cast<std::uint64_t>(m_print.value());
    }

private:
    void add(Duration time) { m_print.add(std::int64_t{time.count()}); }

    void add(double number) { m_print.add(number); }

    template<class Value>
    void add(const std::optional<Value> &value)
    {
        m_print.add(std::uint64_t{value.has_value()});
        if (value)
            add(*value);
    }

    void add(const std::vector<std::string> &texts)
    {
        m_print.add(std::uint64_t{texts.size()});
        for (const std::string &text : texts)
            m_print.add(text);
    }

    void add(const ThresholdCondition &it)
    {
        m_print.add(it.series);
        m_print.add(static_cast<std::uint64_t>(it.reducer));
        m_print.add(it.quantile);
        add(it.window);
    }

    void add(const ChangeCondition &it)
    {
        add(it.measured);
        m_print.add(static_cast<std::uint64_t>(it.kind));
        add(it.ago);
    }

    void add(const AbsenceCondition &it) { m_print.add(it.series); }

    void add(const AnomalyCondition &it) { m_print.add(it.series); }

    void add(const RegressionCondition &it)
    {
        m_print.add(it.series);
        m_print.add(it.confidence);
    }

    void add(const ForecastCondition &it)
    {
        m_print.add(it.series);
        m_print.add(it.limit);
        add(it.past);
        m_print.add(std::uint64_t{it.isFloor});
        m_print.add(std::uint64_t{it.isEarliest});
    }

    void add(const SourceCondition &it)
    {
        m_print.add(it.source);
        m_print.add(it.kind);
    }

    void add(const CompositeCondition &it)
    {
        for (const auto &texts : {it.all, it.any, it.none, it.on})
            add(texts);
    }

    Fingerprint m_print;
};

} // namespace

std::uint64_t ruleVersion(const AlertRule &rule)
{
    return RulePrint(rule).value();
}

Duration freshTime(const AlertRule &rule)
{
    Duration window{0};
    if (const auto *threshold = std::get_if<ThresholdCondition>(&rule.condition))
        window = threshold->window;
    else if (const auto *change = std::get_if<ChangeCondition>(&rule.condition))
        window = change->measured.window;
    return std::min(window, kLongestFresh);
}

} // namespace perfdeck
