// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineAlertDesk.h"

#include "core/alerts/state/RuleBacktest.h"

#include <QMetaMethod>
#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

/// The watch tells no more than once a second by itself; what a person did is shown at once.
constexpr std::chrono::milliseconds kFrame{16};

constexpr std::size_t kMostKnown = 10'000; ///< episodes that a back-test is held against

std::string userName()
{
    return qEnvironmentVariable("USER").toStdString();
}

Result<BacktestPtr> tryOnThePast(const AlertDeskParts &parts,
                                 const AlertRuleStates &rules,
                                 AlertRule rule,
                                 TimeRange range,
                                 const std::stop_token &stop)
{
    std::vector<AlertEpisode> known;
    if (parts.data.history)
        if (const auto reader = parts.data.history->newReader())
            if (auto past = (*reader)->alertHistory({range, rule.id, {}, kMostKnown}))
                known = std::move(past->episodes);
    BacktestQuestion question;
    question.rule = std::move(rule);
    for (const AlertRuleStatus &status : rules)
        if (status.rule.isEnabled)
            question.others.push_back(status.rule);
    question.range = range;
    question.known = known;
    LiveAlertWorld world(parts.data, parts.witnesses);
    auto tried = backtest(question, world, stop);
    if (!tried)
        return failure(tried.error());
    return std::make_shared<const Backtest>(std::move(*tried));
}

} // namespace

EngineAlertDesk::EngineAlertDesk(AlertDeskParts parts, QObject *parent)
    : AlertDesk(parent)
    , m_parts(std::move(parts))
    , m_alertNews(kFrame, [this] { Q_EMIT alertsChanged(); })
    , m_ruleNews(kFrame, [this] { Q_EMIT rulesChanged(); })
    , m_silenceNews(kFrame, [this] { Q_EMIT silencesChanged(); })
    , m_deliveryNews(kFrame, [this] { Q_EMIT deliveriesChanged(); })
{
}

EngineAlertDesk::~EngineAlertDesk() = default;

template<class Answer>
std::function<void(Answer)> EngineAlertDesk::answering(QObject *receiver,
                                                       std::function<void(Answer)> answer)
{
    return [this, receiver = QPointer(receiver), answer = std::move(answer)](Answer value) {
        QMetaObject::invokeMethod(
            this,
            [receiver, answer, value = std::move(value)] {
                if (receiver)
                    answer(value);
            },
            Qt::QueuedConnection);
    };
}

void EngineAlertDesk::announce(AlertNews news)
{
    if (news.alerts)
        m_alertNews.announce();
    if (news.rules)
        m_ruleNews.announce();
    if (news.silences)
        m_silenceNews.announce();
}

AlertsPtr EngineAlertDesk::alerts() const
{
    return m_parts.watch.alerts();
}

AlertRuleStatesPtr EngineAlertDesk::rules() const
{
    return m_parts.watch.rules();
}

SilencesPtr EngineAlertDesk::silences() const
{
    return m_parts.watch.silences();
}

NoticePlanPtr EngineAlertDesk::plan() const
{
    return m_parts.notices.plan();
}

DeliveriesPtr EngineAlertDesk::deliveries() const
{
    return m_parts.notices.deliveries();
}

AlertStatus EngineAlertDesk::status() const
{
    const AlertWatchStatus watch = m_parts.watch.status();
    AlertStatus status;
    status.isOff = m_parts.config.isOff;
    status.isReadOnly = m_parts.isReadOnly;
    if (!status.isOff && !status.isReadOnly)
        status.waitsFor = watch.waitsFor;
    status.evaluations = watch.evaluations;
    status.late = watch.late;
    status.instances = watch.instances;
    status.took = watch.took;
    return status;
}

void EngineAlertDesk::act(std::vector<AlertAction> actions)
{
    for (AlertAction &action : actions) {
        if (action.who.empty())
            action.who = userName();
        if (action.time == Timestamp())
            action.time = m_parts.data.clock->now();
        m_parts.watch.carryOut(std::move(action));
    }
}

SilenceId EngineAlertDesk::putSilence(Silence silence)
{
    const Timestamp now = m_parts.data.clock->now();
    if (!silence.id.isValid()) {
        m_lastSilence = std::max(m_lastSilence + 1, now.time_since_epoch().count());
        silence.id = SilenceId(m_lastSilence);
        silence.madeAt = now;
    }
    if (silence.who.empty())
        silence.who = userName();
    const SilenceId id = silence.id;
    m_parts.watch.carryOut(std::move(silence));
    return id;
}

void EngineAlertDesk::endSilence(SilenceId silence)
{
    m_parts.watch.carryOut(EndSilence{silence});
}

void EngineAlertDesk::putRule(AlertRule rule, QObject *receiver, std::function<void(Status)> done)
{
    m_parts.watch.putRule(std::move(rule), answering(receiver, std::move(done)));
}

void EngineAlertDesk::removeRule(std::string id,
                                 QObject *receiver,
                                 std::function<void(Status)> done)
{
    m_parts.watch.removeRule(std::move(id), answering(receiver, std::move(done)));
}

bool EngineAlertDesk::show(NoticePtr notice)
{
    if (!isSignalConnected(QMetaMethod::fromSignal(&AlertDesk::noticed)))
        return false;
    QMetaObject::invokeMethod(
        this, [this, notice = std::move(notice)] { Q_EMIT noticed(notice); }, Qt::QueuedConnection);
    return true;
}

void EngineAlertDesk::putPlan(NoticePlan plan, QObject *receiver, std::function<void(Status)> done)
{
    m_parts.watch.putPlan(std::move(plan), answering(receiver, std::move(done)));
}

void EngineAlertDesk::testChannel(NoticeChannel channel,
                                  QObject *receiver,
                                  std::function<void(Status)> done)
{
    m_test.request_stop();
    m_test = std::jthread(
        [before = std::move(m_test),
         notices = &m_parts.notices,
         channel = std::move(channel),
         deliver = answering(receiver, std::move(done))](const std::stop_token &stop) mutable {
            if (before.joinable())
                before.join();
            deliver(notices->test(channel, stop));
        });
}

void EngineAlertDesk::askHistory(AlertQuery query,
                                 QObject *receiver,
                                 std::function<void(Result<AlertHistoryPtr>)> answer)
{
    const auto deliver = answering(receiver, std::move(answer));
    const auto join = [watch = &m_parts.watch, query, deliver](AlertHistory stored) {
        deliver(std::make_shared<const AlertHistory>(watch->joined(std::move(stored), query)));
    };
    m_parts.submit(
        [query, join, deliver](QueryService &service, const std::stop_token &) {
            auto stored = service.alerts(query);
            if (stored)
                join(std::move(*stored));
            else
                deliver(failure(std::move(stored).error()));
        },
        [join] { join({}); });
}

void EngineAlertDesk::askBacktest(AlertRule rule,
                                  TimeRange range,
                                  QObject *receiver,
                                  std::function<void(Result<BacktestPtr>)> answer)
{
    m_backtest.request_stop();
    // The newer one waits for the older one to notice, so that nobody else has to.
    m_backtest = std::jthread(
        [before = std::move(m_backtest),
         parts = m_parts,
         rules = rules(),
         rule = std::move(rule),
         range,
         deliver = answering(receiver, std::move(answer))](const std::stop_token &stop) mutable {
            if (before.joinable())
                before.join();
            deliver(tryOnThePast(parts, *rules, std::move(rule), range, stop));
        });
}

void EngineAlertDesk::stop()
{
    m_backtest = {};
    m_test = {};
}

} // namespace perfdeck
