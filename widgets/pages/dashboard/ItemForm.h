// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/Dashboard.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace perfdeck {

class StateLabel;
class Style;

/// What an item shows, to be typed: it says what is wrong and reports only what can be shown. GUI
/// thread.
class ItemForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ItemForm(const Style &style, QWidget *parent = nullptr);

    void edit(const DashboardItem &item);

Q_SIGNALS:
    void accepted(const perfdeck::DashboardItem &item);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addFields(QFormLayout &form);
    void offerFields();
    void accept();
    /// nullopt after a word about what is wrong.
    [[nodiscard]] std::optional<DashboardItem> read();

    DashboardItem m_item;
    QComboBox *m_kind;
    QLineEdit *m_title;
    QPlainTextEdit *m_series;
    QLineEdit *m_expression;
    QCheckBox *m_rate;
    QComboBox *m_statistic;
    StateLabel *m_problem;
};

} // namespace perfdeck
