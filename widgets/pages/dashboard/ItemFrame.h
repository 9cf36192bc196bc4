// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/dashboard/ItemView.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// One item on the board. While the board is edited it lies under a sheet that is dragged to move
/// and has a handle to resize; arrows move and Shift with arrows resizes it, S splits, Delete
/// removes, Enter changes it. It only reports wishes. GUI thread.
class ItemFrame final : public QWidget
{
    Q_OBJECT

public:
    ItemFrame(const PageContext &context, DashboardItem item, QWidget *parent = nullptr);

    [[nodiscard]] const DashboardItem &item() const { return m_item; }

    [[nodiscard]] Feed *feed() const { return m_view.feed; }

    void setPlace(const GridPlace &place) { m_item.place = place; }

    void setEdited(bool edited);

Q_SIGNALS:
    void dragged(QPoint by); ///< while the mouse moves, from where it was pressed
    void stretched(QPoint by); ///< the same at the handle
    void dropped(); ///< the button was let go
    void stepWanted(int columns, int rows, bool resize);
    void splitWanted();
    void removeWanted();
    void changeWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Sheet;

    DashboardItem m_item;
    ItemView m_view;
    Qt::FocusPolicy m_focusPolicy; ///< of what is shown
    Sheet *m_sheet;
};

} // namespace perfdeck
