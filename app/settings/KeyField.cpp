// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/KeyField.h"

#include <QKeyEvent>

namespace perfdeck {

namespace {

bool isTaken(int key)
{
    switch (key) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_unknown:
        return true;
    default:
        return false;
    }
}

/// Shift stays with letters and function keys; other characters have it in them ("?").
QKeySequence sequenceOf(const QKeyEvent &event)
{
    const int key = event.key();
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool isSymbol
        = key < Qt::Key_Escape && (key < Qt::Key_A || key > Qt::Key_Z) && key != Qt::Key_Space;
    if (isSymbol)
        modifiers &= ~Qt::ShiftModifier;
    return QKeySequence(QKeyCombination(modifiers, Qt::Key(key)));
}

} // namespace

KeyField::KeyField(QWidget *parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setPlaceholderText(tr("Press a key"));
}

void KeyField::forget()
{
    m_key = {};
    clear();
    Q_EMIT keyChanged();
}

bool KeyField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // shortcuts of the window are to be read here, not to act
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    if (isTaken(event->key())) {
        event->ignore();
        return;
    }
    m_key = sequenceOf(*event);
    setText(m_key.toString(QKeySequence::NativeText));
    Q_EMIT keyChanged();
}

} // namespace perfdeck
