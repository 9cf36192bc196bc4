// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/Instance.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr int kNone = -1; ///< in place of a severity
constexpr int kSeverities = 3;
constexpr int kStaleIntervals = 2;
constexpr int kGraceIntervals = 3;

std::size_t at(int severity)
{
    return static_cast<std::size_t>(severity);
}

/// Where an instance goes, and why.
struct Course
{
    AlertState state = AlertState::Normal;
    Severity severity = Severity::Info;
    AlertReason reason = AlertReason::Cleared;
};

bool isBlind(AlertState state)
{
    return state == AlertState::NoData || state == AlertState::Error;
}

/// What the instance is, apart from not being seen at the moment.
AlertState stateBehind(const Instance &it)
{
    return isBlind(it.state) ? it.memory.before : it.state;
}

/// The worse of two values of an episode.
double worse(const AlertLadder &ladder, double peak, double value, double level)
{
    if (std::isnan(peak))
        return value;
    if (std::isnan(value))
        return peak;
    switch (ladder.comparator) {
    case Comparator::Above:
    case Comparator::AtLeast:
        return std::max(peak, value);
    case Comparator::Below:
    case Comparator::AtMost:
        return std::min(peak, value);
    case Comparator::Equal:
    case Comparator::NotEqual:
        break;
    }
    return std::abs(value - level) > std::abs(peak - level) ? value : peak;
}

class Judge final
{
public:
    Judge(Instance &instance, const AlertRule &rule, Timestamp now)
        : m_it(instance)
        , m_rule(rule)
        , m_now(now)
    {
    }

    std::optional<Step> number(double value, Duration fresh)
    {
        m_it.value = value;
        m_it.memory.missingSince.reset();
        if (m_it.state == AlertState::NoData && !isFreshFor(fresh))
            return std::nullopt;
        m_it.memory.dataSince.reset();
        updateLevels(value);
        return go(course());
    }

    std::optional<Step> noNumber()
    {
        const Duration missing = missingFor();
        if (m_it.state == AlertState::NoData && missing >= kForgottenAfter)
            return finish(m_it, AlertReason::Missing, m_now);
        if (m_rule.noData == NoDataPolicy::Normal)
            return missing < m_rule.grace.value_or(Duration(0)) ? std::nullopt : well();
        const bool isPatient = m_rule.noData == NoDataPolicy::KeepLast;
        const Duration grace
            = m_rule.grace.value_or(isPatient ? kGraceIntervals * m_rule.interval : Duration(0));
        if (missing < grace || m_it.state == AlertState::NoData)
            return std::nullopt;
        return blind(AlertState::NoData, AlertReason::NoData);
    }

    std::optional<Step> gone()
    {
        if (missingFor() < kStaleIntervals * m_rule.interval)
            return std::nullopt;
        return finish(m_it, AlertReason::Missing, m_now);
    }

    std::optional<Step> problem()
    {
        if (m_it.state == AlertState::Error)
            return std::nullopt;
        return blind(AlertState::Error, AlertReason::Error);
    }

private:
    bool isFreshFor(Duration fresh)
    {
        if (!m_it.memory.dataSince)
            m_it.memory.dataSince = m_now;
        return m_now - *m_it.memory.dataSince >= fresh;
    }

    Duration missingFor()
    {
        m_it.value = std::numeric_limits<double>::quiet_NaN();
        m_it.memory.dataSince.reset();
        if (!m_it.memory.missingSince)
            m_it.memory.missingSince = m_now;
        return m_now - *m_it.memory.missingSince;
    }

    void updateLevels(double value)
    {
        const AlertLadder &ladder = m_rule.ladder;
        const bool isFiring = stateBehind(m_it) == AlertState::Firing;
        for (int s = 0; s < kSeverities; ++s) {
            auto &held = m_it.memory.heldSince[at(s)];
            const auto &raise = ladder.raise[at(s)];
            const auto &clear = ladder.clear[at(s)];
            const bool isRaised = isFiring && s <= static_cast<int>(m_it.severity);
            if (!raise || !passes(ladder.comparator, value, isRaised && clear ? *clear : *raise))
                held.reset();
            else if (!held)
                held = m_now;
        }
    }

