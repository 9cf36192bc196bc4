// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/SidePanel.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
class QTableWidget;
QT_END_NAMESPACE

namespace perfdeck {

class ActionRegistry;

/// Every action of the window with its keys as they are now, searchable, and the gestures of
/// charts. GUI thread.
class ShortcutSheet final : public SidePanel
{
    Q_OBJECT

public:
    ShortcutSheet(const Style &style, const ActionRegistry &actions, QWidget *parent = nullptr);

    void focusSearch();
    [[nodiscard]] int shownRows() const;

private:
    void fill();
    void addRow(const QString &words, const QString &keys);
    void filter(const QString &words);

    const ActionRegistry &m_actions;
    QLineEdit *m_search;
    QTableWidget *m_table;
};

} // namespace perfdeck
