// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/RulesView.h"

#include "widgets/models/AlertWords.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Format.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

RulesView::RulesView(PageContext context, AlertTools tools, QWidget *parent)
    : AlertView(std::move(context), tools, parent)
    , m_rules(desk().rules())
    , m_facts(sentences("ruleFacts"))
    , m_problem(sentences("ruleProblem"))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_problem);
    layout->addWidget(makeTable(), 1);
    layout->addWidget(m_facts);
    m_problem->hide();
    makeActions();
    connect(&desk(), &AlertDesk::rulesChanged, this, &RulesView::showRules);
    connect(&this->context().scope, &TimeScope::zoneChanged, this, &RulesView::showRules);
    showRules();
}

TablePanel *RulesView::makeTable()
{
    using R = AlertRulesModel;
    m_table = new TablePanel(context().style, m_rows, "ruleTable", tr("Rules"));
    m_table->setEmptyText(
        tr("There is no rule"),
        tr("Rules are files in the folder alerts beside the settings; see the option "
           "--alert-rules."));
    RowTable &table = m_table->table();
    table.showColumns({R::State,
                       R::Title,
                       R::Condition,
                       R::Instances,
                       R::Firing,
                       R::Notices,
                       R::Evaluated,
                       R::Took,
                       R::Remark,
                       R::Id,
                       R::Origin},
                      R::Title);
    table.setYielding({R::Took, R::Evaluated, R::Id, R::Origin, R::Notices, R::Remark});
    addFilter(*m_table, "ruleFilter", tr("Filter rules"));
    if (context().editRule) {
        auto *add = new QPushButton(tr("&New rule …"));
        add->setObjectName(QStringLiteral("newRule"));
        m_table->addControl(add);
        connect(add, &QPushButton::clicked, this, [this] { context().editRule({}); });
    }
    connect(&table, &RowTable::currentIdChanged, this, &RulesView::showChosen);
    connect(&table, &QAbstractItemView::activated, this, &RulesView::editChosen);
    return m_table;
}

void RulesView::makeActions()
{
    RowTable &table = m_table->table();
    m_edit = table.addCommand("editRule", tr("&Edit …"), Qt::Key_E);
    connect(m_edit, &QAction::triggered, this, &RulesView::editChosen);
    m_switch = table.addCommand("switchRule", tr("&Switch off"), Qt::Key_X);
    connect(m_switch, &QAction::triggered, this, &RulesView::switchChosen);
    m_firing = table.addCommand("ruleAlerts", tr("Narrow to its &alerts"), Qt::Key_F);
    connect(m_firing, &QAction::triggered, this, &RulesView::showFiring);
    showChosen();
}

void RulesView::showRules()
{
    m_rules = desk().rules();
    showChosen();
    judgeBeside(
        [rules = m_rules,
         now = context().clock->now(),
         zone = context().scope.zone(),
         prepare = m_rows.preparation()] { return prepare(alertRuleRows(*rules, now, zone)); },
        [this](RowChange<AlertRuleRow> change) {
            m_rows.apply(std::move(change));
            showChosen();
        });
}

const AlertRuleStatus *RulesView::chosen() const
{
    const std::string id = m_table->table().currentId().toStdString();
    const auto found = std::ranges::find(
        *m_rules, id, [](const AlertRuleStatus &status) { return status.rule.id; });
    return found == m_rules->end() ? nullptr : &*found;
}

void RulesView::showChosen()
{
    const AlertRuleStatus *status = chosen();
    const bool writes = status != nullptr && !desk().status().isReadOnly;
    m_edit->setEnabled(status != nullptr && context().editRule);
    m_switch->setEnabled(writes);
    m_firing->setEnabled(status != nullptr);
    m_facts->setVisible(status != nullptr);
    if (status == nullptr)
        return;
    m_switch->setText(status->rule.isEnabled ? tr("&Switch off") : tr("&Switch on"));
    QStringList lines{shownName(QString::fromStdString(status->rule.title)),
                      alertConditionText(status->rule)};
    lines.append(tr("Every %1; has to hold for %2 (warning) and %3 (critical) before it fires.")
                     .arg(formatSpan(status->rule.interval),
                          formatSpan(status->rule.pending[1]),
                          formatSpan(status->rule.pending[2])));
    if (!status->rule.text.empty())
        lines.append(QString::fromStdString(status->rule.text));
    if (!status->problem.empty())
        lines.append(coreText(status->problem));
    m_facts->setText(lines.join(QChar(u'\n')));
}

void RulesView::editChosen()
{
    const AlertRuleStatus *status = chosen();
    if (status != nullptr && context().editRule)
        context().editRule(status->rule);
}

void RulesView::switchChosen()
{
    const AlertRuleStatus *status = chosen();
    if (status == nullptr)
        return;
    AlertRule rule = status->rule;
    rule.isEnabled = !rule.isEnabled;
    desk().putRule(std::move(rule), this, [this](const Status &done) {
        m_problem->setText(done ? QString() : coreText(done.error().message()));
        m_problem->setVisible(!done);
    });
}

void RulesView::showFiring()
{
    if (const AlertRuleStatus *status = chosen()) {
        AlertFilter filter = focus().filter();
        filter.rule = status->rule.id;
        focus().setFilter(std::move(filter));
    }
}

} // namespace perfdeck
