// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/SidePanel.h"

#include <QList>

QT_BEGIN_NAMESPACE
class QAction;
class QLineEdit;
class QTableWidget;
QT_END_NAMESPACE

namespace perfdeck {

/// Every action of the window with its keys, searchable, and the gestures of charts. GUI thread.
class ShortcutSheet final : public SidePanel
{
    Q_OBJECT

public:
    ShortcutSheet(const Style &style, const QList<QAction *> &actions, QWidget *parent = nullptr);

    void focusSearch();
    [[nodiscard]] int shownRows() const;

private:
    void addRow(const QString &words, const QString &keys);
    void filter(const QString &words);

    QLineEdit *m_search;
    QTableWidget *m_table;
};

} // namespace perfdeck
