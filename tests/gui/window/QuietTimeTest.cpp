// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notices/NoticeDesk.h"
#include "app/notices/QuietTime.h"
#include "app/SettingsStore.h"
#include "tests/support/FakeAlertDesk.h"
#include "tests/support/FakeClock.h"
#include "tests/support/NotificationStandIn.h"
#include "tests/support/PrivateBus.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

NoticePtr notice(NoticeStatus status = NoticeStatus::Firing)
{
    Alert alert;
    alert.id = AlertId(7);
    alert.state = AlertState::Firing;
    Notice notice;
    notice.groupKey = "web";
    notice.status = status;
    notice.title = "CPU high";
    notice.items = {{std::make_shared<const Alert>(alert), AlertReason::Breach, std::nullopt}};
    return std::make_shared<const Notice>(std::move(notice));
}

/// Alerts, a desktop, and what lies between them.
struct Between
{
    explicit Between(const PrivateBus &bus)
        : service(bus.connection("service"), {QStringLiteral("actions"), QStringLiteral("body")})
        , desk(alerts,
               quiet,
               bus.connection("client"),
               [](const QString &, const QString &, Severity) {})
    {
    }

    QTemporaryDir folder;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    SettingsStore settings{folder.filePath(QStringLiteral("perfdeck.toml")).toStdString()};
    QuietTime quiet{settings, clock};
    FakeAlertDesk alerts{clock};
    NotificationStandIn service;
    NoticeDesk desk;
};

} // namespace

class QuietTimeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(m_bus.isThere(), "dbus-daemon (package dbus) is not there"); }

    void itEndsByItselfAndOutlivesTheProgram()
    {
        Between between(m_bus);
        QuietTime &quiet = between.quiet;
        QVERIFY(!quiet.isOn());
        quiet.startUntil(between.clock->now() + 1h);
        QVERIFY(quiet.isOn());
        SettingsStore again(between.settings.path());
        QVERIFY(again.load().has_value());
        QuietTime later(again, between.clock);
        QVERIFY(later.isOn());
        QCOMPARE(later.until(), quiet.until());
        between.clock->advance(1h);
        QVERIFY(!quiet.isOn());
        QuietTime muchLater(again, between.clock); // clears what is over
        QVERIFY(again.settings().quietUntil.empty());
        quiet.start();
        QVERIFY(quiet.isOn() && !quiet.until());
        quiet.end();
        QVERIFY(!quiet.isOn());
    }

    void noticesAreHeldBackAndCounted()
    {
        Between between(m_bus);
        between.quiet.start();
        Q_EMIT between.alerts.noticed(notice());
        Q_EMIT between.alerts.noticed(notice());
        QCOMPARE(between.quiet.held(), 2);
        Q_EMIT between.alerts.noticed(notice(NoticeStatus::Test));
        QTRY_COMPARE(between.service.calls.size(), std::size_t{1}); // who tries it wants to see it
        between.quiet.end();
        QTRY_COMPARE(between.service.calls.size(), std::size_t{2});
        QVERIFY(between.service.calls.back().summary.startsWith(QStringLiteral("2 notices")));
        QCOMPARE(between.quiet.held(), 0);
        Q_EMIT between.alerts.noticed(notice());
        QTRY_COMPARE(between.service.calls.size(), std::size_t{3});
    }

    void whatIsDoneOnTheDesktopReachesTheAlerts()
    {
        Between between(m_bus);
        between.alerts.setAlerts({notice()->items.front().alert});
        Q_EMIT between.alerts.noticed(notice());
        QTRY_COMPARE(between.service.calls.size(), std::size_t{1});
        QTest::qWait(50);
        QSignalSpy opened(&between.desk, &NoticeDesk::openWanted);
        between.service.press(1, QStringLiteral("open"));
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().value<AlertId>(), AlertId(7));
        between.service.press(1, QStringLiteral("acknowledge"));
        QTRY_COMPARE(between.alerts.actions().size(), std::size_t{1});
        QVERIFY(between.alerts.actions().front().kind == AlertAction::Kind::Acknowledge);
        QCOMPARE(between.alerts.actions().front().alert, AlertId(7));
        QTRY_COMPARE(between.service.closedNumbers,
                     std::vector<uint>{1}); // somebody looks after it
    }

private:
    PrivateBus m_bus;
};

QTEST_MAIN(QuietTimeTest)
#include "QuietTimeTest.moc"
