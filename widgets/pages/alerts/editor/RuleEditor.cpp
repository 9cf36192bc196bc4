// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/editor/RuleEditor.h"

#include "core/alerts/rules/RuleCheck.h"
#include "core/alerts/rules/RuleFile.h"
#include "core/engine/AlertDesk.h"
#include "widgets/pages/alerts/editor/ConditionForm.h"
#include "widgets/pages/alerts/editor/LadderForm.h"
#include "widgets/pages/alerts/editor/RulePreview.h"
#include "widgets/pages/alerts/editor/TimingForm.h"
#include "widgets/pages/alerts/editor/WordsForm.h"
#include "widgets/panels/CheckedField.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr QSize kFirstSize(1080, 720);
constexpr int kMargin = 4 * Style::kGrid;
constexpr std::string_view kBuiltIn = "built in"; ///< origin of bundled rules

/// Which field an entry of a rule stands in, by its object name; the others are told at the foot.
struct FieldOf
{
    std::string_view key;
    const char *field;
};

constexpr std::array kFields{FieldOf{"all", "ruleAll"},
                             FieldOf{"clear.critical", "clearCritical"},
                             FieldOf{"clear.info", "clearInfo"},
                             FieldOf{"clear.warning", "clearWarning"},
                             FieldOf{"id", "ruleId"},
                             FieldOf{"labels", "ruleLabels"},
                             FieldOf{"limit", "ruleLimit"},
                             FieldOf{"critical", "raiseCritical"},
                             FieldOf{"info", "raiseInfo"},
                             FieldOf{"warning", "raiseWarning"},
                             FieldOf{"series", "ruleSeries"},
                             FieldOf{"title", "ruleTitle"},
                             FieldOf{"window", "ruleWindow"}};

} // namespace

