// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Pages.h"
#include "tests/gui/window/WindowFixture.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/export/FileSaver.h"
#include "widgets/models/ChartFeed.h"
#include "widgets/panels/Banner.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/Rail.h"
#include "widgets/panels/ShortcutSheet.h"
#include "widgets/panels/SourcesPanel.h"
#include "widgets/panels/Tile.h"
#include "widgets/tables/RowTable.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QPushButton>
#include <QToolButton>

#include <map>

using namespace perfdeck;
using namespace std::chrono_literals;

class MainWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keysAndRailChangeTheTab()
    {
        WindowFixture fixture;
        const int count = int(pageEntries().size());
        QCOMPARE(count, 9);
        for (int at = 0; at < count; ++at) {
            fixture.press(Qt::Key(Qt::Key_1 + at), Qt::AltModifier);
            QCOMPARE(fixture.window().navigator().current(), at);
            QCOMPARE(fixture.window().navigator().page()->objectName(),
                     QStringLiteral("page-")
                         + QString::fromLatin1(pageEntries()[std::size_t(at)].name));
        }
        fixture.press(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(fixture.window().navigator().current(), 0);
        fixture.press(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(fixture.window().navigator().current(), count - 1);
        QTest::mouseClick(fixture.find<QToolButton>("rail-models"), Qt::LeftButton);
        QCOMPARE(fixture.window().navigator().current(), 1);
    }

    /// Nothing until something is told; then a mark at the icon, and the same in words.
    void badgesOfTheRailTellWhatWaits()
    {
        WindowFixture fixture;
        Rail &rail = fixture.window().chrome().rail();
        const int alerts = pageIndex(QStringLiteral("alerts"));
        auto *entry = fixture.find<QToolButton>("rail-alerts");
        const QImage plain = entry->grab().toImage();
        const QString hint = entry->toolTip();
        QCOMPARE(entry->accessibleDescription(), QString());

        rail.setBadge(alerts, 3, Severity::Warning);
        QCOMPARE(entry->accessibleName(), QStringLiteral("Alerts"));
        QCOMPARE(entry->accessibleDescription(),
                 QStringLiteral("3 to look at, at worst a warning"));
        QVERIFY(entry->toolTip().startsWith(hint + QChar(u'\n')));
        const QImage warned = entry->grab().toImage();
        QVERIFY(warned != plain);

        rail.setBadge(alerts, 3, Severity::Critical);
        QCOMPARE(entry->accessibleDescription(),
                 QStringLiteral("3 to look at, at least one critical"));
        QVERIFY(entry->grab().toImage() != warned);

        rail.setBadge(alerts, 1234, Severity::Info);
        QCOMPARE(entry->accessibleDescription(), QStringLiteral("1234 to look at"));
        const QImage many = entry->grab().toImage();
        rail.setBadge(alerts, 100, Severity::Info);
        QCOMPARE(entry->grab().toImage(), many); // "99+" both times

        rail.setBadge(alerts, 0, Severity::Critical);
        QCOMPARE(entry->grab().toImage(), plain);
        QCOMPARE(entry->toolTip(), hint);
        rail.setBadge(-1, 5, Severity::Info); // no such tab: nothing happens
        rail.setBadge(99, 5, Severity::Info);
    }

    void pagesAreMadeWhenFirstShown()
    {
        WindowFixture fixture;
        QVERIFY(fixture.find<Page>("page-overview"));
        QVERIFY(!fixture.find<Page>("page-models"));
        fixture.press(Qt::Key_2, Qt::AltModifier);
        QVERIFY(fixture.find<Page>("page-models"));
    }

    void aHiddenPageAsksNothing()
    {
        WindowFixture fixture;
        const auto *feed = fixture.find<Page>("page-overview")->findChild<ChartFeed *>();
        QVERIFY(feed);
        QVERIFY(feed->isActive());
        fixture.press(Qt::Key_3, Qt::AltModifier);
        QVERIFY(!feed->isActive());
        fixture.press(Qt::Key_1, Qt::AltModifier);
        QVERIFY(feed->isActive());
        fixture.window().setWindowState(Qt::WindowMinimized);
        QTRY_VERIFY(!feed->isActive());
    }

    void presetsSetTheSpan()
    {
        WindowFixture fixture;
        auto *hour = fixture.find<QToolButton>("span-1h");
        QTest::mouseClick(hour, Qt::LeftButton);
        QCOMPARE(fixture.window().scope().span(), Duration(1h));
        QVERIFY(hour->isChecked());
        QVERIFY(!fixture.find<QToolButton>("span-15m")->isChecked());
        fixture.press(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(fixture.window().scope().span(), Duration(6h));
        fixture.press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(fixture.window().scope().span(), Duration(1h));
    }

    void spacePausesAndGoesLive()
    {
        WindowFixture fixture;
        QCOMPARE(fixture.badge(), QStringLiteral("Live"));
        fixture.press(Qt::Key_Space);
        QCOMPARE(fixture.badge(), QStringLiteral("Paused"));
        QVERIFY(fixture.find<QToolButton>("backToLive")->isVisible());
        fixture.press(Qt::Key_Space);
        QCOMPARE(fixture.badge(), QStringLiteral("Live"));
        const Timestamp now = fixture.window().scope().now();
        fixture.window().scope().showRange({now - 2h, now - 1h});
        QVERIFY(fixture.badge().startsWith(QStringLiteral("History since")));
        QTest::mouseClick(fixture.find<QToolButton>("backToLive"), Qt::LeftButton);
        QCOMPARE(fixture.badge(), QStringLiteral("Live"));
    }

    void zoomingAChartZoomsTheWindow()
    {
        WindowFixture fixture;
        auto *chart = fixture.find<TimeSeriesChart>("chart-cpu");
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame() && !chart->frame()->series.empty(), 10'000);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Plus);
        QCOMPARE(fixture.window().scope().mode(), TimeScope::Mode::History);
        QVERIFY(fixture.window().scope().range().length() < Duration(5min));
        const auto *other = fixture.find<TimeSeriesChart>("chart-memory");
        QTRY_COMPARE(other->visibleRange().length() < Duration(5min), true);
        fixture.window().setFocus();
        fixture.press(Qt::Key_0);
        QCOMPARE(fixture.badge(), QStringLiteral("Live"));
    }

    void aSelectionTellsItsTrueSamples()
    {
        WindowFixture fixture;
        auto *chart = fixture.find<TimeSeriesChart>("chart-memory");
        const auto hasSamples = [chart] {
            return chart->frame() && !chart->frame()->series.empty()
                && chart->frame()->series.front().count > 5;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasSamples(), 10'000);
        chart->setFocus();
        chart->setCursor(Timestamp(Duration(chart->frame()->series.front().lastTime)));
        QTest::keyClick(chart, Qt::Key_R); // since the last mark, or all that is shown
        QVERIFY(chart->selection().has_value());
        const auto *box = chart->findChild<QWidget *>(QStringLiteral("selectionStatistics"));
        QTRY_VERIFY_WITH_TIMEOUT(box->isVisible(), 10'000);
        const auto *words = box->findChild<QLabel *>();
        QVERIFY(words->text().contains(QStringLiteral("p95")));
        QVERIFY2(words->text().contains(QStringLiteral("iB")), qPrintable(words->text()));
        QTest::keyClick(chart, Qt::Key_Escape);
        QVERIFY(!box->isVisible());
    }

    void thisMachineIsSeenAtOnce()
    {
        WindowFixture fixture;
        auto *cpu = fixture.find<Tile>("tile-memory");
        QTRY_VERIFY_WITH_TIMEOUT(cpu->reading().value != QStringLiteral("–"), 10'000);
        QCOMPARE(cpu->reading().unit.right(2), QStringLiteral("iB"));
        QTRY_VERIFY(fixture.find<StateLabel>("sentence")
                        ->text()
                        .contains(QStringLiteral("No model endpoint yet")));
        QTRY_VERIFY(fixture.find<RowTable>("processTable")->shownRows() > 0);
        QTRY_COMPARE(fixture.find<StateLabel>("statusSources")->text(), QStringLiteral("1 up"));
        QTRY_VERIFY(
            fixture.find<StateLabel>("statusStorage")->text().contains(QStringLiteral("writing")));
        QVERIFY(!fixture.find<QWidget>("banner")->isVisible());
    }

    void emptyTabsSayWhatTheyNeed()
    {
        WindowFixture fixture;
        const std::map<int, QString> words{{2, QStringLiteral("--drm-url")},
                                           {3, QStringLiteral("only looks at a file")},
                                           {4, QStringLiteral("ONNX")},
                                           {7, QStringLiteral("will")}}; // what is planned
        for (const int at : {2, 3, 4, 7}) {
            fixture.window().navigator().show(at);
            const auto *empty = fixture.window().navigator().page()->findChild<EmptyState *>();
            QVERIFY(empty);
            const QString word = words.at(at);
            QVERIFY2(empty->accessibleDescription().contains(word),
                     qPrintable(empty->accessibleDescription()));
        }
        fixture.window().navigator().show(1);
        auto *add = fixture.find<EmptyState>("noModels")
                        ->findChild<QPushButton *>(QStringLiteral("emptyAction"));
        QVERIFY(add && add->isVisible());
        QTest::mouseClick(add, Qt::LeftButton);
        QVERIFY(fixture.find<SourcesPanel>("sourcesPanel")->isVisible());
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("endpointUrl"));
        fixture.press(Qt::Key_Escape);
        QVERIFY(!fixture.find<SourcesPanel>("sourcesPanel")->isVisible());
    }

    void aHistoryWithoutModelsOffersNoneNearBy()
    {
        WindowFixture fixture(false);
        fixture.window().navigator().show(1);
        const auto *filtered = fixture.find<EmptyState>("filteredOut");
        QVERIFY(filtered && !filtered->isVisible());
        fixture.window().scope().showRange(
            {fixture.window().scope().now() - 2h, fixture.window().scope().now() - 1h});
        const auto *empty = fixture.window().navigator().page()->findChild<EmptyState *>(
            QStringLiteral("noModels"));
        QTRY_COMPARE(empty->accessibleName(), QStringLiteral("No model in this history"));
        QVERIFY(!empty->findChild<QPushButton *>(QStringLiteral("emptyAction"))->isVisible());
    }

    void theThemeChangesLive()
    {
        WindowFixture fixture;
        const QColor light = QApplication::palette().color(QPalette::Window);
        fixture.press(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(fixture.style().theme().isDark);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < light.lightness());
        QCOMPARE(QString::fromStdString(fixture.settings().settings().theme),
                 QStringLiteral("dark"));
        fixture.press(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!fixture.style().theme().isDark);
    }

    void noKeyHasTwoMeanings()
    {
        WindowFixture fixture(false);
        const ActionRegistry &actions = fixture.window().actionRegistry();
        QMap<QString, QString> holders;
        for (const QAction *action : actions.actions()) {
            QVERIFY(!actions.words(action).isEmpty());
            for (const QKeySequence &key : actions.keys(action)) {
                const QString text = key.toString();
                QVERIFY2(!holders.contains(text),
                         qPrintable(text + u": " + holders[text] + u", " + action->objectName()));
                holders[text] = action->objectName();
            }
        }
        for (const char *key : {"Ctrl+O",
                                "Ctrl+S",
                                "Ctrl+E",
                                "Ctrl+F",
                                "Ctrl+P",
                                "Ctrl+Shift+P",
                                "F5",
                                "F11",
                                "Ctrl+Tab",
                                "Space",
                                "Esc",
                                "Ctrl+Z",
                                "Ctrl+Shift+Z",
                                "F1",
                                "?",
                                "Alt+1",
                                "Alt+8"})
            QVERIFY2(holders.contains(QString::fromLatin1(key)), key);
    }

    void theSheetListsEveryKey()
    {
        WindowFixture fixture;
        fixture.press(Qt::Key_F1);
        auto *sheet = fixture.find<ShortcutSheet>("shortcutSheet");
        QVERIFY(sheet && sheet->isVisible());
        const int all = sheet->shownRows();
        QVERIFY2(all >= 30, qPrintable(QString::number(all)));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("full screen"));
        QCOMPARE(sheet->shownRows(), 2); // into it, out of it
        fixture.press(Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
        QTest::keyClick(&fixture.window(), Qt::Key_Question, Qt::ShiftModifier);
        QVERIFY(sheet->isVisible());
    }

    void everythingFocusableHasAName()
    {
        WindowFixture fixture;
        fixture.window().panels().openSources();
        fixture.window().panels().toggleShortcuts();
        for (int at = 0; at < 9; ++at)
            fixture.window().navigator().show(at);
        QStringList nameless;
        for (const QWidget *widget : fixture.window().findChildren<QWidget *>()) {
            if (widget->isHidden() || widget->focusPolicy() == Qt::NoFocus
                || widget->objectName() == QStringLiteral("qt_scrollarea_viewport"))
                continue;
            const auto *label = qobject_cast<const QLabel *>(widget);
            if (label != nullptr && label->text().isEmpty())
                continue; // its name is its text, once there is something to say
            QAccessibleInterface *face
                = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            const bool inner = qobject_cast<const QLineEdit *>(widget) != nullptr
                && widget->objectName() == QStringLiteral("qt_spinbox_lineedit");
            if (!inner && (face == nullptr || face->text(QAccessible::Name).isEmpty()))
                nameless.append(QString::fromLatin1(widget->metaObject()->className()) + QChar(u' ')
                                + widget->objectName());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
    }

    void theFocusedChartIsExported()
    {
        WindowFixture fixture;
        auto *chart = fixture.find<TimeSeriesChart>("chart-memory");
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame() && !chart->frame()->series.empty(), 10'000);
        QStringList suggested;
        FileSaver::of(fixture.window())
            .setPathChooser([&](QWidget *, const QString &name, const QString &, auto chosen) {
                suggested.append(name);
                chosen(QString::fromStdString(fixture.file("out")) + name);
            });
        chart->setFocus();
        fixture.press(Qt::Key_E, Qt::ControlModifier);
        fixture.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(suggested,
                 (QStringList{QStringLiteral("Memory.png"), QStringLiteral("Memory.csv")}));
        const QString csv = QString::fromStdString(fixture.file("outMemory.csv"));
        const QString png = QString::fromStdString(fixture.file("outMemory.png"));
        QTRY_VERIFY(QFile::exists(csv) && QFile::exists(png));
        const QImage picture(png);
        QVERIFY(picture.width() > 300);
        QFile table(csv);
        QVERIFY(table.open(QIODevice::ReadOnly));
        QVERIFY(table.readLine().startsWith("time,"));
        QVERIFY(table.readLine().contains("memory"));
    }

    void aProblemIsToldInTheBanner()
    {
        WindowFixture fixture(false);
        fixture.window().status().warn(
            QStringLiteral("Something did not work: a reason. Do this."));
        auto *banner = fixture.find<Banner>("banner");
        QVERIFY(banner->isVisible());
        QVERIFY(banner->words().contains(QStringLiteral("a reason")));
        fixture.window().status().warn({});
        QVERIFY(!banner->isVisible());
    }

    void whatWasChosenIsRemembered()
    {
        WindowFixture fixture;
        fixture.window().navigator().show(4);
        fixture.window().scope().setSpan(6h);
        fixture.window().resize(1100, 760);
        fixture.press(Qt::Key_T, Qt::ControlModifier);
        fixture.window().close();
        SettingsStore read(fixture.settings().path());
        QVERIFY(read.load());
        QCOMPARE(QString::fromStdString(read.settings().page), QStringLiteral("profiling"));
        QCOMPARE(read.settings().spanSeconds, 6 * 3600.0);
        QCOMPARE(QString::fromStdString(read.settings().theme), QStringLiteral("dark"));
        fixture.open();
        QCOMPARE(fixture.window().navigator().current(), 4);
        QCOMPARE(fixture.window().size(), QSize(1100, 760));
    }

    void aThemeAskedForIsNotRemembered()
    {
        WindowFixture fixture;
        fixture.open("dark");
        QVERIFY(fixture.style().theme().isDark);
        fixture.window().close();
        SettingsStore read(fixture.settings().path());
        QVERIFY(read.load());
        QCOMPARE(QString::fromStdString(read.settings().theme), QStringLiteral("light"));
    }

    void itFitsASmallScreen()
    {
        WindowFixture fixture;
        fixture.window().resize(1024, 700);
        QTest::qWait(50);
        QCOMPARE(fixture.window().size(), QSize(1024, 700));
        for (const Tile *tile : fixture.window().findChildren<Tile *>())
            QVERIFY(tile->geometry().right() <= tile->parentWidget()->width());
    }
};

QTEST_MAIN(MainWindowTest)
#include "MainWindowTest.moc"
