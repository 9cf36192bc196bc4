// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/DeliveriesView.h"

#include "widgets/panels/TablePanel.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

DeliveriesView::DeliveriesView(PageContext context, AlertTools tools, QWidget *parent)
    : AlertView(std::move(context), tools, parent)
    , m_facts(sentences("deliveryFacts"))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_facts);
    layout->addWidget(makeTable(), 1);
    connect(&desk(), &AlertDesk::deliveriesChanged, this, &DeliveriesView::showDeliveries);
    connect(&this->context().scope, &TimeScope::zoneChanged, this, &DeliveriesView::showDeliveries);
    showDeliveries();
}

TablePanel *DeliveriesView::makeTable()
{
    using D = DeliveriesModel;
    m_table = new TablePanel(context().style, m_rows, "deliveryTable", tr("Notices"));
    RowTable &table = m_table->table();
    table.showColumns(
        {D::Time, D::Channel, D::Title, D::Alerts, D::State, D::Attempts, D::Outcome, D::Next},
        D::Title);
    table.setYielding({D::Alerts, D::Attempts, D::Next});
    addFilter(*m_table, "deliveryFilter", tr("Filter notices"));
    return m_table;
}

void DeliveriesView::showDeliveries()
{
    showEmpty();
    const DeliveriesPtr deliveries = desk().deliveries();
    m_facts->setText(deliveriesText(*deliveries));
    m_facts->setVisible(!deliveries->empty());
    judgeBeside(
        [deliveries,
         now = context().clock->now(),
         zone = context().scope.zone(),
         prepare = m_rows.preparation()] { return prepare(deliveryRows(*deliveries, now, zone)); },
        [this](RowChange<DeliveryRow> change) { m_rows.apply(std::move(change)); });
}

void DeliveriesView::showEmpty()
{
    if (desk().plan()->channels.empty())
        m_table->setEmptyText(tr("Nobody is told of alerts"),
                              tr("Name a channel (mail, chat, phone, desktop) in the settings."));
    else
        m_table->setEmptyText(tr("Nothing was told in the last 30 days"),
                              tr("Notices appear here with what came of them."));
}

} // namespace perfdeck
