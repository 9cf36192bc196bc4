// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/KeyField.h"
#include "app/settings/SettingsWindow.h"
#include "tests/gui/window/WindowFixture.h"
#include "widgets/models/ActionRegistry.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>

using namespace perfdeck;

namespace {

constexpr Qt::KeyboardModifiers kCtrl = Qt::ControlModifier;

/// Opens the settings by their key.
SettingsWindow *opened(WindowFixture &fixture)
{
    fixture.press(Qt::Key_Comma, kCtrl);
    return fixture.find<SettingsWindow>("settingsWindow");
}

void chooseRow(SettingsWindow &settings, const char *words)
{
    auto *table = settings.findChild<QTableWidget *>(QStringLiteral("keyTable"));
    const auto found = table->findItems(QString::fromUtf8(words), Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    table->setCurrentItem(found.front());
}

void pressNewKey(SettingsWindow &settings, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    auto *field = settings.findChild<KeyField *>(QStringLiteral("newKey"));
    field->setFocus();
    QTest::keyClick(field, key, modifiers);
}

void click(SettingsWindow &settings, const char *name)
{
    auto *button = settings.findChild<QPushButton *>(QString::fromLatin1(name));
    QVERIFY2(button != nullptr && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

class SettingsWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aNewKeyWorksAtOnceAndIsRemembered()
    {
        WindowFixture fixture(false);
        SettingsWindow *settings = opened(fixture);
        QVERIFY(settings && settings->isVisible() && !settings->isModal());
        settings->showSection(QStringLiteral("keys"));
        chooseRow(*settings, "Full screen");
        pressNewKey(*settings, Qt::Key_F9, Qt::NoModifier);
        QVERIFY(note(*settings).contains(QStringLiteral("free")));
        click(*settings, "assignKey");
        settings->close();
        fixture.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window()));
        fixture.press(Qt::Key_F9);
        QVERIFY(fixture.window().isFullScreen());
        SettingsStore read(fixture.settings().path());
        QVERIFY(read.load());
        QCOMPARE(read.settings().keys, (KeyOverrides{{"full-screen", "F9"}}));
        fixture.open();
        QAction *action = fixture.window().actionRegistry().action(QStringLiteral("full-screen"));
        QCOMPARE(action->shortcut(), QKeySequence(Qt::Key_F9));
    }

    void aConflictIsToldAndResolved()
    {
        WindowFixture fixture(false);
        SettingsWindow *settings = opened(fixture);
        settings->showSection(QStringLiteral("keys"));
        const ActionRegistry &actions = fixture.window().actionRegistry();
        const QAction *refresh = actions.action(QStringLiteral("refresh"));
        const QAction *find = actions.action(QStringLiteral("find"));
        chooseRow(*settings, "Refresh");
        pressNewKey(*settings, Qt::Key_F, kCtrl);
        QVERIFY2(note(*settings).contains(actions.words(find)), qPrintable(note(*settings)));
        click(*settings, "assignKey");
        QCOMPARE(refresh->shortcuts(), QList<QKeySequence>{QKeySequence(kCtrl | Qt::Key_F)});
        QVERIFY(find->shortcuts().isEmpty());
        chooseRow(*settings, "Refresh");
        click(*settings, "resetKey");
        QCOMPARE(refresh->shortcut(), QKeySequence(Qt::Key_F5));
        click(*settings, "resetKeys");
        QVERIFY(actions.overrides().empty());
        QVERIFY(fixture.settings().settings().keys.empty());
    }

    void searchNarrowsTheKeys()
    {
        WindowFixture fixture(false);
        SettingsWindow *settings = opened(fixture);
        settings->showSection(QStringLiteral("keys"));
        auto *table = settings->findChild<QTableWidget *>(QStringLiteral("keyTable"));
        QTest::keyClicks(settings->findChild<QLineEdit *>(QStringLiteral("keySearch")),
                         QStringLiteral("F11"));
        int shown = 0;
        for (int row = 0; row < table->rowCount(); ++row)
            shown += table->isRowHidden(row) ? 0 : 1;
        QCOMPARE(shown, 1);
    }

    void lookChangesLive()
    {
        WindowFixture fixture(false);
        SettingsWindow *settings = opened(fixture);
        const int before = QFontMetrics(QApplication::font()).height();
        settings->findChild<QSpinBox *>(QStringLiteral("setTextSize"))->setValue(200);
        QVERIFY(QFontMetrics(QApplication::font()).height() > 1.7 * before);
        auto *theme = settings->findChild<QComboBox *>(QStringLiteral("setTheme"));
        theme->setCurrentIndex(2);
        QVERIFY(fixture.style().theme().isDark);
        QVERIFY(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0);
        QTest::keyClick(settings->findChild<QWidget *>(QStringLiteral("setReducedMotion")),
                        Qt::Key_Space);
        QCOMPARE(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
        QVERIFY(!QApplication::isEffectEnabled(Qt::UI_AnimateMenu));
        SettingsStore read(fixture.settings().path());
        QVERIFY(read.load());
        QCOMPARE(read.settings().textPercent, std::int64_t(200));
        QVERIFY(read.settings().reducedMotion);
    }

    void anotherLanguageWantsAnotherWindow()
    {
        WindowFixture fixture(false);
        SettingsWindow *settings = opened(fixture);
        const QSignalSpy outdated(&fixture.window().settingsDesk(), &SettingsDesk::windowOutdated);
        settings->findChild<QSpinBox *>(QStringLiteral("setHistoryDays"))->setValue(7);
        QCOMPARE(outdated.count(), 0);
        auto *language = settings->findChild<QComboBox *>(QStringLiteral("setLanguage"));
        language->setCurrentIndex(language->findData(QStringLiteral("de")));
        QCOMPARE(outdated.count(), 1);
        QTest::keyClick(settings, Qt::Key_Escape);
        QVERIFY(!settings->isVisible());
    }

private:
    static QString note(SettingsWindow &settings)
    {
        return settings.findChild<QLabel *>(QStringLiteral("keyNote"))->text();
    }
};

QTEST_MAIN(SettingsWindowTest)
#include "SettingsWindowTest.moc"