RuleEditor::RuleEditor(const PageContext &context, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_context(context)
    , m_condition(new ConditionForm(context.session, context.style))
    , m_ladder(new LadderForm(context.style))
    , m_timing(new TimingForm(context.style))
    , m_words(new WordsForm(context.style))
    , m_preview(new RulePreview(context))
    , m_text(new QPlainTextEdit)
    , m_right(new QStackedWidget)
    , m_problem(new WrappedLabel)
    , m_save(new QPushButton(tr("&Save")))
    , m_showText(new QPushButton(tr("Show as &text")))
    , m_duplicate(new QPushButton(tr("&Duplicate")))
    , m_remove(new QPushButton)
{
    setObjectName(QStringLiteral("ruleEditor"));
    setWindowTitle(tr("Alert rule – PerfDeck"));
    resize(context.style.scaled(kFirstSize.width()), context.style.scaled(kFirstSize.height()));
    m_problem->setObjectName(QStringLiteral("ruleProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto *right = new QVBoxLayout;
    right->setSpacing(2 * Style::kGrid);
    m_text->setObjectName(QStringLiteral("ruleAsText"));
    m_text->setAccessibleName(tr("The rule as text"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_right->addWidget(m_preview);
    m_right->addWidget(m_text);
    right->addWidget(m_right, 1);
    right->addWidget(m_problem);
    right->addWidget(makeButtons());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kMargin);
    layout->addWidget(makeForms(), 5);
    layout->addLayout(right, 6);
    connectForms();
}

QWidget *RuleEditor::makeForms()
{
    auto *forms = new QWidget;
    auto *layout = new QVBoxLayout(forms);
    layout->setContentsMargins(0, 0, 2 * Style::kGrid, 0);
    layout->setSpacing(2 * Style::kGrid);
    addSection(*layout, tr("What is watched"), m_condition);
    addSection(*layout, tr("When it is how bad"), m_ladder);
    addSection(*layout, tr("What it says"), m_words);
    addSection(*layout, tr("How it goes on"), m_timing);
    layout->addStretch(1);
    return new VerticalScroll(forms);
}

void RuleEditor::addSection(QVBoxLayout &layout, const QString &title, QWidget *form)
{
    auto *heading = new QLabel(title);
    heading->setFont(m_context.style.font(TextSize::Normal, TextWeight::Strong));
    layout.addWidget(heading);
    layout.addWidget(form);
    layout.addSpacing(2 * Style::kGrid);
}

QWidget *RuleEditor::makeButtons()
{
    m_save->setObjectName(QStringLiteral("ruleSave"));
    m_save->setDefault(true);
    m_duplicate->setObjectName(QStringLiteral("ruleDuplicate"));
    m_showText->setObjectName(QStringLiteral("ruleShowText"));
    m_showText->setCheckable(true);
    connect(m_showText, &QPushButton::toggled, this, &RuleEditor::showText);
    m_remove->setObjectName(QStringLiteral("ruleRemove"));
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("ruleCancel"));
    auto *buttons = new QWidget;
    auto *layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_remove);
    layout->addWidget(m_duplicate);
    layout->addWidget(m_showText);
    layout->addStretch(1);
    layout->addWidget(cancel);
    layout->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, &RuleEditor::save);
    connect(m_duplicate, &QPushButton::clicked, this, &RuleEditor::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &RuleEditor::remove);
    connect(cancel, &QPushButton::clicked, this, &QWidget::close);
    return buttons;
}

void RuleEditor::connectForms()
{
    connect(m_condition, &ConditionForm::edited, this, &RuleEditor::changed);
    connect(m_ladder, &LadderForm::edited, this, &RuleEditor::changed);
    connect(m_timing, &TimingForm::edited, this, &RuleEditor::changed);
    connect(m_words, &WordsForm::edited, this, &RuleEditor::changed);
}

const AlertRuleStatus *RuleEditor::known() const
{
    const auto found = std::ranges::find(
        *m_rules, m_rule.id, [](const AlertRuleStatus &each) { return each.rule.id; });
    return found == m_rules->end() ? nullptr : &*found;
}

void RuleEditor::edit(const AlertRule &rule)
{
    m_rule = rule;
    m_rules = m_context.alerts->rules();
    const AlertRuleStatus *status = rule.id.empty() ? nullptr : known();
    m_isNew = status == nullptr;
    m_condition->edit(rule.condition);
    m_ladder->setUnit(valueUnit(rule.condition));
    m_ladder->edit(rule.ladder, rule.pending);
    m_timing->edit(rule);
    m_words->edit(rule, m_isNew);
    m_duplicate->setVisible(!m_isNew);
    m_remove->setVisible(!m_isNew);
    m_remove->setText(status != nullptr && status->origin == kBuiltIn ? tr("S&witch off")
                                                                      : tr("D&elete"));
    say({});
    changed();
    if (seriesOf(rule.condition).empty())
        m_condition->focusSeries();
    else if (m_isNew)
        m_ladder->focusLevel();
}

AlertRule RuleEditor::draft() const
{
    AlertRule rule = m_rule;
    rule.condition = m_condition->draft();
    rule.pending = m_ladder->pending();
    rule.ladder = m_ladder->ladder().value_or(AlertLadder());
    static_cast<void>(m_timing->fill(rule)); // what is wrong stays as it was
    static_cast<void>(m_words->fill(rule));
    return rule;
}

bool RuleEditor::isComplete() const
{
    AlertRule rule;
    return m_condition->condition() && m_ladder->ladder() && m_timing->fill(rule)
        && m_words->fill(rule);
}

void RuleEditor::changed()
{
    for (CheckedField *field : std::exchange(m_faulty, {}))
        field->check();
    m_ladder->setUnit(valueUnit(m_condition->draft()));
    say({});
    const bool complete = isComplete() && showFaults();
    m_save->setEnabled(complete);
    m_preview->show(draft(), m_condition->condition() && m_ladder->ladder());
    if (m_showText->isChecked())
        showText(true);
}

bool RuleEditor::showFaults()
{
    QStringList others;
    const std::vector<RuleFault> faults = ruleFaults(draft());
    for (const RuleFault &fault : faults) {
        const QString sentence = coreText(fault.sentence);
        const auto place = std::ranges::find(kFields, fault.key, &FieldOf::key);
        auto *line = place == kFields.end()
            ? nullptr
            : findChild<QLineEdit *>(QString::fromLatin1(place->field));
        auto *field
            = line == nullptr ? nullptr : qobject_cast<CheckedField *>(line->parentWidget());
        if (field == nullptr) {
            others.append(QString::fromStdString(fault.key) + QStringLiteral(": ") + sentence);
            continue;
        }
        field->setProblem(sentence);
        m_faulty.push_back(field);
    }
    say(others.join(QLatin1Char('\n')));
    return faults.empty();
}

void RuleEditor::showText(bool shown)
{
    if (shown)
        m_text->setPlainText(QString::fromStdString(ruleText(draft())));
    m_right->setCurrentIndex(shown ? 1 : 0);
}

void RuleEditor::save()
{
    if (!isComplete())
        return;
    m_save->setEnabled(false);
    AlertRule rule = draft();
    const QString id = QString::fromStdString(rule.id);
    m_context.alerts->putRule(std::move(rule), this, [this, id](const Status &status) {
        m_save->setEnabled(true);
        if (!status)
            return say(coreText(status.error().message()));
        Q_EMIT saved(id);
        close();
    });
}

/// A new rule that begins as this one.
void RuleEditor::duplicate()
{
    AlertRule copy = draft();
    copy.title += ' ' + tr("(copy)").toStdString();
    copy.id.clear();
    edit(copy);
    m_words->focusTitle();
}

/// A bundled one is switched off by that.
void RuleEditor::remove()
{
    m_context.alerts->removeRule(m_rule.id, this, [this](const Status &status) {
        if (!status)
            return say(coreText(status.error().message()));
        close();
    });
}

void RuleEditor::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void RuleEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace perfdeck
