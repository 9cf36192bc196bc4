// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "core/model/AlertRule.h"

#include <array>
#include <limits>
#include <optional>

namespace perfdeck {

/// What one evaluation says about one instance.
struct Reading
{
    enum class Kind
    {
        Number, ///< NaN passes no level
        NoNumber, ///< no instance of the rule has one
        Gone, ///< others have a number, this one has none
        Problem, ///< the rule cannot be evaluated
    };
    Kind kind = Kind::Number;
    double value = std::numeric_limits<double>::quiet_NaN();
};

/// One instance of a rule, as far as its state machine goes; without names and texts.
struct Instance
{
    static constexpr Timestamp kNever = Timestamp::min();

    AlertState state = AlertState::Normal;
    Severity severity = Severity::Info;
    bool isFlapping = false;
    Timestamp since;
    Timestamp raisedAt;
    Timestamp firedAt;
    double value = std::numeric_limits<double>::quiet_NaN();
    double level = 0;
    double peak = std::numeric_limits<double>::quiet_NaN();
    AlertMemory memory;
    /// When it last changed, newest first; for flapping.
    std::array<Timestamp, kFlapChanges + 1> changes{kNever, kNever, kNever, kNever, kNever};

    [[nodiscard]] bool isActive() const { return perfdeck::isActive(state); }

    /// One more change, which may be the one that makes it flap.
    void countChange(Timestamp now);
    /// It flaps no more when nothing changed for long enough.
    void calm(Timestamp now);
};

/// That an instance went over to another state or severity.
struct Step
{
    AlertState from = AlertState::Normal;
    AlertState to = AlertState::Normal;
    AlertReason reason = AlertReason::Breach;
};

/// Moves an instance on by one evaluation; none where neither state nor severity changed. Only what
/// is handed in counts: the same readings at the same times give the same steps. `fresh` is how
/// long numbers must be back before an instance without data is judged again. O(1). Pure.
[[nodiscard]] std::optional<Step> advance(Instance &instance,
                                          const AlertRule &rule,
                                          const Reading &reading,
                                          Timestamp now,
                                          Duration fresh);

/// Ends it whatever it was; none where it was Normal.
[[nodiscard]] std::optional<Step> finish(Instance &instance, AlertReason reason, Timestamp now);

/// Begins anew what must hold without a break.
void beginAnew(Instance &instance, Timestamp now);

/// Whether a number is beyond a level.
[[nodiscard]] bool passes(Comparator comparator, double value, double level);

} // namespace perfdeck