    /// The worst level up to `limit` that is passed, since long enough where that is asked for.
    [[nodiscard]] int worstHeld(int limit, bool mustBeRipe) const
    {
        for (int s = limit; s >= 0; --s) {
            const auto &held = m_it.memory.heldSince[at(s)];
            if (held && (!mustBeRipe || m_now - *held >= m_rule.pending[at(s)]))
                return s;
        }
        return kNone;
    }

    [[nodiscard]] Course course() const
    {
        switch (stateBehind(m_it)) {
        case AlertState::Firing:
            return whileFiring();
        case AlertState::Recovering:
            return whileRecovering();
        default:
            return whileWell();
        }
    }

    [[nodiscard]] Course whileWell() const
    {
        const int ripe = worstHeld(kSeverities - 1, true);
        if (ripe != kNone)
            return {AlertState::Firing, static_cast<Severity>(ripe), AlertReason::Breach};
        const int held = worstHeld(kSeverities - 1, false);
        if (held != kNone)
            return {AlertState::Pending, static_cast<Severity>(held), AlertReason::Breach};
        return {AlertState::Normal, m_it.severity, AlertReason::Cleared};
    }

    [[nodiscard]] Course whileFiring() const
    {
        const int now = static_cast<int>(m_it.severity);
        const int ripe = worstHeld(kSeverities - 1, true);
        if (ripe > now)
            return {AlertState::Firing, static_cast<Severity>(ripe), AlertReason::Escalated};
        const int held = worstHeld(now, false);
        if (held != kNone)
            return {AlertState::Firing, static_cast<Severity>(held), AlertReason::DeEscalated};
        if (worstHeld(kSeverities - 1, false) != kNone) // worse, but not for long enough yet
            return {AlertState::Firing, m_it.severity, AlertReason::Breach};
        return ended();
    }

    [[nodiscard]] Course whileRecovering() const
    {
        const int held = worstHeld(kSeverities - 1, false);
        if (held == kNone)
            return m_now - m_it.since < m_rule.keepFiring
                ? Course{AlertState::Recovering, m_it.severity, AlertReason::Cleared}
                : ended();
        const auto severity = std::min(static_cast<Severity>(held), m_it.severity);
        return {AlertState::Firing, severity, AlertReason::BreachedAgain};
    }

    [[nodiscard]] Course ended() const
    {
        const bool isNew = stateBehind(m_it) == AlertState::Firing;
        const bool goesOn = m_it.isFlapping || (isNew && m_rule.keepFiring > Duration(0));
        return {goesOn ? AlertState::Recovering : AlertState::Normal,
                m_it.severity,
                AlertReason::Cleared};
    }

    std::optional<Step> well()
    {
        m_it.memory.heldSince = {};
        return go(course());
    }

    std::optional<Step> blind(AlertState state, AlertReason reason)
    {
        m_it.memory.before = stateBehind(m_it);
        if (!m_it.isActive()) {
            open(Severity::Warning);
            m_it.raisedAt = m_now;
        }
        return enter(state, m_it.severity, reason);
    }

    /// A new time of firing begins.
    void open(Severity severity)
    {
        m_it.severity = severity;
        m_it.firedAt = m_now;
        m_it.peak = std::numeric_limits<double>::quiet_NaN();
        m_it.level = 0;
    }

