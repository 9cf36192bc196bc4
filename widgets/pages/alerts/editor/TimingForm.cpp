// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/editor/TimingForm.h"

#include "widgets/panels/CheckedField.h"
#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>
#include <initializer_list>

namespace perfdeck {

namespace {

using std::chrono::days;
using std::chrono::seconds;

constexpr int kMostInstances = 100'000;

} // namespace

TimingForm::TimingForm(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_interval(
          new DurationField(style, "ruleInterval", tr("Evaluated every"), {seconds(1), days(1)}))
    , m_keepFiring(
          new DurationField(style, "ruleKeepFiring", tr("Fires on for"), {Duration(0), days(30)}))
    , m_repeat(new DurationField(
          style, "ruleRepeat", tr("Told again every"), {seconds(10), days(30), false}))
    , m_noData(new QComboBox)
    , m_grace(new DurationField(
          style, "ruleGrace", tr("No data counts after"), {seconds(1), days(30), false}))
    , m_maxInstances(new QSpinBox)
    , m_enabled(new QCheckBox(tr("The rule is evaluated")))
{
    m_repeat->edit().setPlaceholderText(tr("4h, critical 1h"));
    m_grace->edit().setPlaceholderText(tr("three evaluations"));
    m_noData->setObjectName(QStringLiteral("ruleNoData"));
    m_noData->setAccessibleName(tr("Without data"));
    m_noData->view()->setAccessibleName(m_noData->accessibleName());
    m_noData->addItem(tr("stay as it was, then say so"), int(NoDataPolicy::KeepLast));
    m_noData->addItem(tr("warn"), int(NoDataPolicy::Alert));
    m_noData->addItem(tr("all is well"), int(NoDataPolicy::Normal));
    m_maxInstances->setObjectName(QStringLiteral("ruleMaxInstances"));
    m_maxInstances->setAccessibleName(tr("At most"));
    m_maxInstances->setRange(1, kMostInstances);
    m_enabled->setObjectName(QStringLiteral("ruleEnabled"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(Style::kGrid);
    form->addRow(tr("Evaluated every"), m_interval);
    form->addRow(tr("Fires on for"), m_keepFiring);
    form->addRow(tr("Told again every"), m_repeat);
    form->addRow(tr("Without data"), m_noData);
    form->addRow(tr("No data counts after"), m_grace);
    form->addRow(tr("At most"), m_maxInstances);
    form->addRow(QString(), m_enabled);
    m_maxInstances->setSuffix(tr(" instances"));
    for (CheckedField *field :
         std::initializer_list<CheckedField *>{m_interval, m_keepFiring, m_repeat, m_grace})
        connect(field, &CheckedField::edited, this, &TimingForm::edited);
    connect(m_noData, &QComboBox::currentIndexChanged, this, &TimingForm::edited);
    connect(m_maxInstances, &QSpinBox::valueChanged, this, &TimingForm::edited);
    connect(m_enabled, &QCheckBox::toggled, this, &TimingForm::edited);
}

void TimingForm::edit(const AlertRule &rule)
{
    m_interval->setValue(rule.interval);
    m_keepFiring->setValue(rule.keepFiring);
    m_repeat->setValue(rule.repeat);
    m_noData->setCurrentIndex(std::max(0, m_noData->findData(int(rule.noData))));
    m_grace->setValue(rule.grace);
    m_maxInstances->setValue(int(rule.maxInstances));
    m_enabled->setChecked(rule.isEnabled);
}

bool TimingForm::fill(AlertRule &rule) const
{
    for (const CheckedField *field :
         std::initializer_list<const CheckedField *>{m_interval, m_keepFiring, m_repeat, m_grace})
        if (!field->isFine())
            return false;
    rule.interval = m_interval->value().value_or(rule.interval);
    rule.keepFiring = m_keepFiring->value().value_or(Duration(0));
    rule.repeat = m_repeat->value();
    rule.noData = static_cast<NoDataPolicy>(m_noData->currentData().toInt());
    rule.grace = m_grace->value();
    rule.maxInstances = static_cast<std::uint32_t>(m_maxInstances->value());
    rule.isEnabled = m_enabled->isChecked();
    return true;
}

} // namespace perfdeck
