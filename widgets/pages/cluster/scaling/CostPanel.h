// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ClusterCost.h"
#include "widgets/models/CostsModel.h"
#include "widgets/panels/Panel.h"

QT_BEGIN_NAMESPACE
class QDoubleSpinBox;
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class TableSheet;

/// Hours of workers by hardware, and what they cost by the prices that the user enters: for the
/// kind that is chosen in the table. Without a price nothing is priced. GUI thread.
class CostPanel final : public Panel
{
    Q_OBJECT

public:
    explicit CostPanel(const Style &style, QWidget *parent = nullptr);

    [[nodiscard]] const HourlyPrices &prices() const { return m_prices; }

    /// Followed by pricesChanged().
    void setPrices(HourlyPrices prices);

    [[nodiscard]] CostsModel &model() { return m_costs; }

    /// Sentences; empty: none.
    void setAdvice(const QString &text);

Q_SIGNALS:
    void pricesChanged();
    /// By the user, from `before`.
    void pricesEntered(const perfdeck::HourlyPrices &before);

private:
    void showPrice();
    void takePrice(double price);

    CostsModel m_costs;
    TableSheet *m_sheet;
    QDoubleSpinBox *m_price;
    QLabel *m_advice;
    HourlyPrices m_prices;
};

/// As text for the settings, and back; what is no price is passed over.
[[nodiscard]] std::string pricesAsText(const HourlyPrices &prices);
[[nodiscard]] HourlyPrices pricesOfText(const std::string &text);

} // namespace perfdeck
