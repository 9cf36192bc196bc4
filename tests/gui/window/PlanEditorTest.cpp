// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/FakeAlertDesk.h"
#include "widgets/pages/alerts/channels/ChannelForm.h"
#include "widgets/pages/alerts/channels/PlanEditor.h"
#include "widgets/pages/alerts/channels/RouteForm.h"
#include "widgets/pages/alerts/channels/WeekField.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

NoticePlan samplePlan()
{
    NoticePlan plan;
    NoticeChannel mail;
    mail.name = "mail";
    mail.kind = ChannelKind::Email;
    mail.address = "smtp.example.org:587";
    mail.from = "perfdeck@example.org";
    mail.to = {"ann@example.org", "bob@example.org"};
    NoticeChannel pager;
    pager.name = "pager";
    pager.kind = ChannelKind::PagerDuty;
    pager.token = {Secret::Place::Variable, "PAGER_KEY"};
    plan.channels = {mail, pager};
    NoticeRoute all;
    all.channels = {"mail"};
    all.escalations = {{15min, {"pager"}}};
    NoticeRoute llama;
    llama.matchers = {{"model", LabelMatcher::Kind::Equal, "llama"}};
    llama.channels = {"pager", "mail"};
    plan.routes = {llama, all};
    plan.mutes = {{"nights", "UTC", {{18h, 32h}}}};
    plan.routes[1].mutes = {"nights"};
    plan.deadMan.channel = "pager";
    return plan;
}

/// The editor over a plan that is in force.
struct Editing
{
    Editing()
        : window(false, {}, {}, &desk)
    {
        desk.putPlan(samplePlan(), &desk, [](const Status &) {});
        window.window().editPlan();
        editor = window.window().findChild<PlanEditor *>();
    }

    template<class T>
    [[nodiscard]] T &in(const char *name) const
    {
        auto *found = editor->findChild<T *>(QString::fromLatin1(name));
        Q_ASSERT(found != nullptr);
        return *found;
    }

    void type(const char *field, const char *text) const
    {
        auto &line = in<QLineEdit>(field);
        line.selectAll();
        QTest::keyClicks(&line, QString::fromUtf8(text));
    }

    void press(const char *button) const
    {
        QTest::mouseClick(&in<QPushButton>(button), Qt::LeftButton);
    }

    [[nodiscard]] QString problemOf(const char *field) const
    {
        const auto &label = in<StateLabel>((std::string(field) + "Problem").c_str());
        return label.isHidden() ? QString() : label.text();
    }

    FakeAlertDesk desk{std::make_shared<SystemClock>()};
    WindowFixture window;
    PlanEditor *editor = nullptr;
};

} // namespace

class PlanEditorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aPlanComesBackAsItWas()
    {
        Editing editing;
        for (int tab = 0; tab < editing.in<QTabWidget>("planTabs").count(); ++tab)
            editing.in<QTabWidget>("planTabs").setCurrentIndex(tab);
        for (int row = 0; row < 2; ++row) {
            editing.in<QListWidget>("planChannels").setCurrentRow(row);
            editing.in<QListWidget>("planRoutes").setCurrentRow(row);
        }
        QVERIFY(editing.editor->plan() == samplePlan());
        editing.press("planSave");
        QTRY_VERIFY(editing.window.window().findChild<PlanEditor *>() == nullptr);
        QVERIFY(*editing.desk.plan() == samplePlan());
    }

    void everyKindOfChannelComesBackAsItWas()
    {
        Style style(Style::Mode::Light);
        ChannelForm form(style);
        NoticeChannel channel = samplePlan().channels[0];
        channel.user = "ann";
        channel.password = {Secret::Place::File, "/run/secrets/mail"};
        channel.arguments = {"--page", "ann"};
        channel.headers = {{"X-Team", "web"}};
        channel.tellsResolved = true;
        channel.titleTemplate = "{rule}";
        channel.encryption = NoticeChannel::Encryption::Tls;
        for (int kind = 0; kind <= int(ChannelKind::Command); ++kind) {
            channel.kind = static_cast<ChannelKind>(kind);
            form.edit(channel);
            QVERIFY2(form.isFine(), qPrintable(channelKindText(channel.kind)));
            QVERIFY2(form.channel() == channel, qPrintable(channelKindText(channel.kind)));
        }
    }

    void aTypedSecretGoesToAFileAndIsNeverShown()
    {
        Editing editing;
        editing.press("planChannelsAdd");
        editing.type("channelName", "hook");
        editing.type("channelAddress", "https://example.org/hooks");
        editing.type("channelSigningKey", "s3cret");
        editing.press("planSave");
        QTRY_VERIFY(editing.window.window().findChild<PlanEditor *>() == nullptr);
        const NoticePlanPtr plan = editing.desk.plan();
        QCOMPARE(plan->channels.size(), std::size_t{3});
        const Secret &secret = plan->channels[2].signingKey;
        QVERIFY(secret.place == Secret::Place::File);
        QFile kept(QString::fromStdString(secret.text));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll().trimmed(), QByteArray("s3cret"));
        QCOMPARE(kept.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        // Another secret takes its place; one that nobody reads any more is removed.
        editing.window.window().editPlan();
        editing.editor = editing.window.window().findChild<PlanEditor *>();
        editing.in<QListWidget>("planChannels").setCurrentRow(2);
        QVERIFY(!editing.in<QLineEdit>("channelSigningKey").text().contains(QStringLiteral("s3")));
        editing.press("planChannelsRemove");
        editing.press("planSave");
        QTRY_VERIFY(editing.window.window().findChild<PlanEditor *>() == nullptr);
        QCOMPARE(editing.desk.plan()->channels.size(), std::size_t{2});
        QVERIFY(!kept.exists());
    }

    void aChannelIsTried()
    {
        Editing editing;
        const auto &outcome = editing.in<StateLabel>("channelOutcome");
        editing.press("channelTest");
        QTRY_COMPARE(outcome.state(), CellState::Good);
        QCOMPARE(editing.desk.tested().front().name, std::string("mail"));
        editing.desk.setFailure(Error{ErrorKind::Unavailable, "No mail was sent", "refused", {}});
        editing.press("channelTest");
        QTRY_VERIFY(outcome.text().contains(QStringLiteral("refused")));
        QCOMPARE(outcome.state(), CellState::Critical);
        Delivery delivery;
        delivery.channel = "mail";
        delivery.state = Delivery::State::Sent;
        delivery.queuedAt = SystemClock().now();
        delivery.outcome = "250 accepted";
        editing.desk.setDeliveries({delivery});
        QVERIFY(outcome.text().contains(QStringLiteral("250 accepted")));
    }

    void namesAreFollowed()
    {
        Editing editing;
        editing.type("channelName", "post");
        const NoticePlan &plan = editing.editor->plan();
        QCOMPARE(plan.routes[0].channels, (std::vector<std::string>{"pager", "post"}));
        QCOMPARE(plan.routes[1].channels, (std::vector<std::string>{"post"}));
        editing.in<QListWidget>("planChannels").setCurrentRow(1);
        editing.press("planChannelsRemove");
        QVERIFY(plan.deadMan.channel.empty());
        QVERIFY(plan.routes[1].escalations.empty());
        editing.type("muteName", "dark");
        QCOMPARE(plan.routes[1].mutes, (std::vector<std::string>{"dark"}));
    }

    void routesAreMovedAndChecked()
    {
        Editing editing;
        editing.in<QTabWidget>("planTabs").setCurrentIndex(1);
        const NoticePlan &plan = editing.editor->plan();
        editing.press("planRoutesDown");
        QCOMPARE(plan.routes[1].matchers.size(), std::size_t{1});
        editing.type("routeChannels", "mail, nobody");
        QVERIFY(editing.problemOf("routeChannels").contains(QStringLiteral("nobody")));
        QVERIFY(!editing.in<QPushButton>("planSave").isEnabled());
        editing.type("routeChannels", "mail");
        editing.type("routeMatchers", "model");
        QVERIFY(!editing.problemOf("routeMatchers").isEmpty());
        editing.type("routeMatchers", "model=\"a\", rule=~\"gpu-*\"");
        editing.type("routeEscalations", "1h pager; 2h mail");
        QVERIFY(editing.in<QPushButton>("planSave").isEnabled());
        QCOMPARE(plan.routes[1].matchers.size(), std::size_t{2});
        QCOMPARE(plan.routes[1].escalations.size(), std::size_t{2});
        QCOMPARE(plan.routes[1].escalations[0].after, Duration(1h));
        QVERIFY(!readEscalations(QStringLiteral("soon pager")));
    }

    void hoursAreMarkedByMouseAndKeys()
    {
        Style style(Style::Mode::Light);
        WeekField week(style);
        week.resize(500, 200);
        week.show();
        QVERIFY(QTest::qWaitForWindowExposed(&week));
        QTest::keyClick(&week, Qt::Key_Space); // Monday 00:00
        QTest::keyClick(&week, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(week.spans(), (std::vector<MuteTime::Span>{{0h, 2h}}));
        QTest::keyClick(&week, Qt::Key_Space);
        QCOMPARE(week.spans(), (std::vector<MuteTime::Span>{{0h, 1h}}));
        QTest::keyClick(&week, Qt::Key_Left);
        QTest::keyClick(&week, Qt::Key_Space);
        QVERIFY(week.spans().empty());
        const QPoint corner(week.width() - 4, week.height() - 4); // Sunday 23:00
        QTest::mouseClick(&week, Qt::LeftButton, {}, corner);
        QCOMPARE(week.spans(), (std::vector<MuteTime::Span>{{167h, 168h}}));
        QVERIFY(week.accessibleDescription().contains(QStringLiteral("muted")));
    }

    void spansOverTheEndOfTheWeekStayWhole()
    {
        const std::vector<MuteTime::Span> weekend{{160h, 8h}};
        QCOMPARE(weekSpans(weekParts(weekend)), weekend);
        QCOMPARE(weekParts(weekend).count(), std::size_t{16 * WeekField::kPerHour});
        QCOMPARE(weekSpans(weekParts({{0h, 168h}})), (std::vector<MuteTime::Span>{{0h, 168h}}));
        QCOMPARE(weekText({{18h, 32h}}), QStringLiteral("Mon 18:00 – Tue 08:00"));
    }
};

QTEST_MAIN(PlanEditorTest)
#include "PlanEditorTest.moc"
