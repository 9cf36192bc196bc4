// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ScalingReplay.h"
#include "widgets/panels/Panel.h"

QT_BEGIN_NAMESPACE
class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

/// Other thresholds than those of the resource manager, and what they would have decided. Nothing
/// is changed on the cluster. GUI thread.
class ThresholdPanel final : public Panel
{
    Q_OBJECT

public:
    explicit ThresholdPanel(const Style &style, QWidget *parent = nullptr);

    /// As entered.
    [[nodiscard]] ScalingRule rule() const;
    /// Followed by ruleChanged().
    void setRule(const ScalingRule &rule);

    void setResult(const QString &text) const;

Q_SIGNALS:
    void ruleChanged();
    /// By the user, from `before`.
    void ruleEntered(const perfdeck::ScalingRule &before);

private:
    [[nodiscard]] QDoubleSpinBox *
    addField(QHBoxLayout &layout, const QString &words, const char *name, double value);
    void takeFields();

    QDoubleSpinBox *m_up;
    QDoubleSpinBox *m_down;
    QLabel *m_result;
    ScalingRule m_rule;
};

} // namespace perfdeck
