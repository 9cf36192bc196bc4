// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/AlertRounds.h"
#include "core/engine/alerts/AlertCommand.h"
#include "core/engine/alerts/CommandBox.h"
#include "core/engine/alerts/LiveAlertWorld.h"
#include "core/engine/alerts/NoticeOffice.h"
#include "core/engine/alerts/RecentAlerts.h"
#include "core/engine/alerts/RuleFolder.h"
#include "core/engine/ClockWatch.h"
#include "core/model/Event.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

struct AlertWatchParts
{
    WatchParts data;
    AlertWitnesses witnesses;
    std::function<Duration()> suspended = timeSuspended;
    NoticeOffice *notices = nullptr; ///< outlives the watch; null: nobody is told
};

struct AlertWatchOptions
{
    std::string rules; ///< see AlertConfig
    std::string refusal; ///< why nothing is evaluated and taken in for good; empty: it is
    std::optional<CommandBox> commands{}; ///< of other processes
};

/// Which snapshots are different.
struct AlertNews
{
    bool alerts = false;
    bool rules = false;
    bool silences = false;
};

/// Past facts, told on the thread of the watch. Each must return at once.
struct AlertWatchSink
{
    std::function<void(AlertChanges)> store;
    std::function<void(Event)> post;
    std::function<void(AlertNews)> changed;
};

/// How the evaluation of rules fares.
struct AlertWatchStatus
{
    std::string waitsFor; ///< why nothing is evaluated now; empty: it is
    std::uint64_t evaluations = 0; ///< of single rules
    std::uint64_t late = 0;
    std::size_t instances = 0; ///< of all rules
    Duration took{0}; ///< the last evaluation of all rules that were due
};

/// Holds the rules against what is collected, on a thread of its own; the only one that changes the
/// book of alerts. Goes on after a restart where the history says it stood. While another process
/// writes the history, that one evaluates: this one shows what is stored and hands commands over.
class AlertWatch final
{
public:
    AlertWatch(AlertWatchParts parts, AlertWatchOptions options, AlertWatchSink sink);

    /// The body of the thread; begins once `isReady`, which it asks from time to time.
    void run(std::stop_token stop, const std::function<bool()> &isReady);
    /// One turn of it, for who brings a thread and a clock of his own.
    void step();

    /// Any thread; returns at once. `done` is called on the thread of the watch, and not at all
    /// when that ends before.
    void carryOut(AlertCommand command, std::function<void(Status)> done = {});
    /// Writes the files of the user; likewise.
    void putRule(AlertRule rule, std::function<void(Status)> done);
    void removeRule(std::string id, std::function<void(Status)> done);
    void putPlan(NoticePlan plan, std::function<void(Status)> done);

    // Snapshots, any thread; none is ever null.
    [[nodiscard]] AlertsPtr alerts() const;
    /// Those in force, then those that are refused.
    [[nodiscard]] AlertRuleStatesPtr rules() const;
    [[nodiscard]] SilencesPtr silences() const;
    [[nodiscard]] AlertWatchStatus status() const;
    /// The stored answer with what is newer.
    [[nodiscard]] AlertHistory joined(AlertHistory stored, const AlertQuery &query) const;

private:
    /// Something to be done between two rounds.
    using Job = std::function<void()>;

    void submit(Job job);
    [[nodiscard]] bool isHeldElsewhere() const;
    void begin();
    void showStored();
    void takeJobs();
    void takeInCommands();
    void lookAtFiles();
    void applyRules();
    void hold(std::string why);
    void watchClock(Timestamp now);
    [[nodiscard]] Status carry(const AlertCommand &command);
    [[nodiscard]] Status comment(const AlertAction &action);
    void handOut(bool isUrgent);
    [[nodiscard]] std::vector<AlertTransition> takeChanges(bool &isChanged);
    void keep(AlertChanges changes);
    void post(const AlertChanges &changes);
    void markInhibited();
    void tellPeople(const std::vector<AlertTransition> &transitions, bool isChanged);
    void publish();
    [[nodiscard]] AlertRuleStatesPtr ruleStates() const;
    void wait(const std::stop_token &stop);

    const AlertWatchParts m_parts;
    const AlertWatchOptions m_options;
    const AlertWatchSink m_sink;
    RecentAlerts m_recent;

    // The thread of the watch only.
    LiveAlertWorld m_world;
    std::unique_ptr<AlertRounds> m_rounds; ///< null while nothing is evaluated
    RuleFolder m_folder;
    ClockWatch m_clock;
    SteadyTime m_lastLook{}; ///< at the files of rules and channels
    SteadyTime m_lastShown{}; ///< what is stored
    SteadyTime m_lastNews{};
    std::string m_heldFor;
    std::uint64_t m_heldAt = 0; ///< evaluations there were then
    Duration m_took{0};
    bool m_areNoticesOpen = false;
    bool m_hasNews = false;
    bool m_hasRuleNews = true;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs; ///< all guarded by m_mutex
    AlertsPtr m_alerts = std::make_shared<const Alerts>();
    AlertRuleStatesPtr m_rules = std::make_shared<const AlertRuleStates>();
    SilencesPtr m_silences = std::make_shared<const Silences>();
    AlertWatchStatus m_status;
};

} // namespace perfdeck
