// SPDX-License-Identifier: GPL-3.0-or-later
// As GoldenTextTest, of the models of the Alerts tab and of what is said about alerts.
#include "tests/gui/models/GoldenCheck.h"
#include "tests/support/AlertSamples.h"
#include "tests/support/FakeClock.h"
#include "widgets/models/AlertRulesModel.h"
#include "widgets/models/AlertsFeed.h"
#include "widgets/models/AlertsModel.h"
#include "widgets/models/AlertWords.h"
#include "widgets/models/DeliveriesModel.h"
#include "widgets/models/EpisodesModel.h"
#include "widgets/models/SilencesModel.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kAlerts = 15; // one of each kind

} // namespace

class GoldenAlertsTest final : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    FakeAlertDesk m_desk{m_clock};
    QTimeZone m_zone = QTimeZone::utc();

    [[nodiscard]] Timestamp now() const { return m_clock->now(); }

    [[nodiscard]] std::vector<AlertRow> rows(AlertSelection selection,
                                             const AlertFilter &filter = {})
    {
        return alertRows(
            *m_desk.alerts(), RuleBook(m_desk.rules()), selection, filter, now(), m_zone);
    }

    /// Of the first rule.
    [[nodiscard]] AlertPtr firing() const
    {
        for (const AlertPtr &alert : *m_desk.alerts())
            if (alert->rule == "latency-high" && alert->state == AlertState::Firing)
                return alert;
        return nullptr;
    }

