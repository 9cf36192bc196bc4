// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
QT_END_NAMESPACE

namespace perfdeck {

class ActionRegistry;
class KeyField;

/// Every action with its keys, searchable; the chosen one gets the key that is pressed. A key that
/// another action has is told before it is taken away. GUI thread.
class ShortcutEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit ShortcutEditor(ActionRegistry &actions, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeTable();
    [[nodiscard]] QWidget *makeKeys();
    void fill();
    void filter(const QString &words);
    void showChosen();
    void showConflict();
    void assign();
    [[nodiscard]] QAction *chosen() const;

    ActionRegistry &m_actions;
    QLineEdit *m_search;
    QTableWidget *m_table;
    KeyField *m_key;
    QPushButton *m_assign;
    QPushButton *m_clear;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
    QLabel *m_note;
};

} // namespace perfdeck
