// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollBar>

#include <cstddef>

QT_BEGIN_NAMESPACE
class QRectF;
class QWheelEvent;
QT_END_NAMESPACE

namespace perfdeck {

/// The scroll bar of a chart made of rows, at its right; hidden while all of them fit. GUI thread.
class RowScroll final : public QScrollBar
{
public:
    RowScroll(const QString &name, QWidget *chart);

    /// `area` is what chart and bar share; no rows: hidden.
    void layOut(const QRectF &area, std::size_t rows, std::size_t fitting);
    /// The first row that is seen.
    [[nodiscard]] std::size_t firstRow(std::size_t rows, std::size_t fitting) const;
    /// As little as makes the row seen.
    void reveal(std::size_t row, std::size_t rows, std::size_t fitting);
    void turn(const QWheelEvent &event);
    /// What of the area belongs to the chart.
    [[nodiscard]] QRectF besideIt(const QRectF &area, std::size_t rows, std::size_t fitting) const;
};

} // namespace perfdeck
