// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/models/MarkDelegate.h"

#include "widgets/style/Style.h"

#include <QEvent>
#include <QPainter>

namespace perfdeck {

namespace {

constexpr double kBox = 3 * Style::kGrid;

} // namespace

MarkDelegate::MarkDelegate(const Style &style, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_style(style)
{
}

void MarkDelegate::paint(QPainter *painter,
                         const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem background(option);
    initStyleOption(&background, index);
    background.text.clear();
    background.features &= ~QStyleOptionViewItem::HasCheckIndicator;
    option.widget->style()->drawControl(
        QStyle::CE_ItemViewItem, &background, painter, option.widget);
    const bool isMarked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    const Theme &theme = m_style.theme();
    QRectF box(0, 0, kBox, kBox);
    box.moveCenter(QRectF(option.rect).center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(isMarked ? theme.accent : theme.dim);
    painter->setBrush(isMarked ? QBrush(theme.accent) : Qt::NoBrush);
    painter->drawRoundedRect(box, 2, 2);
    if (isMarked) {
        painter->setPen(QPen(theme.accentText, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF({box.topLeft() + QPointF(0.22, 0.52) * kBox,
                                         box.topLeft() + QPointF(0.42, 0.72) * kBox,
                                         box.topLeft() + QPointF(0.78, 0.30) * kBox}));
    }
    painter->restore();
}

bool MarkDelegate::editorEvent(QEvent *event,
                               QAbstractItemModel *model,
                               const QStyleOptionViewItem &,
                               const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const bool isMarked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, isMarked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace perfdeck
