// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ActionRegistry.h"

#include <QAction>
#include <QKeyEvent>
#include <QStringList>

#include <algorithm>

namespace perfdeck {

namespace {

bool isPlain(const QKeySequence &keys)
{
    return keys.count() == 1 && (keys[0].keyboardModifiers() & ~Qt::ShiftModifier) == 0
        && (keys[0].key() < Qt::Key_F1 || keys[0].key() > Qt::Key_F35);
}

QList<QKeySequence> parseKeys(const QString &text)
{
    QList<QKeySequence> keys;
    for (const QString &part : text.split(QChar(u' '), Qt::SkipEmptyParts)) {
        const QKeySequence key(part, QKeySequence::PortableText);
        if (!key.isEmpty() && key[0].key() != Qt::Key_unknown)
            keys.append(key);
    }
    return keys;
}

QString portable(const QList<QKeySequence> &keys)
{
    QStringList parts;
    for (const QKeySequence &key : keys)
        parts.append(key.toString(QKeySequence::PortableText));
    return parts.join(QChar(u' '));
}

/// What was pressed as a plain key. Shift counts only with letters: other characters have it in
/// them ("?").
QKeySequence pressedKey(const QKeyEvent &event)
{
    const bool isLetter = event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z;
    const auto modifiers = isLetter ? event.modifiers() & Qt::ShiftModifier : Qt::NoModifier;
    return QKeySequence(QKeyCombination(modifiers, Qt::Key(event.key())));
}

} // namespace

QAction *ActionRegistry::add(const QString &id,
                             const QString &menu,
                             const QString &words,
                             const QString &keys)
{
    auto *action = new QAction(words, this);
    action->setObjectName(QStringLiteral("action-") + id);
    Entry entry{action, id, withoutMark(menu), words, parseKeys(keys), {}};
    apply(entry, entry.defaults);
    m_entries.push_back(std::move(entry));
    return action;
}

void ActionRegistry::apply(Entry &entry, const QList<QKeySequence> &keys)
{
    entry.keys = keys;
    QList<QKeySequence> global;
    QString plain;
    for (const QKeySequence &key : keys) {
        if (!isPlain(key))
            global.append(key);
        else if (plain.isEmpty())
            plain = key.toString(QKeySequence::NativeText);
    }
    entry.action->setShortcuts(global);
    const bool showPlain = global.isEmpty() && !plain.isEmpty();
    entry.action->setText(showPlain ? entry.words + QChar(u'\t') + plain : entry.words);
}

const ActionRegistry::Entry *ActionRegistry::find(const QAction *action) const
{
    const auto at = std::ranges::find(m_entries, action, &Entry::action);
    return at == m_entries.end() ? nullptr : &*at;
}

ActionRegistry::Entry *ActionRegistry::find(const QAction *action)
{
    const auto at = std::ranges::find(m_entries, action, &Entry::action);
    return at == m_entries.end() ? nullptr : &*at;
}

QList<QAction *> ActionRegistry::actions() const
{
    QList<QAction *> all;
    for (const Entry &entry : m_entries)
        all.append(entry.action);
    return all;
}

QAction *ActionRegistry::action(const QString &id) const
{
    const auto at = std::ranges::find(m_entries, id, &Entry::id);
    return at == m_entries.end() ? nullptr : at->action;
}

QList<QKeySequence> ActionRegistry::keys(const QAction *action) const
{
    const Entry *entry = find(action);
    return entry == nullptr ? QList<QKeySequence>() : entry->keys;
}

bool ActionRegistry::hasDefaultKeys(const QAction *action) const
{
    const Entry *entry = find(action);
    return entry == nullptr || entry->keys == entry->defaults;
}

QString ActionRegistry::menu(const QAction *action) const
{
    const Entry *entry = find(action);
    return entry == nullptr ? QString() : entry->menu;
}

QString ActionRegistry::words(const QAction *action) const
{
    const Entry *entry = find(action);
    QString words = entry == nullptr ? QString() : withoutMark(action->text().section(u'\t', 0, 0));
    if (words.endsWith(QStringLiteral(" …")))
        words.chop(2);
    return words;
}

QAction *ActionRegistry::holder(const QKeySequence &key) const
{
    const auto at = std::ranges::find_if(
        m_entries, [&key](const Entry &entry) { return entry.keys.contains(key); });
    return at == m_entries.end() ? nullptr : at->action;
}

void ActionRegistry::setKeys(const QAction *action, const QList<QKeySequence> &keys)
{
    Entry *entry = find(action);
    if (entry == nullptr || entry->keys == keys)
        return;
    apply(*entry, keys);
    Q_EMIT keysChanged();
}

void ActionRegistry::resetKeys(const QAction *action)
{
    if (const Entry *entry = find(action))
        setKeys(action, entry->defaults);
}

void ActionRegistry::resetAll()
{
    for (Entry &entry : m_entries)
        apply(entry, entry.defaults);
    Q_EMIT keysChanged();
}

KeyOverrides ActionRegistry::overrides() const
{
    KeyOverrides result;
    for (const Entry &entry : m_entries)
        if (entry.keys != entry.defaults)
            result.emplace(entry.id.toStdString(), portable(entry.keys).toStdString());
    return result;
}

void ActionRegistry::setOverrides(const KeyOverrides &overrides)
{
    for (Entry &entry : m_entries) {
        const auto changed = overrides.find(entry.id.toStdString());
        const bool hasOwn = changed != overrides.end();
        const auto keys
            = hasOwn ? parseKeys(QString::fromStdString(changed->second)) : entry.defaults;
        const bool cannotBeRead = hasOwn && keys.isEmpty() && !changed->second.empty();
        apply(entry, cannotBeRead ? entry.defaults : keys);
    }
    Q_EMIT keysChanged();
}

bool ActionRegistry::triggerPlain(const QKeyEvent &event)
{
    if ((event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0)
        return false;
    QAction *action = holder(pressedKey(event));
    if (action == nullptr || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList parts;
    for (const QKeySequence &key : keys)
        parts.append(key.toString(QKeySequence::NativeText));
    return parts.join(QStringLiteral(", "));
}

QString withoutMark(QString words)
{
    return words.remove(QChar(u'&'));
}

} // namespace perfdeck
