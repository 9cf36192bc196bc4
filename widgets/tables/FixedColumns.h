// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace perfdeck {

class RowTable;
class Style;

/// The first columns of a table once more, over it and in their place while it is scrolled
/// sideways: they share rows, order, selection and the way they are painted; keys stay with the
/// table. GUI thread.
class FixedColumns final : public QTableView
{
    Q_OBJECT

public:
    /// Up to `last`, those that are shown. A child of the table.
    FixedColumns(RowTable &table, int last, const Style &style);

    void setFixed(bool fixed);

    [[nodiscard]] bool isFixed() const { return m_isFixed; }

Q_SIGNALS:
    /// So many pixels of the table are covered now.
    void covered(int width);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setUpHeader();
    void forwardClicks();
    void layOut();
    void uncover(const QModelIndex &current);

    RowTable &m_table;
    int m_last;
    const Style &m_style;
    bool m_isFixed = false;
    int m_covered = 0; ///< as told last; pixels
};

} // namespace perfdeck
