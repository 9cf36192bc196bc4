// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/ConditionKinds.h"
#include "core/alerts/state/SeriesCondition.h"
#include "core/alerts/state/WindowNumber.h"

#include <cmath>
#include <deque>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

class ThresholdOfSeries final : public SeriesCondition
{
public:
    ThresholdOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout)
        : SeriesCondition(rule, std::move(selector), layout)
        , m_condition(std::get<ThresholdCondition>(rule.condition))
    {
    }

private:
    double number(std::size_t place, SeriesId series, SampleCache &samples) override
    {
        while (m_windows.size() <= place)
            m_windows.emplace_back(m_condition);
        return m_windows[place].now(samples, series);
    }

    void forgetPlaces() override { m_windows.clear(); }

    ThresholdCondition m_condition;
    std::deque<WindowNumber> m_windows; ///< by place
};

class ChangeOfSeries final : public SeriesCondition
{
public:
    ChangeOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout)
        : SeriesCondition(rule, std::move(selector), layout)
        , m_condition(std::get<ChangeCondition>(rule.condition))
    {
    }

private:
    struct Windows
    {
        WindowNumber now;
        WindowNumber then;
    };

    double number(std::size_t place, SeriesId series, SampleCache &samples) override
    {
        while (m_windows.size() <= place)
            m_windows.push_back(
                {WindowNumber(m_condition.measured), WindowNumber(m_condition.measured)});
        Windows &windows = m_windows[place];
        const double then
            = windows.then.at(samples, series, earlierMoment(m_condition, samples.now()));
        return changeBetween(then, windows.now.now(samples, series), m_condition.kind);
    }

    void forgetPlaces() override { m_windows.clear(); }

    ChangeCondition m_condition;
    std::deque<Windows> m_windows; ///< by place
};

class AbsenceOfSeries final : public SeriesCondition
{
public:
    using SeriesCondition::SeriesCondition;

private:
    bool isPresent(SeriesId series, SampleCache &samples) override
    {
        return samples.newest(series).has_value();
    }

    double number(std::size_t /*place*/, SeriesId series, SampleCache &samples) override
    {
        const Duration age = samples.now() - samples.newest(series)->time;
        return std::max(0.0, std::chrono::duration<double>(age).count());
    }

    /// A selector that matches nothing at all is an instance too.
    void complete(Measurement &measurement, SampleCache & /*samples*/) override
    {
        for (const double value : measurement.values)
            if (!isAbsent(value))
                return;
        if (!m_nothing) {
            m_nothing = measurement.keys.size();
            measurement.keys.push_back(instanceKey(rule(), askedFor(), nullptr));
            measurement.values.push_back(absentValue());
        }
        measurement.values[*m_nothing] = std::numeric_limits<double>::infinity();
    }

    void forgetPlaces() override { m_nothing.reset(); }

    [[nodiscard]] Labels askedFor() const
    {
        Labels labels;
        for (const Selector::Matcher &matcher : selector().matchers)
            if (matcher.match == Selector::Match::Equal)
                labels.set(matcher.label, matcher.value);
        return labels;
    }

    std::optional<std::size_t> m_nothing; ///< its place
};

} // namespace

double changeBetween(double then, double now, ChangeKind kind)
{
    return kind == ChangeKind::Absolute ? now - then : (now - then) / std::abs(then);
}

Timestamp earlierMoment(const ChangeCondition &condition, Timestamp now)
{
    constexpr int kSteps = 8;
    return alignedDown(now - condition.ago, condition.measured.window / kSteps);
}

std::unique_ptr<Condition>
levelOfSeries(const AlertRule &rule, Selector selector, std::uint64_t layout)
{
    if (std::holds_alternative<ChangeCondition>(rule.condition))
        return std::make_unique<ChangeOfSeries>(rule, std::move(selector), layout);
    if (std::holds_alternative<AbsenceCondition>(rule.condition))
        return std::make_unique<AbsenceOfSeries>(rule, std::move(selector), layout);
    return std::make_unique<ThresholdOfSeries>(rule, std::move(selector), layout);
}

} // namespace perfdeck
