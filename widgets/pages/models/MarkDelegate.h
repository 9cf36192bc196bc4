// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace perfdeck {

class Style;

/// Draws the box of a row that can be marked; the word of its cell is for screen readers. A click
/// marks. GUI thread.
class MarkDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    MarkDelegate(const Style &style, QObject *parent = nullptr);

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool editorEvent(QEvent *event,
                     QAbstractItemModel *model,
                     const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    const Style &m_style;
};

} // namespace perfdeck
