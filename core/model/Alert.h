// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Id.h"
#include "core/model/AlertRule.h"
#include "core/model/Series.h"
#include "core/model/TimeRange.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Stays with an instance for ever: made from the rule's id and the sorted labels. What people and
/// other programs know it by (16 hexadecimal digits, alertFingerprint()).
using AlertId = Id<struct AlertTag, std::int64_t>;
/// One time that an instance fired, from its raise to its end. Made from the instance and the
/// moment, so that the same samples give the same numbers.
using EpisodeId = Id<struct EpisodeTag, std::int64_t>;
using SilenceId = Id<struct SilenceTag, std::int64_t>;

enum class AlertState
{
    Normal,
    Pending, ///< the condition holds, but not long enough
    Firing,
    Recovering, ///< fires on though the condition ended
    NoData,
    Error, ///< the rule cannot be evaluated
};

/// Fires, lacks data or fails: somebody is to know.
[[nodiscard]] constexpr bool isActive(AlertState state)
{
    return state != AlertState::Normal && state != AlertState::Pending;
}

/// Why an instance went over to another state, or to another severity.
enum class AlertReason
{
    Breach,
    Escalated,
    DeEscalated,
    Cleared,
    BreachedAgain, ///< while Recovering; not told
    NoData,
    DataReturned,
    Error,
    ErrorEnded,
    Missing, ///< its series went away while others reported
    ResolvedByHand,
    RuleChanged,
    RuleGone,
};

/// Somebody looks after it. Stops repeats, not escalation.
struct Acknowledgement
{
    std::string who;
    Timestamp time;
    std::string note;
    std::optional<Timestamp> until; ///< then it counts as not acknowledged
    bool isSnooze = false;

    friend bool operator==(const Acknowledgement &, const Acknowledgement &) = default;
};

/// What an instance must know to go on after a restart as if there had been none.
struct AlertMemory
{
    std::array<std::optional<Timestamp>, 3>
        heldSince{}; ///< by Severity: passed at every evaluation since
    std::optional<Timestamp> missingSince; ///< no number at any evaluation since
    std::optional<Timestamp> dataSince; ///< after a time without: numbers again since
    std::optional<Timestamp> escalatedAt; ///< an acknowledgement from before does not count
    AlertState before = AlertState::Normal; ///< what NoData or Error took the place of
    bool isWhole = false; ///< stands for all instances of its rule together

    friend bool operator==(const AlertMemory &, const AlertMemory &) = default;
};

/// One instance of a rule as it is now.
struct Alert
{
    AlertId id;
    EpisodeId episode; ///< none while Normal or Pending
    std::string rule;
    Labels labels; ///< of the series and of the rule; sorted
    SeriesKeyPtr series; ///< what to plot; null where it is made from several
    AlertState state = AlertState::Normal;
    Severity severity = Severity::Info; ///< of the level that is raised
    Timestamp since; ///< in this state
    Timestamp raisedAt; ///< when the condition first held without a break
    Timestamp firedAt; ///< of this episode
    double value = 0; ///< at the last evaluation; NaN where there is none
    double level = 0; ///< that it passed
    double peak = 0; ///< the worst value of this episode
    std::string title; ///< the template of the rule, filled
    std::string text;
    std::string problem; ///< of NoData and Error: one sentence
    bool isFlapping = false;
    bool isInhibited = false; ///< a rule of inhibition keeps it from being told
    SilenceId silence; ///< the one that keeps it from being told; none
    std::optional<Acknowledgement> acknowledgement;
    AlertMemory memory;

    /// Wants somebody's attention: it fires (or lacks data, or fails) and nobody looks after it.
    [[nodiscard]] bool isOpen(Timestamp now) const;

    [[nodiscard]] bool isActive() const { return perfdeck::isActive(state); }

    friend bool operator==(const Alert &, const Alert &) = default;
};

using AlertPtr = std::shared_ptr<const Alert>;
/// Worst first, then oldest first.
using Alerts = std::vector<AlertPtr>;
using AlertsPtr = std::shared_ptr<const Alerts>;

/// A past fact of one instance, kept for a year.
struct AlertTransition
{
    AlertId alert;
    EpisodeId episode;
    Timestamp time;
    AlertState from = AlertState::Normal;
    AlertState to = AlertState::Normal;
    Severity severity = Severity::Info;
    AlertReason reason = AlertReason::Breach;
    double value = 0;
    double level = 0;
    std::uint64_t ruleVersion = 0; ///< changes with every change of the rule

    friend bool operator==(const AlertTransition &, const AlertTransition &) = default;
};

/// What a person does about instances.
struct AlertAction
{
    enum class Kind
    {
        Acknowledge,
        Snooze, ///< an acknowledgement that ends at `until`
        Resolve, ///< over by hand; a condition that still holds raises it anew after `for`
        Comment,
        Undo, ///< of the last Acknowledge, Snooze or Resolve
    };
    Kind kind = Kind::Acknowledge;
    AlertId alert;
    EpisodeId episode; ///< none: the one that is open
    std::string who; ///< empty: the user's name
    Timestamp time; ///< the epoch: now
    std::string note;
    std::optional<Timestamp> until;

    static constexpr std::size_t kMaxNote = 4096;

