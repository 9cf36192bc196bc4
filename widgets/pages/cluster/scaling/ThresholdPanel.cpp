// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/scaling/ThresholdPanel.h"

#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr double kPercent = 100;
constexpr double kMostPercent = 200;

} // namespace

ThresholdPanel::ThresholdPanel(const Style &style, QWidget *parent)
    : Panel(style, tr("Other thresholds"), parent)
{
    auto *fields = new QHBoxLayout;
    m_up = addField(*fields, tr("&Add from"), "thresholdUp", m_rule.up);
    m_down = addField(*fields, tr("&Remove below"), "thresholdDown", m_rule.down);
    fields->addStretch(1);
    m_result = sentences("thresholdResult");
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    fields->setContentsMargins(Style::kGrid, 0, Style::kGrid, 0);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(fields);
    layout->addWidget(m_result);
    setContent(content);
}

QDoubleSpinBox *
ThresholdPanel::addField(QHBoxLayout &layout, const QString &words, const char *name, double value)
{
    auto *field = new QDoubleSpinBox;
    field->setObjectName(QString::fromLatin1(name));
    field->setRange(0, kMostPercent);
    field->setDecimals(0);
    field->setSuffix(QStringLiteral(" %"));
    field->setValue(value * kPercent);
    field->setKeyboardTracking(false);
    auto *label = new QLabel(words);
    label->setBuddy(field);
    field->setAccessibleName(QString(words).remove(QChar(u'&')));
    field->setToolTip(tr("Only looked at: nothing is changed on the cluster"));
    connect(field, &QDoubleSpinBox::valueChanged, this, &ThresholdPanel::takeFields);
    layout.addWidget(label);
    layout.addWidget(field);
    return field;
}

ScalingRule ThresholdPanel::rule() const
{
    return m_rule;
}

void ThresholdPanel::setRule(const ScalingRule &rule)
{
    const QSignalBlocker quietUp(m_up);
    const QSignalBlocker quietDown(m_down);
    m_up->setValue(rule.up * kPercent);
    m_down->setValue(rule.down * kPercent);
    m_rule.up = m_up->value() / kPercent;
    m_rule.down = m_down->value() / kPercent;
    Q_EMIT ruleChanged();
}

void ThresholdPanel::takeFields()
{
    const ScalingRule before = m_rule;
    m_rule.up = m_up->value() / kPercent;
    m_rule.down = m_down->value() / kPercent;
    Q_EMIT ruleEntered(before);
    Q_EMIT ruleChanged();
}

void ThresholdPanel::setResult(const QString &text) const
{
    m_result->setText(text);
}

} // namespace perfdeck
