// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <map>
#include <string>
#include <vector>

QT_BEGIN_NAMESPACE
class QAction;
class QKeyEvent;
QT_END_NAMESPACE

namespace perfdeck {

/// Keys that differ from the default, by the id of the action: portable text, several separated by
/// a space; empty for none.
using KeyOverrides = std::map<std::string, std::string>;

/// Every action of a window with its keys. Menus, the sheet of keys, the palette and the settings
/// are made from it. Keys without Ctrl, Alt or a function key ("plain" ones) act only where nothing
/// with the focus wants them: the window hands them to triggerPlain() last. GUI thread.
class ActionRegistry final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `id` names it in the settings and, with "action-" before it, as an object; `menu` is the
    /// title of its menu; `keys` are the default ones, separated by a space.
    QAction *add(const QString &id, const QString &menu, const QString &words, const QString &keys);

    [[nodiscard]] QList<QAction *> actions() const;
    /// Null when there is none.
    [[nodiscard]] QAction *action(const QString &id) const;
    [[nodiscard]] QList<QKeySequence> keys(const QAction *action) const;
    [[nodiscard]] bool hasDefaultKeys(const QAction *action) const;
    /// The title of its menu, without the mark of its letter.
    [[nodiscard]] QString menu(const QAction *action) const;
    /// Its words as people say them: no letter marks, no keys, no dots.
    [[nodiscard]] QString words(const QAction *action) const;

    /// Whose key this is; null for nobody's.
    [[nodiscard]] QAction *holder(const QKeySequence &key) const;
    void setKeys(const QAction *action, const QList<QKeySequence> &keys);
    void resetKeys(const QAction *action);
    void resetAll();
    [[nodiscard]] KeyOverrides overrides() const;
    /// Unknown ids and keys that cannot be read are passed over.
    void setOverrides(const KeyOverrides &overrides);

    /// True when the key was one of ours.
    bool triggerPlain(const QKeyEvent &event);

Q_SIGNALS:
    void keysChanged();

private:
    struct Entry
    {
        QAction *action;
        QString id;
        QString menu;
        QString words; ///< with the mark of its letter
        QList<QKeySequence> defaults;
        QList<QKeySequence> keys;
    };

    [[nodiscard]] const Entry *find(const QAction *action) const;
    [[nodiscard]] Entry *find(const QAction *action);
    static void apply(Entry &entry, const QList<QKeySequence> &keys);

    std::vector<Entry> m_entries;
};

/// "Ctrl+E, F1" as people read them on this desktop.
[[nodiscard]] QString keysText(const QList<QKeySequence> &keys);
/// Without the mark of the letter ("&File": "File").
[[nodiscard]] QString withoutMark(QString words);

} // namespace perfdeck