    friend bool operator==(const AlertAction &, const AlertAction &) = default;
};

/// How one time that an instance fired went: the row of the history.
struct AlertEpisode
{
    EpisodeId id;
    AlertId alert;
    std::string rule;
    Labels labels;
    SeriesKeyPtr series; ///< may be null
    std::string title;
    Severity severity = Severity::Info; ///< the worst
    Timestamp raisedAt;
    Timestamp firedAt;
    std::optional<Timestamp> acknowledgedAt;
    std::optional<Timestamp> endedAt; ///< none: it is still open
    AlertReason end = AlertReason::Cleared;
    double peak = 0;
    double level = 0;
    std::vector<AlertAction> actions; ///< by people, in order

    friend bool operator==(const AlertEpisode &, const AlertEpisode &) = default;
};

/// Of what becomes nothing for a time. Matches where all matchers do.
struct LabelMatcher
{
    enum class Kind
    {
        Equal,
        NotEqual,
        Pattern, ///< * stands for anything
        NotPattern,
    };
    std::string label; ///< also "rule" and "severity"
    Kind kind = Kind::Equal;
    std::string value;

    friend bool operator==(const LabelMatcher &, const LabelMatcher &) = default;
};

struct Silence
{
    SilenceId id; ///< none: a new one
    std::vector<LabelMatcher> matchers; ///< at least one
    TimeRange range; ///< at most kLongest
    std::string who;
    std::string comment;
    Timestamp madeAt;

    static constexpr Duration kLongest = std::chrono::days(30);

    friend bool operator==(const Silence &, const Silence &) = default;
};

/// Pending, active and those that ended in the last 30 days; newest first.
using Silences = std::vector<Silence>;
using SilencesPtr = std::shared_ptr<const Silences>;

/// Which past is asked for.
struct AlertQuery
{
    TimeRange range; ///< episodes that touch it
    std::string rule; ///< empty: all
    AlertId alert; ///< none: all
    std::size_t limit = 10'000; ///< the newest
};

struct AlertHistory
{
    TimeRange range;
    std::vector<AlertEpisode> episodes; ///< newest first
    std::vector<AlertTransition>
        transitions; ///< of these, in order; only when one alert is asked for
    bool isCut = false; ///< there are more than the limit
};

using AlertHistoryPtr = std::shared_ptr<const AlertHistory>;

/// What is to be written: whole values by their numbers, facts to be added.
struct AlertChanges
{
    std::vector<AlertPtr> alerts; ///< as they are now; Normal ones are forgotten
    std::vector<AlertEpisode> episodes;
    std::vector<AlertTransition> transitions;
    std::vector<Silence> silences;

    [[nodiscard]] bool empty() const
    {
        return alerts.empty() && episodes.empty() && transitions.empty() && silences.empty();
    }
};

/// What a book of alerts goes on with after a restart.
struct StoredAlerts
{
    Alerts alerts; ///< not Normal
    std::vector<AlertEpisode> episodes; ///< open ones
    std::vector<AlertTransition> transitions; ///< of the last kFlapTime, of all instances, in order
    Silences silences;
};

/// More than kFlapChanges changes of an instance within kFlapTime are flapping; it is over after
/// kFlapTime without one.
inline constexpr std::size_t kFlapChanges = 4;
inline constexpr Duration kFlapTime = std::chrono::minutes(10);
/// A series without samples for so long is no series of any rule, until there is one again.
inline constexpr Duration kForgottenAfter = std::chrono::hours(24);
/// An acknowledgement that names no end.
inline constexpr Duration kAcknowledgedFor = std::chrono::hours(24);

[[nodiscard]] AlertId alertId(std::string_view rule, const Labels &labels);
[[nodiscard]] EpisodeId episodeId(AlertId alert, Timestamp firedAt);
[[nodiscard]] std::string alertFingerprint(AlertId id);
[[nodiscard]] bool matches(const std::vector<LabelMatcher> &matchers, const Alert &alert);
/// Whether `text` is what the pattern describes; * stands for any number of any characters.
[[nodiscard]] bool fitsPattern(std::string_view pattern, std::string_view text);
/// label="a" label!="b" label=~"gpu*" label!~"x*", divided by commas; NAME=VALUE without quotes
/// too. On failure the reason names the column.
[[nodiscard]] Result<std::vector<LabelMatcher>> parseMatchers(std::string_view text);
[[nodiscard]] std::string matchersText(const std::vector<LabelMatcher> &matchers);

// Stable lower-case words for SQL, JSON and events: "firing", "no-data", "de-escalated",
// "critical".
[[nodiscard]] std::string_view alertStateName(AlertState state);
[[nodiscard]] std::string_view alertReasonName(AlertReason reason);
[[nodiscard]] std::string_view severityName(Severity severity);
[[nodiscard]] std::string_view actionName(AlertAction::Kind kind);
[[nodiscard]] std::optional<AlertState> alertState(std::string_view word);
[[nodiscard]] std::optional<AlertReason> alertReason(std::string_view word);
[[nodiscard]] std::optional<Severity> alertSeverity(std::string_view word);
[[nodiscard]] std::optional<AlertAction::Kind> actionKind(std::string_view word);

} // namespace perfdeck
