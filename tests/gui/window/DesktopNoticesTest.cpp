// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notices/DesktopNotices.h"
#include "tests/support/NotificationStandIn.h"
#include "tests/support/PrivateBus.h"

#include <QTest>

#include <memory>
#include <optional>

using namespace perfdeck;

namespace {

constexpr Timestamp kNow{std::chrono::seconds(1'800'000'000)};

QStringList everything()
{
    return {QStringLiteral("actions"), QStringLiteral("body"), QStringLiteral("body-markup")};
}

AlertPtr alert(std::int64_t id, AlertState state = AlertState::Firing)
{
    Alert alert;
    alert.id = AlertId(id);
    alert.rule = "cpu-high";
    alert.state = state;
    alert.severity = Severity::Critical;
    return std::make_shared<const Alert>(alert);
}

NoticePtr notice(const char *group,
                 std::vector<AlertPtr> alerts,
                 NoticeStatus status = NoticeStatus::Firing,
                 Severity severity = Severity::Warning)
{
    Notice notice;
    notice.channel = "desktop";
    notice.groupKey = group;
    notice.status = status;
    notice.severity = severity;
    notice.title = std::string("CPU high on ") + group;
    notice.text = "97 % <b>& more</b>";
    for (AlertPtr &item : alerts)
        notice.items.push_back({std::move(item), AlertReason::Breach, std::nullopt});
    return std::make_shared<const Notice>(std::move(notice));
}

/// A desktop, and the notices shown on it.
struct Desktop
{
    explicit Desktop(const PrivateBus &bus, bool hasService = true)
        : notices(bus.connection("client"),
                  [this](const QString &headline, const QString &, Severity severity) {
                      told.append(headline);
                      gravest = severity;
                  })
    {
        if (hasService)
            start(bus, everything());
        QObject::connect(&notices,
                         &DesktopNotices::acknowledgeWanted,
                         &notices,
                         [this](const std::vector<AlertId> &alerts) { acknowledged = alerts; });
        QObject::connect(&notices, &DesktopNotices::openWanted, &notices, [this](AlertId alert) {
            opened = alert;
        });
    }

    void start(const PrivateBus &bus, const QStringList &capabilities)
    {
        service = std::make_unique<NotificationStandIn>(bus.connection("service"), capabilities);
    }

    [[nodiscard]] std::size_t calls() const { return service->calls.size(); }

    [[nodiscard]] const NotificationStandIn::Call &last() const { return service->calls.back(); }

    std::unique_ptr<NotificationStandIn> service;
    QStringList told;
    Severity gravest = Severity::Info;
    std::vector<AlertId> acknowledged;
    std::optional<AlertId> opened;
    DesktopNotices notices;
};

} // namespace

class DesktopNoticesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY2(m_bus.isThere(), "dbus-daemon (package dbus) is not there"); }

    void aNoticeIsShownWithWhatTheServiceCanDo()
    {
        Desktop desktop(m_bus);
        desktop.notices.show(notice("web", {alert(7)}, NoticeStatus::Firing, Severity::Critical));
        QTRY_COMPARE(desktop.calls(), std::size_t{1});
        QCOMPARE(desktop.last().summary, QStringLiteral("CPU high on web"));
        QCOMPARE(desktop.last().body, QStringLiteral("97 % &lt;b&gt;&amp; more&lt;/b&gt;"));
        QCOMPARE(desktop.last().hints.value(QStringLiteral("urgency")).toInt(), 2);
        QCOMPARE(desktop.last().expires, 0);
        const QStringList &actions = desktop.last().actions;
        QCOMPARE((QStringList{actions[0], actions[2], actions[4]}),
                 (QStringList{QStringLiteral("default"),
                              QStringLiteral("acknowledge"),
                              QStringLiteral("open")}));
    }

    void aPoorServiceGetsPlainWords()
    {
        Desktop desktop(m_bus, false);
        desktop.start(m_bus, {QStringLiteral("body")});
        desktop.notices.show(notice("web", {alert(7)}));
        QTRY_COMPARE(desktop.calls(), std::size_t{1});
        QCOMPARE(desktop.last().body, QStringLiteral("97 % <b>& more</b>"));
        QVERIFY(desktop.last().actions.isEmpty());
        QCOMPARE(desktop.last().hints.value(QStringLiteral("urgency")).toInt(), 1);
    }

    void aGroupHasOneNotification()
    {
        Desktop desktop(m_bus);
        desktop.notices.show(notice("web", {alert(7)}));
        desktop.notices.show(notice("web", {alert(7), alert(8)})); // before the first has a number
        desktop.notices.show(notice("db", {alert(9)}));
        QTRY_COMPARE(desktop.calls(), std::size_t{3});
        QTRY_COMPARE(desktop.last().replaces, 1U); // of "web", whose number came with the answer
        QCOMPARE(desktop.service->calls[1].replaces, 0U);
        desktop.notices.show(notice("web", {alert(8)}, NoticeStatus::Resolved));
        QTRY_COMPARE(desktop.calls(), std::size_t{4});
        QCOMPARE(desktop.last().replaces, 1U);
        QCOMPARE(desktop.last().hints.value(QStringLiteral("urgency")).toInt(), 0);
        QVERIFY(desktop.last().expires > 0);
        QVERIFY(!desktop.last().actions.contains(QStringLiteral("acknowledge")));
    }

