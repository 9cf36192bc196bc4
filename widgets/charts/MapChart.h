// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/PaintedChart.h"

#include <QPointF>
#include <QRectF>

namespace perfdeck {

/// A plan of boxes on a plane: fitted into the chart until it is zoomed (wheel at the pointer, +
/// and −; 0 or the menu: all of it again) or moved (drag, Shift with arrows). Arrows go from box to
/// box. Items are the boxes that can be read out. GUI thread.
class MapChart : public PaintedChart
{
    Q_OBJECT

public:
    using PaintedChart::PaintedChart;

    /// All of it, as large as there is room.
    void fit();
    /// By this factor, keeping the point of the screen where it is.
    void zoom(double factor, QPointF at);

    [[nodiscard]] bool isFitted() const { return m_isFitted; }

    /// Pixels per unit.
    [[nodiscard]] double scale() const;

Q_SIGNALS:
    void clicked(int item);

protected:
    /// In the units of the plane.
    [[nodiscard]] virtual QRectF planeBounds() const = 0;
    [[nodiscard]] virtual QRectF boxOf(int item) const = 0;

    [[nodiscard]] QPointF toScreen(QPointF plane) const;
    [[nodiscard]] QRectF toScreen(const QRectF &plane) const;

    /// Where the plan is drawn.
    [[nodiscard]] virtual QRectF mapArea() const { return contentArea(); }

    [[nodiscard]] bool isSeen(const QRectF &screen) const { return screen.intersects(mapArea()); }

    [[nodiscard]] int itemAt(QPointF position) const override;
    [[nodiscard]] int neighbour(int item, int right, int up) const override;

    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void addToMenu(QMenu &menu) override;

private:
    void move(QPointF by);
    void reveal(int item);
    [[nodiscard]] double fittingScale() const;
    [[nodiscard]] QPointF origin() const;

    bool m_isFitted = true;
    double m_scale = 1;
    QPointF m_centre; ///< of the screen, on the plane
    bool m_isPressed = false;
    bool m_isDragged = false;
    QPointF m_pressedAt;
};

} // namespace perfdeck
