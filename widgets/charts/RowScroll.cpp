// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/RowScroll.h"

#include <QRectF>
#include <QWheelEvent>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kAnglePerRow = 40; // of the wheel: three rows a notch

} // namespace

RowScroll::RowScroll(const QString &name, QWidget *chart)
    : QScrollBar(Qt::Vertical, chart)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void RowScroll::layOut(const QRectF &area, std::size_t rows, std::size_t fitting)
{
    setVisible(fitting < rows);
    if (fitting >= rows)
        return;
    const QRect box = area.toRect();
    const int wide = sizeHint().width();
    setGeometry(box.right() - wide, box.top(), wide, box.height());
    setPageStep(int(fitting));
    setRange(0, int(rows - fitting));
}

std::size_t RowScroll::firstRow(std::size_t rows, std::size_t fitting) const
{
    return std::min(std::size_t(value()), rows - std::min(rows, fitting));
}

void RowScroll::reveal(std::size_t row, std::size_t rows, std::size_t fitting)
{
    const std::size_t first = firstRow(rows, fitting);
    if (row < first)
        setValue(int(row));
    else if (row >= first + fitting)
        setValue(int(row + 1 - fitting));
}

void RowScroll::turn(const QWheelEvent &event)
{
    setValue(value() - event.angleDelta().y() / kAnglePerRow);
}

QRectF RowScroll::besideIt(const QRectF &area, std::size_t rows, std::size_t fitting) const
{
    return area.adjusted(0, 0, fitting < rows ? -sizeHint().width() - 2 : 0, 0);
}

} // namespace perfdeck
