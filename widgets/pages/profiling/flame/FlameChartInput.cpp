// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/RowScroll.h"
#include "widgets/pages/profiling/flame/FlameChart.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

namespace perfdeck {

void FlameChart::addToMenu(QMenu &menu)
{
    PaintedChart::addToMenu(menu);
    if (content() != Content::Shown)
        return;
    menu.addSeparator();
    menu.addAction(tr("Zoom to this\tReturn"),
                   this,
                   [this] { zoomTo(static_cast<std::uint32_t>(currentItem())); })
        ->setEnabled(currentItem() >= 0);
    menu.addAction(
            tr("Zoom out\tBackspace"), this, [this] { zoomTo(m_tree->nodes[m_zoomed].parent); })
        ->setEnabled(m_zoomed != 0);
    menu.addAction(tr("Show all\t0"), this, [this] { zoomTo(0); })->setEnabled(m_zoomed != 0);
}

void FlameChart::resizeEvent(QResizeEvent *event)
{
    PaintedChart::resizeEvent(event);
    layOut();
}

void FlameChart::mousePressEvent(QMouseEvent *event)
{
    PaintedChart::mousePressEvent(event);
    const int item = content() == Content::Shown ? itemAt(event->position()) : -1;
    if (event->button() == Qt::LeftButton && item >= 0)
        Q_EMIT layerChosen(m_tree->nodes[std::size_t(item)].layer);
}

void FlameChart::wheelEvent(QWheelEvent *event)
{
    if (!m_scroll->isVisible())
        return event->ignore();
    setCurrentItem(-1);
    m_scroll->turn(*event);
}

void FlameChart::keyPressEvent(QKeyEvent *event)
{
    if (content() == Content::Shown && event->key() == Qt::Key_Backspace)
        return zoomTo(m_tree->nodes[m_zoomed].parent);
    if (content() == Content::Shown && event->key() == Qt::Key_0)
        return zoomTo(0);
    PaintedChart::keyPressEvent(event);
    if (currentItem() >= 0)
        if (const Box *box = boxOf(std::uint32_t(currentItem())))
            m_scroll->reveal(box->depth, m_rows.size() - 1, rowsThatFit());
}

} // namespace perfdeck
