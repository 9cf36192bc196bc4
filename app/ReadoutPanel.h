// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ReadingsModel.h"
#include "widgets/pages/PageContext.h"
#include "widgets/panels/SidePanel.h"

#include <QTimer>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

class RowTable;
class TableSheet;

/// What all charts that can be seen say at the crosshair, in one table. What was read stays, faded,
/// when the pointer leaves the charts, so that it can be copied. Hidden, it reads nothing. GUI
/// thread.
class ReadoutPanel final : public SidePanel
{
    Q_OBJECT

public:
    explicit ReadoutPanel(const PageContext &context, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// Once per turn of the event loop, after the charts have moved their crosshairs.
    void readSoon();
    void read();
    void fade();

    Crosshair &m_crosshair;
    ReadingsModel m_rows;
    QLabel *m_time;
    TableSheet *m_sheet;
    RowTable *m_table; ///< in the sheet
    QPushButton *m_copy;
    QTimer m_turn;
};

} // namespace perfdeck