    void acknowledgedAndOpenedFromTheDesktop()
    {
        Desktop desktop(m_bus);
        desktop.notices.show(notice("web", {alert(7), alert(8)}));
        QTRY_COMPARE(desktop.calls(), std::size_t{1});
        QTest::qWait(50); // the answer with the number
        desktop.service->press(99, QStringLiteral("acknowledge")); // of another program
        desktop.service->press(1, QStringLiteral("acknowledge"));
        QTRY_COMPARE(desktop.acknowledged, (std::vector{AlertId(7), AlertId(8)}));
        desktop.service->press(1, QStringLiteral("default"));
        QTRY_VERIFY(desktop.opened);
        QCOMPARE(*desktop.opened, AlertId(7));
    }

    void whatNobodyHasToLookAfterIsTakenAway()
    {
        Desktop desktop(m_bus);
        desktop.notices.show(notice("web", {alert(7)}));
        desktop.notices.closeSettled({}, kNow); // before anything is shown
        desktop.notices.show(notice("db", {alert(9)}));
        QTRY_COMPARE(desktop.calls(), std::size_t{1});
        QCOMPARE(desktop.last().summary, QStringLiteral("CPU high on db"));
        desktop.notices.show(notice("web", {alert(7), alert(8)}));
        desktop.notices.closeSettled({alert(9)}, kNow); // before it has a number
        QTRY_COMPARE(desktop.service->closedNumbers, std::vector<uint>{2});
        desktop.notices.show(notice("web", {alert(7), alert(8)}));
        QTRY_COMPARE(desktop.calls(), std::size_t{3});
        QCOMPARE(desktop.last().replaces, 0U); // the one before is gone
        QTest::qWait(50);
        desktop.notices.closeSettled({alert(8), alert(9)}, kNow);
        QTest::qWait(50);
        QCOMPARE(desktop.service->closedNumbers.size(), std::size_t{1});
        Alert looked = *alert(8);
        looked.acknowledgement = Acknowledgement{"ann", kNow, {}, {}, false};
        desktop.notices.closeSettled({std::make_shared<const Alert>(looked), alert(9)}, kNow);
        QTRY_COMPARE(desktop.service->closedNumbers.size(), std::size_t{2});
    }

    void aDismissedOneIsNotReplaced()
    {
        Desktop desktop(m_bus);
        desktop.notices.show(notice("web", {alert(7)}));
        QTRY_COMPARE(desktop.calls(), std::size_t{1});
        QTest::qWait(50);
        desktop.service->dismiss(1);
        QTest::qWait(50);
        desktop.notices.show(notice("web", {alert(7)}));
        QTRY_COMPARE(desktop.calls(), std::size_t{2});
        QCOMPARE(desktop.last().replaces, 0U);
    }

    void withoutAServiceItIsToldOtherwise()
    {
        Desktop desktop(m_bus, false);
        desktop.notices.show(notice("web", {alert(7)}, NoticeStatus::Firing, Severity::Critical));
        QTRY_COMPARE(desktop.told, QStringList{QStringLiteral("CPU high on web")});
        QCOMPARE(desktop.gravest, Severity::Critical);
        desktop.start(m_bus, everything()); // the desktop starts one
        desktop.notices.show(notice("db", {alert(9)}));
        QTRY_COMPARE(desktop.calls(), std::size_t{1});
        desktop.service->refuses = true;
        desktop.notices.show(notice("api", {alert(10)}));
        QTRY_COMPARE(desktop.told.size(), 2);
        DesktopNotices nowhere(QDBusConnection(QStringLiteral("no such connection")),
                               [&desktop](const QString &headline, const QString &, Severity) {
                                   desktop.told.append(headline);
                               });
        nowhere.show(notice("web", {alert(7)}));
        QCOMPARE(desktop.told.size(), 3);
    }

    void anotherServiceDoesNotKnowTheNumbers()
    {
        Desktop desktop(m_bus);
        desktop.notices.show(notice("web", {alert(7)}));
        QTRY_COMPARE(desktop.calls(), std::size_t{1});
        QTest::qWait(50);
        desktop.service.reset();
        QTest::qWait(50);
        desktop.start(m_bus, everything());
        QTest::qWait(50);
        desktop.notices.show(notice("web", {alert(7)}));
        QTRY_COMPARE(desktop.calls(), std::size_t{1});
        QCOMPARE(desktop.last().replaces, 0U);
    }

private:
    PrivateBus m_bus;
};

QTEST_MAIN(DesktopNoticesTest)
#include "DesktopNoticesTest.moc"