private Q_SLOTS:

    void init() { fillDesk(m_desk, kAlerts, now()); }

    void alertsAreListedInWords()
    {
        AlertsModel model;
        checkRows("AlertsModel", model, rows(AlertSelection::All));
    }

    void listsAreTakenApart()
    {
        const std::size_t active = rows(AlertSelection::Active).size();
        const std::size_t pending = rows(AlertSelection::Pending).size();
        QCOMPARE(pending, std::size_t(1));
        QCOMPARE(active, kAlerts - pending);
        QCOMPARE(rows(AlertSelection::Open).size() + rows(AlertSelection::Kept).size(), active);
        AlertFilter filter;
        filter.severity = Severity::Critical;
        const std::size_t critical = rows(AlertSelection::Active, filter).size();
        QVERIFY(critical > 0 && critical < active);
        filter = {{}, "latency-high", "node-1"};
        for (const AlertRow &row : rows(AlertSelection::All, filter)) {
            QCOMPARE(row.rule, QStringLiteral("latency-high"));
            QCOMPARE(row.source, QStringLiteral("node-1"));
        }
        QCOMPARE(rows(AlertSelection::All, filter).size(), std::size_t(1));
        filter.rule = "none of this name";
        QVERIFY(rows(AlertSelection::All, filter).empty());
    }

    void episodesAreListedInWords()
    {
        EpisodesModel model;
        std::vector<AlertEpisode> episodes
            = sampleEpisodes(*m_desk.rules(), *m_desk.alerts(), 12, now());
        checkRows(
            "EpisodesModel", model, episodeRows(episodes, RuleBook(m_desk.rules()), now(), m_zone));
    }

    void silencesAreListedInWords()
    {
        SilencesModel model;
        checkRows("SilencesModel",
                  model,
                  silenceRows(*m_desk.silences(), *m_desk.alerts(), now(), m_zone));
    }

    void rulesAreListedInWords()
    {
        AlertRulesModel model;
        AlertRuleStates rules = *m_desk.rules();
        AlertRuleStatus composite;
        composite.rule.id = "service-down";
        composite.rule.condition = CompositeCondition{{"source-down"}, {"queue-long"}, {"off"}, {}};
        composite.lastEvaluation = now();
        composite.extra = 12;
        rules.push_back(composite);
        AlertRuleStatus regression;
        regression.rule.id = "regressed";
        regression.rule.condition = RegressionCondition{};
        regression.rule.ladder.raise[1] = 0.1;
        regression.lastEvaluation = now();
        rules.push_back(regression);
        checkRows("AlertRulesModel", model, alertRuleRows(rules, now(), m_zone));
    }

    void aRuleThatMakesNearlyAllNoticesIsRemarkedUpon()
    {
        AlertRuleStates rules = *m_desk.rules();
        for (AlertRuleStatus &rule : rules)
            rule.notices = 1;
        const auto noisy = [&] { return alertRuleRows(rules, now(), m_zone).front().remark; };
        rules.front().notices = 19; // 19 of 24: not yet
        QVERIFY(noisy().isEmpty());
        rules.front().notices = 21; // 21 of 26
        QVERIFY2(noisy().contains(QStringLiteral("80.8 %"))
                     || noisy().contains(QStringLiteral("80.8\u00a0%")),
                 qPrintable(noisy()));
    }

    void noticesAreListedInWords()
    {
        DeliveriesModel model;
        checkRows("DeliveriesModel", model, deliveryRows(*m_desk.deliveries(), now(), m_zone));
        QCOMPARE(deliveriesText(*m_desk.deliveries()), QStringLiteral("1 failed, 2 wait, 12 sent"));
        QVERIFY(deliveriesText({}).isEmpty());
    }

    void allIsSaidInWords()
    {
        QString text = countsText(countAlerts(*m_desk.alerts(), now())) + QChar(u'\n');
        text += countsText({}) + QChar(u'\n');
        const RuleBook rules(m_desk.rules());
        for (const AlertPtr &alert : *m_desk.alerts())
            text += alertSentence(*alert, rules.rule(alert->rule), now(), m_zone) + QChar(u'\n');
        const std::vector<AlertEpisode> episodes
            = sampleEpisodes(*m_desk.rules(), *m_desk.alerts(), 6, now());
        for (const AlertEpisode &episode : episodes)
            text
                += episodeSentence(episode, rules.rule(episode.rule), now(), m_zone) + QChar(u'\n');
        text += paceText(alertPace(episodes)) + QChar(u'\n');
        text += alertText(*firing(), rules.rule("latency-high"), now(), m_zone) + QChar(u'\n');
        const QString difference = goldenDifference(QStringLiteral("AlertWords"), text);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void anAlertIsCopiedAsJson()
    {
        const AlertPtr alert = firing();
        const QJsonObject object = QJsonDocument::fromJson(alertJson(*alert).toUtf8()).object();
        QCOMPARE(object[QLatin1StringView("rule")].toString(), QStringLiteral("latency-high"));
        QCOMPARE(object[QLatin1StringView("id")].toString(),
                 QString::fromStdString(alertFingerprint(alert->id)));
        QCOMPARE(object[QLatin1StringView("value")].toDouble(), alert->value);
        QCOMPARE(object[QLatin1StringView("fired_at")].toString(),
                 QString::fromStdString(toIso8601(alert->firedAt)));
        QVERIFY(object[QLatin1StringView("labels")].toObject().contains(QStringLiteral("model")));
        Alert silent = *alert;
        silent.value = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(QJsonDocument::fromJson(alertJson(silent).toUtf8())
                    .object()[QLatin1StringView("value")]
                    .isNull());
    }

    void theUnitIsThatOfWhatIsMeasured()
    {
        const SeriesKey latency{"inference_latency_seconds", {}};
        QCOMPARE(alertUnit(ThresholdCondition{}, &latency), Unit::Second);
        QCOMPARE(alertUnit(ThresholdCondition{"", Reducer::Count}, &latency), Unit::Count);
        QCOMPARE(alertUnit(ThresholdCondition{"", Reducer::Rate}, &latency), Unit::PerSecond);
        QCOMPARE(alertUnit(ThresholdCondition{}, nullptr), Unit::None);
        QCOMPARE(alertUnit(ChangeCondition{}, &latency), Unit::Ratio);
        QCOMPARE(alertUnit(ForecastCondition{}, &latency), Unit::Second);
    }

    void theFeedAsksForTheRange()
    {
        TimeScope scope(m_clock);
        scope.showRange({now() - 2h, now() - 1h});
        Questions questions;
        questions.alerts = [this](AlertQuery query, QObject *receiver, auto answer) {
            m_desk.askHistory(std::move(query), receiver, std::move(answer));
        };
        AlertsFeed feed(std::move(questions), scope);
        QSignalSpy ready(&feed, &AlertsFeed::historyReady);
        feed.setActive(true);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(m_desk.queries().back().range, scope.range());
        scope.backToLive();
        QTRY_COMPARE(ready.size(), 2);
        QVERIFY(m_desk.queries().back().range.contains(now()));
    }
};

QTEST_MAIN(GoldenAlertsTest)
#include "GoldenAlertsTest.moc"
