// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Alert.h"
#include "core/model/Backtest.h"
#include "core/model/Notice.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// How the evaluation of rules fares.
struct AlertStatus
{
    bool isOff = false; ///< alerting was switched off at the start
    bool isReadOnly = false; ///< a history that is only looked at: nothing is evaluated or kept
    std::string waitsFor; ///< why nothing is evaluated now ("fresh data after a suspend"); empty
    std::uint64_t evaluations = 0;
    std::uint64_t late = 0; ///< that began later than an interval after their time
    std::size_t instances = 0;
    Duration took{0}; ///< the last evaluation of all rules that were due
};

/// Alerts as windows and terminal see them: immutable snapshots, commands that return at once, and
/// questions answered later on the thread of the desk (the GUI thread) unless `receiver` died.
class AlertDesk : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Snapshots; none is ever null.
    /// Every instance that is not Normal.
    [[nodiscard]] virtual AlertsPtr alerts() const = 0;
    /// In the order of the files, bundled ones last.
    [[nodiscard]] virtual AlertRuleStatesPtr rules() const = 0;
    [[nodiscard]] virtual SilencesPtr silences() const = 0;
    [[nodiscard]] virtual NoticePlanPtr plan() const = 0;
    /// Of the last 30 days, at most 10,000.
    [[nodiscard]] virtual DeliveriesPtr deliveries() const = 0;
    [[nodiscard]] virtual AlertStatus status() const = 0;

    // Commands, followed by the signal of what they change.
    virtual void act(std::vector<AlertAction> actions) = 0;
    /// Puts it in the place of the one with its number; gives that number.
    virtual SilenceId putSilence(Silence silence) = 0;
    virtual void endSilence(SilenceId silence) = 0;

    /// Writes the rule into the file it came from, a new or bundled one into the user's own;
    /// `done` gets the reason where that failed.
    virtual void putRule(AlertRule rule, QObject *receiver, std::function<void(Status)> done) = 0;
    /// Out of its file; a bundled one is switched off.
    virtual void removeRule(std::string id, QObject *receiver, std::function<void(Status)> done)
        = 0;
    virtual void putPlan(NoticePlan plan, QObject *receiver, std::function<void(Status)> done) = 0;
    /// Sends a notice of the kind Test now, past queue and limits.
    virtual void
    testChannel(NoticeChannel channel, QObject *receiver, std::function<void(Status)> done)
        = 0;

    // Questions.
    virtual void askHistory(AlertQuery query,
                            QObject *receiver,
                            std::function<void(Result<AlertHistoryPtr>)> answer)
        = 0;
    /// The rule against stored samples. One at a time: a newer one ends an older one with
    /// Cancelled.
    virtual void askBacktest(AlertRule rule,
                             TimeRange range,
                             QObject *receiver,
                             std::function<void(Result<BacktestPtr>)> answer)
        = 0;

Q_SIGNALS:
    void alertsChanged();
    void rulesChanged();
    void silencesChanged();
    void deliveriesChanged();
    /// To be shown by the notification service of the desktop.
    void noticed(perfdeck::NoticePtr notice);
};

} // namespace perfdeck
