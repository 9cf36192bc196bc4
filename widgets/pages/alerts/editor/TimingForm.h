// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QSpinBox;
QT_END_NAMESPACE

namespace perfdeck {

class DurationField;
class Style;

/// How often a rule is evaluated, how long it fires on, how often it is told, and what missing data
/// mean. GUI thread.
class TimingForm final : public QWidget
{
    Q_OBJECT

public:
    explicit TimingForm(const Style &style, QWidget *parent = nullptr);

    void edit(const AlertRule &rule);
    /// Puts what stands here into the rule; false while a field says what is wrong with it.
    [[nodiscard]] bool fill(AlertRule &rule) const;

Q_SIGNALS:
    void edited();

private:
    DurationField *m_interval;
    DurationField *m_keepFiring;
    DurationField *m_repeat;
    QComboBox *m_noData;
    DurationField *m_grace;
    QSpinBox *m_maxInstances;
    QCheckBox *m_enabled;
};

} // namespace perfdeck
