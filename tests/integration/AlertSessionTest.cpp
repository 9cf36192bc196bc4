// SPDX-License-Identifier: GPL-3.0-or-later
// A whole session on a served page that gets sick and well again: from samples to an alert, to a
// line that somebody reads, and to its place in the history.
#include "core/engine/AlertDesk.h"
#include "core/engine/Session.h"
#include "tests/support/ReplayServer.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace perfdeck;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;

constexpr auto kRules = R"([[rule]]
id = "queue-long"
title = "{labels.source} has {value} waiting"
series = 'queue_depth'
reduce = "last"
window = "10s"
warning = 50
clear.warning = 20
for = "0s"
interval = "1s"
)";

} // namespace

class AlertSessionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        write(u"rules.toml"_s, kRules);
        write(u"notices.toml"_s,
              "[[channel]]\nname = \"log\"\nkind = \"log\"\naddress = \""
                  + m_folder.filePath(u"told.txt"_s).toUtf8()
                  + "\"\nat_most_every = \"1s\"\n[[route]]\nchannels = [\"log\"]\n"
                    "group_wait = \"0s\"\ngroup_interval = \"1s\"\n");
    }

    void aSickEndpointIsToldAndItsRecoveryToo()
    {
        m_depth = 5;
        start();
        QTRY_VERIFY_WITH_TIMEOUT(desk().status().waitsFor.empty(), kPatience);
        QVERIFY(queueAlert() == nullptr);

        m_depth = 80;
        QTRY_VERIFY_WITH_TIMEOUT(queueAlert() != nullptr, kPatience);
        QCOMPARE(queueAlert()->state, AlertState::Firing);
        QCOMPARE(QString::fromStdString(queueAlert()->title), u"model has 80 waiting"_s);
        QVERIFY(queueAlert()->series != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(told().contains("model has 80 waiting"), kPatience);

        AlertAction action;
        action.alert = queueAlert()->id;
        action.who = "anna";
        desk().act({action});
        QTRY_VERIFY_WITH_TIMEOUT(queueAlert() && queueAlert()->acknowledgement, kPatience);

        m_depth = 5;
        QTRY_VERIFY_WITH_TIMEOUT(queueAlert() == nullptr, kPatience);
        const AlertHistoryPtr past = history();
        QVERIFY(past);
        QCOMPARE(past->episodes.size(), std::size_t{1});
        QVERIFY(past->episodes[0].endedAt.has_value());
        QVERIFY(past->episodes[0].acknowledgedAt.has_value());
        QCOMPARE(past->episodes[0].peak, 80.0);
        QTRY_VERIFY_WITH_TIMEOUT(!desk().deliveries()->empty()
                                     && desk().deliveries()->front().state == Delivery::State::Sent,
                                 kPatience);
        m_session.reset();
    }

    void aRuleIsTriedWrittenAndTakesEffect()
    {
        start();
        QTRY_VERIFY_WITH_TIMEOUT(!desk().rules()->empty(), kPatience);
        AlertRule rule = desk().rules()->front().rule;
        QCOMPARE(QString::fromStdString(rule.id), u"queue-long"_s);
        std::optional<Result<BacktestPtr>> tried;
        const Timestamp now = SystemClock().now();
        // The samples of the run before are in the history.
        const auto takeTrial = [&tried](Result<BacktestPtr> answer) { tried = std::move(answer); };
        desk().askBacktest(rule, {now - 1h, now}, this, takeTrial);
        QTRY_VERIFY_WITH_TIMEOUT(tried.has_value(), kPatience);
        QVERIFY2(tried->has_value(), tried->has_value() ? "" : tried->error().message().c_str());
        QCOMPARE((**tried)->fired, std::size_t{1});

        rule.ladder.raise[1] = 2;
        rule.ladder.clear[1] = 1;
        std::optional<Status> written;
        desk().putRule(rule, this, [&written](const Status &status) { written = status; });
        QTRY_VERIFY_WITH_TIMEOUT(written.has_value(), kPatience);
        QVERIFY2(written->has_value(),
                 written->has_value() ? "" : written->error().message().c_str());
        QTRY_VERIFY_WITH_TIMEOUT(queueAlert() != nullptr, kPatience);
        m_session.reset();
        QFile file(m_folder.filePath(u"rules.toml"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("warning = 2"));
    }

    void switchedOffItEvaluatesNothingAndSaysSo()
    {
        m_isOff = true;
        start();
        QTRY_VERIFY_WITH_TIMEOUT(queueAlert() != nullptr, kPatience); // as it was stored
        QVERIFY(desk().status().isOff);
        QCOMPARE(desk().status().evaluations, std::uint64_t{0});
        m_session.reset();
    }

private:
    void write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    void start()
    {
        Config config;
        config.collectMachine = false;
        config.flushInterval = 100ms;
        config.databasePath = m_folder.filePath(u"history.db"_s).toStdString();
        config.alerts.isOff = m_isOff;
        config.alerts.rules = m_folder.filePath(u"rules.toml"_s).toStdString();
        config.alerts.notices = m_folder.filePath(u"notices.toml"_s).toStdString();
        SourceConfig endpoint;
        endpoint.name = "model";
        endpoint.url = m_server.url() + "/metrics";
        endpoint.interval = 200ms;
        config.endpoints.push_back(std::move(endpoint));
        m_session = std::make_unique<Session>(std::move(config));
        m_session->start();
    }

    [[nodiscard]] AlertDesk &desk() const { return m_session->alerts(); }

    [[nodiscard]] AlertPtr queueAlert() const
    {
        for (const AlertPtr &alert : *desk().alerts())
            if (alert->rule == "queue-long" && alert->isActive())
                return alert;
        return nullptr;
    }

    [[nodiscard]] QByteArray told() const
    {
        QFile file(m_folder.filePath(u"told.txt"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    AlertHistoryPtr history()
    {
        std::optional<AlertHistoryPtr> found;
        desk().askHistory(
            {TimeRange::everything(), "queue-long", {}, 100},
            this,
            [&found](const Result<AlertHistoryPtr> &answer) { found = answer.value_or(nullptr); });
        const bool isAnswered = QTest::qWaitFor([&found] { return found.has_value(); }, kPatience);
        return isAnswered ? *found : nullptr;
    }

    QTemporaryDir m_folder;
    int m_depth = 0;
    bool m_isOff = false;
    ReplayServer m_server{[this](const ReplayServer::Request &) {
        return ReplayServer::Answer{200,
                                    "# TYPE queue_depth gauge\nqueue_depth "
                                        + std::to_string(m_depth) + "\n",
                                    "Content-Type: text/plain; version=0.0.4\r\n"};
    }};
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(AlertSessionTest)
#include "AlertSessionTest.moc"
