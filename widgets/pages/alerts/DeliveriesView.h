// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/DeliveriesModel.h"
#include "widgets/pages/alerts/AlertView.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class TablePanel;

/// What was told whom in the last month, how often it was tried and what came of it. GUI thread.
class DeliveriesView final : public AlertView
{
    Q_OBJECT

public:
    DeliveriesView(PageContext context, AlertTools tools, QWidget *parent = nullptr);

private:
    [[nodiscard]] TablePanel *makeTable();
    void showDeliveries();
    void showEmpty();

    DeliveriesModel m_rows;
    QLabel *m_facts;
    TablePanel *m_table = nullptr;
};

} // namespace perfdeck
