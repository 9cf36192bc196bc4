// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
QT_END_NAMESPACE

namespace perfdeck {

class CheckedField;
class DurationField;
class SeriesField;
class Session;
class Style;
class ValueField;

/// What a rule measures: the kind of its condition, and the fields of that kind. GUI thread.
class ConditionForm final : public QWidget
{
    Q_OBJECT

public:
    ConditionForm(Session &session, const Style &style, QWidget *parent = nullptr);

    void edit(const AlertCondition &condition);
    /// None while a field says what is wrong with it.
    [[nodiscard]] std::optional<AlertCondition> condition() const;
    /// As far as it can be told: wrong fields keep what they were given.
    [[nodiscard]] AlertCondition draft() const;
    void focusSeries();

Q_SIGNALS:
    void edited();

private:
    void makeFields(Session &session, const Style &style);
    void fillChoices();
    void layFields();
    void announceEdits();
    /// Only what this kind of condition has.
    void offerFields();
    [[nodiscard]] ThresholdCondition threshold() const;
    [[nodiscard]] CompositeCondition composite() const;
    [[nodiscard]] bool isShown(const QWidget *field) const;

    AlertCondition m_given;
    QFormLayout *m_form;
    QComboBox *m_kind;
    SeriesField *m_series;
    QComboBox *m_reducer;
    QDoubleSpinBox *m_quantile; ///< in percent
    DurationField *m_window;
    QComboBox *m_change;
    DurationField *m_ago;
    QDoubleSpinBox *m_confidence; ///< in percent
    QComboBox *m_direction;
    ValueField *m_limit;
    DurationField *m_past;
    QCheckBox *m_earliest;
    QLineEdit *m_source;
    QComboBox *m_sourceKind;
    CheckedField *m_all;
    QLineEdit *m_any;
    QLineEdit *m_none;
    QLineEdit *m_on;
};

/// "latency-high, errors-high" as a list.
[[nodiscard]] std::vector<std::string> readNames(const QString &text);
[[nodiscard]] QString namesText(const std::vector<std::string> &names);

} // namespace perfdeck
