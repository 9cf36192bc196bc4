// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/comparison/WeightsPanel.h"

#include "widgets/models/RankingModel.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMostWeight = 100;
constexpr int kStep = 5;
constexpr double kMostPrice = 1'000'000;

} // namespace

WeightsPanel::WeightsPanel(const Style &style, QWidget *parent)
    : Panel(style, tr("What counts"), parent)
{
    setContent(makeContent());
    takeScenario(0);
    setPricedSide({});
}

QWidget *WeightsPanel::makeContent()
{
    m_scenario = new QComboBox;
    m_scenario->setObjectName(QStringLiteral("scenario"));
    m_scenario->setAccessibleName(tr("Scenario"));
    for (const Scenario &scenario : kScenarios)
        m_scenario->addItem(scenarioName(scenario));
    m_scenario->addItem(tr("My own weights"));
    connect(m_scenario, &QComboBox::activated, this, [this](int index) {
        takeScenario(index);
        Q_EMIT changed();
    });
    auto *content = new QWidget;
    auto *form = new QFormLayout(content);
    form->setContentsMargins(Style::kGrid, 0, Style::kGrid, Style::kGrid);
    form->setSpacing(Style::kGrid);
    form->addRow(tr("For"), m_scenario);
    for (std::size_t at = 0; at < kCriteria; ++at) {
        QSpinBox *&weight = m_weights[at];
        weight = new QSpinBox;
        weight->setObjectName(QStringLiteral("weight%1").arg(at));
        weight->setAccessibleName(tr("Weight of %1").arg(criterionName(Criterion(at))));
        weight->setRange(0, kMostWeight);
        weight->setSingleStep(kStep);
        weight->setKeyboardTracking(false);
        connect(weight, &QSpinBox::valueChanged, this, [this] {
            showScenario();
            Q_EMIT changed();
        });
        form->addRow(criterionName(Criterion(at)), weight);
    }
    m_price = new QDoubleSpinBox;
    m_price->setObjectName(QStringLiteral("sidePrice"));
    m_price->setAccessibleName(tr("Price of an hour of the chosen side"));
    m_price->setToolTip(
        tr("Choose a side in the ranking and enter what an hour of it costs, in any "
           "currency"));
    m_price->setRange(0, kMostPrice);
    m_price->setDecimals(4);
    m_price->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_price->setSpecialValueText(tr("no price"));
    m_price->setKeyboardTracking(false);
    connect(m_price, &QDoubleSpinBox::valueChanged, this, &WeightsPanel::takePrice);
    form->addRow(tr("Price per hour"), m_price);
    return content;
}

CriterionWeights WeightsPanel::weights() const
{
    CriterionWeights weights{};
    for (std::size_t at = 0; at < kCriteria; ++at)
        weights[at] = m_weights[at]->value();
    return weights;
}

void WeightsPanel::setWeights(const CriterionWeights &weights)
{
    for (std::size_t at = 0; at < kCriteria; ++at) {
        const QSignalBlocker quiet(m_weights[at]);
        m_weights[at]->setValue(int(std::lround(std::clamp(weights[at], 0.0, 100.0))));
    }
    showScenario();
    Q_EMIT changed();
}

void WeightsPanel::takeScenario(int index)
{
    if (index < 0 || index >= int(kScenarios.size()))
        return;
    const CriterionWeights &weights = kScenarios[std::size_t(index)].weights;
    for (std::size_t at = 0; at < kCriteria; ++at) {
        const QSignalBlocker quiet(m_weights[at]);
        m_weights[at]->setValue(int(weights[at]));
    }
    showScenario();
}

void WeightsPanel::showScenario()
{
    const auto same = std::ranges::find(kScenarios, weights(), &Scenario::weights);
    m_scenario->setCurrentIndex(int(same - kScenarios.begin())); // behind them: one's own
}

void WeightsPanel::setPrices(std::map<std::string, double> prices)
{
    m_prices = std::move(prices);
    setPricedSide(m_priced);
    Q_EMIT changed();
}

void WeightsPanel::setPricedSide(const std::string &name)
{
    m_priced = name;
    const auto price = m_prices.find(name);
    const QSignalBlocker quiet(m_price);
    m_price->setEnabled(!name.empty());
    m_price->setValue(price != m_prices.end() ? price->second : 0);
}

void WeightsPanel::takePrice(double price)
{
    if (m_priced.empty())
        return;
    if (price > 0)
        m_prices.insert_or_assign(m_priced, price);
    else
        m_prices.erase(m_priced);
    Q_EMIT changed();
}

} // namespace perfdeck
