// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"

#include <QStyledItemDelegate>

namespace perfdeck {

class Style;

/// Paints the cells of a RowModel: numbers in tabular figures with a small, dim unit in a slot of
/// its own, so that digits stand under digits; states as shape and word; old rows faded. GUI
/// thread.
class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CellDelegate(const Style &style, QObject *parent);

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    static constexpr int kPadding = 6;

private:
    void
    paintWords(QPainter &painter, QRect area, const QString &text, const QModelIndex &index) const;
    [[nodiscard]] QColor textColor(const QModelIndex &index) const;

    const Style &m_style;
};

/// A number as cells of such a unit have it: digits under digits, the unit dim in its slot. Returns
/// what it took of `area`.
QRect paintNumberCell(QPainter &painter,
                      QRect area,
                      const QString &text,
                      Unit unit,
                      const QColor &color,
                      const Style &style);

} // namespace perfdeck
