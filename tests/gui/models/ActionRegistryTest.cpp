// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ActionRegistry.h"

#include <QAction>
#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

using namespace perfdeck;

namespace {

QKeySequence key(const char *text)
{
    return QKeySequence(QString::fromLatin1(text));
}

QKeyEvent press(int code, Qt::KeyboardModifiers modifiers, const char *text)
{
    return {QEvent::KeyPress, code, modifiers, QString::fromLatin1(text)};
}

} // namespace

class ActionRegistryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keysWithAModifierAreShortcutsPlainOnesAreShownOnly()
    {
        ActionRegistry registry;
        const QAction *save = add(registry, "save", "&Save as …", "Ctrl+S");
        const QAction *pause = add(registry, "pause", "&Pause", "Space");
        const QAction *help = add(registry, "help", "&Keys", "F1 ?");
        QCOMPARE(save->shortcuts(), QList<QKeySequence>{key("Ctrl+S")});
        QVERIFY(pause->shortcuts().isEmpty());
        QCOMPARE(pause->text(), QStringLiteral("&Pause\tSpace"));
        QCOMPARE(help->shortcuts(), QList<QKeySequence>{key("F1")});
        QCOMPARE(registry.words(save), QStringLiteral("Save as"));
        QCOMPARE(registry.words(pause), QStringLiteral("Pause"));
        QCOMPARE(registry.menu(pause), QStringLiteral("Menu"));
        QCOMPARE(keysText(registry.keys(help)), QStringLiteral("F1, ?"));
    }

    void plainKeysTriggerUnlessAModifierIsHeld()
    {
        ActionRegistry registry;
        const QAction *help = add(registry, "help", "Keys", "F1 ?");
        const QAction *note = add(registry, "note", "Note", "N");
        QSignalSpy helped(help, &QAction::triggered);
        QSignalSpy noted(note, &QAction::triggered);
        QVERIFY(registry.triggerPlain(press(Qt::Key_Question, Qt::ShiftModifier, "?")));
        QVERIFY(registry.triggerPlain(press(Qt::Key_N, Qt::NoModifier, "n")));
        QVERIFY(!registry.triggerPlain(press(Qt::Key_N, Qt::ControlModifier, "n")));
        QVERIFY(!registry.triggerPlain(press(Qt::Key_N, Qt::ShiftModifier, "N")));
        QVERIFY(!registry.triggerPlain(press(Qt::Key_X, Qt::NoModifier, "x")));
        QCOMPARE(helped.count(), 1);
        QCOMPARE(noted.count(), 1);
    }

    void onlyWhatDiffersIsRemembered()
    {
        ActionRegistry registry;
        const QAction *save = add(registry, "save", "Save", "Ctrl+S");
        const QAction *open = add(registry, "open", "Open", "Ctrl+O");
        QSignalSpy changed(&registry, &ActionRegistry::keysChanged);
        registry.setKeys(save, {key("Ctrl+Shift+S"), key("F2")});
        registry.setKeys(open, {});
        QCOMPARE(changed.count(), 2);
        const KeyOverrides expected{{"open", ""}, {"save", "Ctrl+Shift+S F2"}};
        QCOMPARE(registry.overrides(), expected);
        QCOMPARE(registry.holder(key("F2")), save);
        QCOMPARE(registry.holder(key("Ctrl+S")), nullptr);

        ActionRegistry next;
        const QAction *again = add(next, "save", "Save", "Ctrl+S");
        next.setOverrides(expected);
        QCOMPARE(next.keys(again), (QList<QKeySequence>{key("Ctrl+Shift+S"), key("F2")}));
        next.resetKeys(again);
        QVERIFY(next.overrides().empty());
    }

    void keysThatCannotBeReadLeaveTheDefault()
    {
        ActionRegistry registry;
        const QAction *save = add(registry, "save", "Save", "Ctrl+S");
        registry.setOverrides({{"save", "Hyper+Nonsense+"}, {"gone", "Ctrl+G"}});
        QCOMPARE(registry.keys(save), QList<QKeySequence>{key("Ctrl+S")});
    }

private:
    static QAction *
    add(ActionRegistry &registry, const char *id, const char *words, const char *keys)
    {
        return registry.add(QString::fromLatin1(id),
                            QStringLiteral("&Menu"),
                            QString::fromUtf8(words),
                            QString::fromLatin1(keys));
    }
};

QTEST_MAIN(ActionRegistryTest)
#include "ActionRegistryTest.moc"
