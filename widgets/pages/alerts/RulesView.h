// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/AlertRulesModel.h"
#include "widgets/pages/alerts/AlertView.h"

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class TablePanel;

/// All rules in force and how each fares: what it matches, what fires, how many notices it made,
/// what is wrong with it. GUI thread.
class RulesView final : public AlertView
{
    Q_OBJECT

public:
    RulesView(PageContext context, AlertTools tools, QWidget *parent = nullptr);

private:
    [[nodiscard]] TablePanel *makeTable();
    void makeActions();
    void showRules();
    void showChosen();
    void editChosen();
    void switchChosen();
    void showFiring();
    [[nodiscard]] const AlertRuleStatus *chosen() const;

    AlertRulesModel m_rows;
    AlertRuleStatesPtr m_rules;
    TablePanel *m_table = nullptr;
    QLabel *m_facts;
    QLabel *m_problem;
    QAction *m_edit = nullptr;
    QAction *m_switch = nullptr;
    QAction *m_firing = nullptr;
};

} // namespace perfdeck
