// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions on what others found out: lasting changes, and the health of sources.
#include "core/alerts/state/ConditionKinds.h"
#include "core/alerts/state/KeyedPlaces.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

class RegressionOfSeries final : public Condition
{
public:
    RegressionOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout)
        : m_rule(rule)
        , m_condition(std::get<RegressionCondition>(rule.condition))
        , m_selector(std::move(selector))
    {
        m_measurement.layout = layout;
        m_measurement.absence = Absence::Well;
    }

    const Measurement &measure(const ConditionInput &input) override
    {
        const FindingsPtr findings = input.samples.world().findings();
        if (std::exchange(m_seen, findings) == findings)
            return m_measurement;
        std::ranges::fill(m_measurement.values, absentValue());
        for (const Finding &finding : *findings) {
            if (!counts(finding))
                continue;
            double &value = m_measurement.values[placeOf(finding.series)];
            const double size = std::abs(finding.effect);
            value = isAbsent(value) ? size : std::max(value, size);
        }
        return m_measurement;
    }

private:
    [[nodiscard]] bool counts(const Finding &finding) const
    {
        return finding.verdict == FindingVerdict::Regressed && !finding.isGone
            && finding.triage.state == TriageState::New
            && finding.confidence >= m_condition.confidence && m_selector.matches(*finding.series);
    }

    std::size_t placeOf(const SeriesKeyPtr &series)
    {
        return m_places.of(
            *series, m_measurement, [&] { return instanceKey(m_rule, m_selector, series); });
    }

    AlertRule m_rule;
    RegressionCondition m_condition;
    Selector m_selector;
    FindingsPtr m_seen;
    KeyedPlaces<SeriesKey> m_places;
    Measurement m_measurement;
};

class HealthOfSources final : public Condition
{
public:
    HealthOfSources(const AlertRule &rule, std::uint64_t layout)
        : m_rule(rule)
        , m_condition(std::get<SourceCondition>(rule.condition))
    {
        m_measurement.layout = layout;
        m_measurement.absence = Absence::Gone; // removed or paused by somebody
    }

    const Measurement &measure(const ConditionInput &input) override
    {
        std::ranges::fill(m_measurement.values, absentValue());
        for (const SourceLife &source : input.samples.world().sources()) {
            if (source.isPaused || !isMeant(source))
                continue;
            const Duration silent = source.silentSince
                ? std::max(Duration(0), input.samples.now() - *source.silentSince)
                : Duration(0);
            m_measurement.values[placeOf(source)] = std::chrono::duration<double>(silent).count();
        }
        return m_measurement;
    }

private:
    [[nodiscard]] bool isMeant(const SourceLife &source) const
    {
        return (m_condition.source.empty() || fitsPattern(m_condition.source, source.name))
            && (m_condition.kind.empty() || m_condition.kind == sourceKindName(source.kind));
    }

    std::size_t placeOf(const SourceLife &source)
    {
        return m_places.of({source.name, source.kind}, m_measurement, [&] {
            const Labels labels{{"source", source.name},
                                {"kind", std::string(sourceKindName(source.kind))}};
            return instanceKey(m_rule, labels, nullptr);
        });
    }

    AlertRule m_rule;
    SourceCondition m_condition;
    KeyedPlaces<std::pair<std::string, SourceKind>> m_places;
    Measurement m_measurement;
};

} // namespace

std::unique_ptr<Condition>
regressionOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout)
{
    return std::make_unique<RegressionOfSeries>(rule, std::move(selector), layout);
}

std::unique_ptr<Condition> healthOfSources(const AlertRule &rule, std::uint64_t layout)
{
    return std::make_unique<HealthOfSources>(rule, layout);
}

} // namespace perfdeck