    std::optional<Step> go(const Course &course)
    {
        const bool isFiring = course.state == AlertState::Firing;
        if (isFiring || course.state == AlertState::Pending) {
            if (m_it.state == AlertState::Normal)
                m_it.raisedAt = m_now;
            if (isFiring && !m_it.isActive())
                open(course.severity);
            m_it.level = m_rule.ladder.raise[at(static_cast<int>(course.severity))].value_or(0);
            if (isFiring)
                m_it.peak = worse(m_rule.ladder, m_it.peak, m_it.value, m_it.level);
        }
        const bool isSame = course.state == m_it.state && course.severity == m_it.severity;
        if (isSame || (course.state == AlertState::Normal && m_it.state == AlertState::Normal))
            return std::nullopt;
        if (course.state == AlertState::Pending && m_it.state == AlertState::Pending) {
            m_it.severity = course.severity; // still waits: nothing happened
            return std::nullopt;
        }
        AlertReason reason = course.reason;
        if (m_it.state == AlertState::NoData)
            reason = AlertReason::DataReturned;
        else if (m_it.state == AlertState::Error)
            reason = AlertReason::ErrorEnded;
        return enter(course.state, course.severity, reason);
    }

    std::optional<Step> enter(AlertState state, Severity severity, AlertReason reason)
    {
        const Step step{m_it.state, state, reason};
        if (reason == AlertReason::Escalated || (step.from != state && severity > m_it.severity))
            m_it.memory.escalatedAt = m_now;
        const bool isTold = m_it.isActive() || isActive(state);
        if (step.from != state)
            m_it.since = m_now;
        m_it.state = state;
        m_it.severity = severity;
        if (isTold)
            m_it.countChange(m_now);
        if (state == AlertState::Normal) {
            m_it.memory = {};
            m_it.isFlapping = false;
        }
        return step;
    }

    Instance &m_it;
    const AlertRule &m_rule;
    Timestamp m_now;
};

} // namespace

void Instance::countChange(Timestamp now)
{
    std::ranges::rotate(changes, changes.end() - 1);
    changes.front() = now;
    const Timestamp first = changes.back();
    if (first != kNever && now - first <= kFlapTime)
        isFlapping = true;
}

void Instance::calm(Timestamp now)
{
    if (isFlapping && (changes.front() == kNever || now - changes.front() >= kFlapTime))
        isFlapping = false;
}

std::optional<Step> advance(Instance &instance,
                            const AlertRule &rule,
                            const Reading &reading,
                            Timestamp now,
                            Duration fresh)
{
    instance.calm(now);
    Judge judge(instance, rule, now);
    switch (reading.kind) {
    case Reading::Kind::Number:
        return judge.number(reading.value, fresh);
    case Reading::Kind::NoNumber:
        return judge.noNumber();
    case Reading::Kind::Gone:
        return judge.gone();
    case Reading::Kind::Problem:
        break;
    }
    return judge.problem();
}

std::optional<Step> finish(Instance &instance, AlertReason reason, Timestamp now)
{
    instance.memory = {};
    if (instance.state == AlertState::Normal)
        return std::nullopt;
    const Step step{instance.state, AlertState::Normal, reason};
    if (instance.isActive())
        instance.countChange(now);
    instance.isFlapping = false;
    instance.state = AlertState::Normal;
    instance.since = now;
    return step;
}

void beginAnew(Instance &instance, Timestamp now)
{
    // What fires goes on to fire; what waits for its time, to fire or to get worse, waits anew.
    for (int s = 0; s < kSeverities; ++s)
        if (!instance.isActive() || s > static_cast<int>(instance.severity))
            instance.memory.heldSince[at(s)].reset();
    instance.memory.missingSince.reset();
    instance.memory.dataSince.reset();
    instance.since = std::min(instance.since, now); // the clock may have been set back
}

bool passes(Comparator comparator, double value, double level)
{
    switch (comparator) {
    case Comparator::Above:
        return value > level;
    case Comparator::AtLeast:
        return value >= level;
    case Comparator::Below:
        return value < level;
    case Comparator::AtMost:
        return value <= level;
    case Comparator::Equal:
        return value == level;
    case Comparator::NotEqual:
        return value < level || value > level;
    }
    return false;
}

} // namespace perfdeck
