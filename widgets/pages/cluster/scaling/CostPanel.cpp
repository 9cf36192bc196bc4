// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/scaling/CostPanel.h"

#include "widgets/panels/TableSheet.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr double kMostPrice = 1'000'000;
constexpr int kMinTableHeight = 76;

} // namespace

CostPanel::CostPanel(const Style &style, QWidget *parent)
    : Panel(style, tr("Cost"), parent)
    , m_sheet(new TableSheet(style, m_costs, "costTable", tr("Hours and cost by hardware")))
    , m_price(new QDoubleSpinBox)
    , m_advice(sentences("costAdvice"))
{
    m_sheet->setMinimumHeight(style.scaled(kMinTableHeight));
    m_sheet->setEmptyText(tr("No worker was seen in this range"),
                          tr("Or this cluster does not list its workers"));
    RowTable &table = m_sheet->table();
    table.showColumns({CostsModel::Hardware,
                       CostsModel::Workers,
                       CostsModel::Hours,
                       CostsModel::Idle,
                       CostsModel::Price,
                       CostsModel::Cost,
                       CostsModel::IdleCost},
                      CostsModel::Hardware);
    table.setYielding({CostsModel::Workers, CostsModel::Price});
    m_price->setObjectName(QStringLiteral("pricePerHour"));
    m_price->setAccessibleName(tr("Price per hour of the chosen hardware"));
    m_price->setToolTip(tr(
        "Choose a kind of hardware and enter what an hour of one worker costs, in any currency"));
    m_price->setRange(0, kMostPrice);
    m_price->setDecimals(4);
    m_price->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_price->setSpecialValueText(tr("no price"));
    m_price->setSuffix(tr(" per hour"));
    m_price->setKeyboardTracking(false);
    addControl(m_price);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_sheet, 1);
    layout->addWidget(m_advice);
    setContent(content);
    connect(&table, &RowTable::currentIdChanged, this, &CostPanel::showPrice);
    connect(&m_costs, &RowSource::rowsSet, this, &CostPanel::showPrice);
    connect(m_price, &QDoubleSpinBox::valueChanged, this, &CostPanel::takePrice);
    showPrice();
}

void CostPanel::setPrices(HourlyPrices prices)
{
    m_prices = std::move(prices);
    showPrice();
    Q_EMIT pricesChanged();
}

void CostPanel::setAdvice(const QString &text)
{
    m_advice->setText(text);
    m_advice->setVisible(!text.isEmpty());
}

void CostPanel::showPrice()
{
    const bool isChosen = m_sheet->table().currentIndex().isValid();
    const auto price = m_prices.find(m_sheet->table().currentId().toStdString());
    const QSignalBlocker quiet(m_price);
    m_price->setEnabled(isChosen);
    m_price->setValue(isChosen && price != m_prices.end() ? price->second : 0);
}

void CostPanel::takePrice(double price)
{
    if (!m_sheet->table().currentIndex().isValid())
        return;
    const HourlyPrices before = m_prices;
    const std::string hardware = m_sheet->table().currentId().toStdString();
    if (price > 0)
        m_prices.insert_or_assign(hardware, price);
    else
        m_prices.erase(hardware);
    Q_EMIT pricesEntered(before);
    Q_EMIT pricesChanged();
}

std::string pricesAsText(const HourlyPrices &prices)
{
    QJsonObject object;
    for (const auto &[hardware, price] : prices)
        object.insert(QString::fromStdString(hardware), price);
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

HourlyPrices pricesOfText(const std::string &text)
{
    HourlyPrices prices;
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    for (auto each = object.begin(); each != object.end(); ++each)
        if (each.value().toDouble() > 0)
            prices.insert_or_assign(each.key().toStdString(), each.value().toDouble());
    return prices;
}

} // namespace perfdeck
