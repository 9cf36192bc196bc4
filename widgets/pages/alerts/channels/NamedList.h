// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QListWidget;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

/// A list of things by name that can be added, removed and, where their order counts, moved. It
/// only says what is wanted; who keeps the things shows them. GUI thread.
class NamedList final : public QWidget
{
    Q_OBJECT

public:
    NamedList(const char *objectName, const QString &name, bool isOrdered);

    /// Keeps the row that is chosen where it can.
    void show(const QStringList &names);
    using QWidget::show;
    void rename(int row, const QString &name);
    /// -1: none.
    [[nodiscard]] int current() const;
    void choose(int row);

Q_SIGNALS:
    void chosen(int row);
    void addWanted();
    void removeWanted(int row);
    /// The row changes places with the one `by` below it.
    void moveWanted(int row, int by);

private:
    void offer();

    QListWidget *m_list;
    QPushButton *m_remove;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
};

} // namespace perfdeck
