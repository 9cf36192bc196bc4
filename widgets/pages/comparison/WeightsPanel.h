// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/Criteria.h"
#include "widgets/panels/Panel.h"

#include <QString>

#include <array>
#include <map>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;
QT_END_NAMESPACE

namespace perfdeck {

/// What counts how much: a scenario, or weights of one's own; and what an hour of a side costs. GUI
/// thread.
class WeightsPanel final : public Panel
{
    Q_OBJECT

public:
    explicit WeightsPanel(const Style &style, QWidget *parent = nullptr);

    [[nodiscard]] CriterionWeights weights() const;
    /// Out of range is brought within it.
    void setWeights(const CriterionWeights &weights);

    /// By the name of the side.
    [[nodiscard]] const std::map<std::string, double> &prices() const { return m_prices; }

    void setPrices(std::map<std::string, double> prices);
    /// Whose price is shown and entered; empty: nobody's.
    void setPricedSide(const std::string &name);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QWidget *makeContent();
    void takeScenario(int index);
    void showScenario();
    void takePrice(double price);

    QComboBox *m_scenario = nullptr;
    std::array<QSpinBox *, kCriteria> m_weights{};
    QDoubleSpinBox *m_price = nullptr;
    std::map<std::string, double> m_prices; ///< per hour, in any currency
    std::string m_priced;
};

} // namespace perfdeck
