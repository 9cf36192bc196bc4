// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeClock.h"
#include "widgets/panels/RangeField.h"
#include "widgets/panels/RangePopup.h"
#include "widgets/panels/TimeBar.h"
#include "widgets/style/Style.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

// A Saturday; 10:08 in Berlin.
constexpr Timestamp kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + 9h + 8min;

/// The bar in a window of its own.
struct BarFixture
{
    explicit BarFixture(int width = 1200)
    {
        scope.setSpan(5min);
        bar = new TimeBar(scope, style);
        bar->setTitle(QStringLiteral("Overview"));
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(bar);
        layout->addStretch(1);
        window.resize(width, 300);
        window.show();
        window.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&window));
    }

    template<class T>
    [[nodiscard]] T *find(const char *name)
    {
        return window.findChild<T *>(QString::fromLatin1(name));
    }

    [[nodiscard]] RangeField &field() { return *find<RangeField>("rangeField"); }

    void type(const char *text)
    {
        bar->editRange();
        QTest::qWait(1); // the field selects its text when the focus has come
        QTest::keyClicks(&field(), QString::fromUtf8(text));
        QTest::keyClick(&field(), Qt::Key_Return);
    }

    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>(kNow);
    TimeScope scope{clock};
    Style style{Style::Mode::Light};
    QWidget window;
    TimeBar *bar = nullptr;
};

} // namespace

class TimeBarTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatIsTypedIsShown()
    {
        BarFixture fixture;
        QSignalSpy recent(fixture.bar, &TimeBar::recentChanged);
        QCOMPARE(fixture.field().text(), QStringLiteral("Last 5 min"));
        fixture.type("6h");
        QCOMPARE(fixture.scope.span(), Duration(6h));
        QCOMPARE(fixture.field().text(), QStringLiteral("Last 6 h"));
        QVERIFY(fixture.find<QToolButton>("span-6h")->isChecked());
        fixture.type("now-1d/d to now/d");
        QCOMPARE(fixture.scope.mode(), TimeScope::Mode::History);
        QCOMPARE(fixture.field().text(), QStringLiteral("20 Nov 00:00 – 21 Nov 00:00"));
        fixture.type("8:00-8:30");
        QCOMPARE(fixture.field().text(), QStringLiteral("08:00:00–08:30:00"));
        QCOMPARE(fixture.bar->badge(), QStringLiteral("History since 08:00"));
        fixture.type("8:00");
        QCOMPARE(fixture.field().text(), QStringLiteral("Since 08:00"));
        QCOMPARE(fixture.bar->badge(), QStringLiteral("From 08:00, growing"));
        QVERIFY(fixture.scope.isLive());
        QCOMPARE(recent.count(), 4);
        QCOMPARE(fixture.bar->recent().size(), 4);
        QCOMPARE(fixture.bar->recent().at(2), QStringLiteral("now-1d/d to now/d"));
    }

    void whatCannotBeReadIsSaidAndChangesNothing()
    {
        BarFixture fixture;
        const TimeView before = fixture.scope.view();
        fixture.type("14:00-soon");
        QVERIFY(fixture.scope.view() == before);
        const auto *problem = fixture.find<QLabel>("rangeProblem");
        QVERIFY(problem && problem->isVisible());
        QVERIFY2(problem->text().startsWith(QStringLiteral("“soon” is neither")),
                 qPrintable(problem->text()));
        QVERIFY(problem->geometry().top() > fixture.field().geometry().bottom());
        QTest::keyClicks(&fixture.field(), QStringLiteral("x"));
        QVERIFY(!fixture.find<QLabel>("rangeProblem"));
        QTest::keyClick(&fixture.field(), Qt::Key_Return);
        QVERIFY(fixture.find<QLabel>("rangeProblem"));
        QTest::keyClick(&fixture.field(), Qt::Key_Escape);
        QVERIFY(!fixture.field().hasFocus());
        QVERIFY(!fixture.find<QLabel>("rangeProblem"));
        QCOMPARE(fixture.field().text(), QStringLiteral("Last 5 min"));
        fixture.type("15:30 .. 2026-01-01 14:00");
        QVERIFY(fixture.field().problem().contains(QStringLiteral("before it begins")));
    }

    void theFieldOffersWhatItReads()
    {
        BarFixture fixture;
        fixture.scope.setZone(QTimeZone("Europe/Berlin"));
        fixture.scope.showRange({kNow - 2h, kNow - 1h});
        QCOMPARE(fixture.field().text(), QStringLiteral("08:08–09:08"));
        fixture.bar->editRange();
        QCOMPARE(fixture.field().text(),
                 QStringLiteral("2026-11-21 08:08:00 .. 2026-11-21 09:08:00"));
        const TimeRange before = fixture.scope.range();
        QTest::keyClick(&fixture.field(), Qt::Key_Return);
        QVERIFY(fixture.scope.range() == before);
    }

    void theCalendarChoosesRanges()
    {
        BarFixture fixture;
        fixture.scope.setZone(QTimeZone("Europe/Berlin"));
        QTest::mouseClick(fixture.find<QToolButton>("rangeButton"), Qt::LeftButton);
        auto *popup = fixture.find<RangePopup>("rangePopup");
        QVERIFY(popup && popup->isVisible());
        fixture.find<QCalendarWidget>("rangeFromDay")->setSelectedDate({2026, 10, 25});
        fixture.find<QTimeEdit>("rangeFromTime")->setTime(QTime(0, 0));
        fixture.find<QCalendarWidget>("rangeToDay")->setSelectedDate({2026, 10, 24});
        fixture.find<QTimeEdit>("rangeToTime")->setTime(QTime(0, 0));
        auto *show = fixture.find<QPushButton>("rangeShow");
        QVERIFY(!show->isEnabled());
        QVERIFY(fixture.find<QLabel>("rangeRemark")
                    ->text()
                    .contains(QStringLiteral("ends before it begins")));
        fixture.find<QCalendarWidget>("rangeToDay")->setSelectedDate({2026, 10, 26});
        QVERIFY(show->isEnabled());
        QTest::mouseClick(show, Qt::LeftButton);
        QVERIFY(!popup->isVisible());
        QCOMPARE(fixture.scope.range().length(), Duration(25h)); // the clock went back that day
        // From there on, growing.
        fixture.bar->openPopup();
        fixture.find<QCheckBox>("rangeGrows")->click();
        QVERIFY(!fixture.find<QTimeEdit>("rangeToTime")->isEnabled());
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(fixture.scope.mode(), TimeScope::Mode::Growing);
        QVERIFY(fixture.scope.range().to == kNow);
    }

    void spansAndRecentRangesAreInThePopup()
    {
        BarFixture fixture;
        fixture.type("8:00-8:30");
        fixture.type("2d");
        fixture.bar->openPopup();
        auto *spans = fixture.find<QListWidget>("rangeSpans");
        QCOMPARE(spans->count(), int(kSpanPresets.size()));
        QCOMPARE(spans->item(spans->count() - 1)->text(), QStringLiteral("Last 90 days"));
        auto *recent = fixture.find<QListWidget>("rangeRecent");
        QCOMPARE(recent->count(), 2);
        QCOMPARE(recent->item(1)->text(), QStringLiteral("08:00:00–08:30:00"));
        QTest::mouseClick(recent->viewport(),
                          Qt::LeftButton,
                          {},
                          recent->visualItemRect(recent->item(1)).center());
        QCOMPARE(fixture.scope.range().length(), Duration(30min));
        QCOMPARE(fixture.bar->recent().size(), 2); // and is the newest now
        fixture.bar->openPopup();
        spans->setCurrentRow(0);
        QTest::keyClick(spans, Qt::Key_Return);
        QCOMPARE(fixture.scope.span(), Duration(30s));
    }

    void onlyTenAreRemembered()
    {
        BarFixture fixture;
        for (int hour = 1; hour <= 12; ++hour)
            QVERIFY(fixture.field().enter(QStringLiteral("%1h").arg(hour)));
        QCOMPARE(fixture.bar->recent().size(), TimeBar::kMostRecent);
        QCOMPARE(fixture.bar->recent().first(), QStringLiteral("now-12h"));
    }

    void aRangeIsCopiedAndPasted()
    {
        BarFixture fixture;
        fixture.scope.showRange({kNow - 2h, kNow - 1h});
        fixture.bar->copyRange();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("2026-11-21T07:08:00.000000Z .. 2026-11-21T08:08:00.000000Z"));
        fixture.scope.backToLive();
        fixture.bar->pasteRange();
        QVERIFY((fixture.scope.range() == TimeRange{kNow - 2h, kNow - 1h}));
        QGuiApplication::clipboard()->setText(
            QStringLiteral(R"({"from":"1795183200000","to":"1795188600000"})"));
        fixture.bar->pasteRange();
        QCOMPARE(fixture.scope.range().length(), Duration(90min));
        QGuiApplication::clipboard()->setText(QStringLiteral("<b>not a range</b>"));
        fixture.bar->pasteRange();
        QCOMPARE(fixture.scope.range().length(), Duration(90min));
        QCOMPARE(fixture.field().text(), QStringLiteral("<b>not a range</b>"));
        QVERIFY(!fixture.field().problem().isEmpty());
    }

    void theZoneIsSwitchedForTheWholeWindow()
    {
        BarFixture fixture;
        fixture.scope.setZone(QTimeZone("America/New_York"));
        fixture.type("3:00-4:00");
        QVERIFY((fixture.scope.range() == TimeRange{kNow - 68min, kNow - 8min}));
        auto *zone = fixture.find<QToolButton>("zoneButton");
        QCOMPARE(zone->text(), QStringLiteral("America/New_York"));
        QTest::mouseClick(zone, Qt::LeftButton);
        QCOMPARE(zone->text(), QStringLiteral("UTC"));
        QCOMPARE(fixture.field().text(), QStringLiteral("08:00–09:00"));
        QTest::mouseClick(zone, Qt::LeftButton);
        QCOMPARE(zone->text(), QStringLiteral("America/New_York"));
    }

    void comparisonsAreChosenAndEnded()
    {
        BarFixture fixture;
        auto *chip = fixture.find<QToolButton>("compareChip");
        QVERIFY(!chip->isVisible());
        QMenu *menu = fixture.find<QToolButton>("compareButton")->menu();
        menu->actions().at(1)->trigger();
        QCOMPARE(fixture.scope.earlier(), Duration(24h));
        QVERIFY(chip->isVisible());
        QCOMPARE(chip->text(), QStringLiteral("vs 1 d earlier  ✕"));
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(fixture.scope.earlier(), Duration(0));
        fixture.bar->comparePrevious();
        QCOMPARE(fixture.scope.earlier(), Duration(5min));
        menu->popup(fixture.window.mapToGlobal(QPoint(10, 60)));
        auto *custom = menu->findChild<QLineEdit *>(QStringLiteral("compareCustom"));
        custom->setFocus();
        custom->setText(QStringLiteral("sometime"));
        QTest::keyClick(custom, Qt::Key_Return);
        QCOMPARE(fixture.scope.earlier(), Duration(5min));
        custom->setText(QStringLiteral("36 h"));
        QTest::keyClick(custom, Qt::Key_Return);
        QCOMPARE(fixture.scope.earlier(), Duration(36h));
    }

    void aNarrowBarKeepsWhatMatters()
    {
        BarFixture fixture(1200);
        QVERIFY(fixture.find<QToolButton>("span-1h")->isVisible());
        fixture.scope.showRange({kNow - 2h, kNow - 1h});
        fixture.scope.compareWith(24h);
        fixture.window.resize(620, 300);
        QTest::qWait(20);
        QVERIFY(!fixture.find<QToolButton>("span-1h")->isVisible());
        for (const char *name : {"rangeField", "rangeButton", "compareChip", "pauseButton"}) {
            const auto *control = fixture.find<QWidget>(name);
            QVERIFY2(control->isVisible(), name);
            QVERIFY2(control->geometry().right() <= fixture.bar->width(), name);
        }
        fixture.window.resize(1400, 300);
        QTest::qWait(20);
        QVERIFY(fixture.find<QToolButton>("span-1h")->isVisible());
    }
};

QTEST_MAIN(TimeBarTest)
#include "TimeBarTest.moc"
