// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/AlertDesk.h"
#include "core/engine/alerts/AlertWatch.h"
#include "core/engine/Announcer.h"
#include "core/model/Config.h"
#include "core/query/QueryService.h"

#include <QPointer>

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace perfdeck {

/// What the desk stands on; outlives it.
struct AlertDeskParts
{
    AlertWatch &watch;
    NoticeOffice &notices;
    WatchParts data;
    AlertWitnesses witnesses;
    AlertConfig config;
    bool isReadOnly = false;
    /// Has a question answered on a reader thread; the second is called where there is none.
    std::function<void(std::function<void(QueryService &, std::stop_token)>, std::function<void()>)>
        submit;
};

/// The desk of a session. Lives on the thread of the session (the GUI thread).
class EngineAlertDesk final : public AlertDesk
{
    Q_OBJECT

public:
    explicit EngineAlertDesk(AlertDeskParts parts, QObject *parent = nullptr);
    ~EngineAlertDesk() override;

    /// Ends a back-test that is under way. Before the history is closed.
    void stop();
    /// Any thread.
    void announce(AlertNews news);

    void announceDeliveries() { m_deliveryNews.announce(); }

    /// Hands it to whoever shows notices on the desktop; false: there is nobody. Any thread.
    [[nodiscard]] bool show(NoticePtr notice);

    [[nodiscard]] AlertsPtr alerts() const override;
    [[nodiscard]] AlertRuleStatesPtr rules() const override;
    [[nodiscard]] SilencesPtr silences() const override;
    [[nodiscard]] NoticePlanPtr plan() const override;
    [[nodiscard]] DeliveriesPtr deliveries() const override;
    [[nodiscard]] AlertStatus status() const override;

    void act(std::vector<AlertAction> actions) override;
    SilenceId putSilence(Silence silence) override;
    void endSilence(SilenceId silence) override;
    void putRule(AlertRule rule, QObject *receiver, std::function<void(Status)> done) override;
    void removeRule(std::string id, QObject *receiver, std::function<void(Status)> done) override;
    void putPlan(NoticePlan plan, QObject *receiver, std::function<void(Status)> done) override;
    void testChannel(NoticeChannel channel,
                     QObject *receiver,
                     std::function<void(Status)> done) override;

    void askHistory(AlertQuery query,
                    QObject *receiver,
                    std::function<void(Result<AlertHistoryPtr>)> answer) override;
    void askBacktest(AlertRule rule,
                     TimeRange range,
                     QObject *receiver,
                     std::function<void(Result<BacktestPtr>)> answer) override;

private:
    /// Hands an answer to its asker, on the thread of the desk, unless that died.
    template<class Answer>
    [[nodiscard]] std::function<void(Answer)> answering(QObject *receiver,
                                                        std::function<void(Answer)> answer);

    const AlertDeskParts m_parts;
    Announcer m_alertNews;
    Announcer m_ruleNews;
    Announcer m_silenceNews;
    Announcer m_deliveryNews;
    SilenceId::Value m_lastSilence = 0;
    std::jthread m_backtest;
    std::jthread m_test; ///< of a channel
};

} // namespace perfdeck
