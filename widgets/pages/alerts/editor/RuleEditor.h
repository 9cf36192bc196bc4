// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"
#include "widgets/pages/PageContext.h"

#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;
QT_END_NAMESPACE

namespace perfdeck {

class CheckedField;
class ConditionForm;
class LadderForm;
class RulePreview;
class TimingForm;
class WordsForm;
class WrappedLabel;

/// A rule of alerts, new or not, written beside what it would have done. A window of its own that
/// is in nobody's way; PageContext::alerts has to be there. GUI thread.
class RuleEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit RuleEditor(const PageContext &context, QWidget *parent = nullptr);

    /// With an id that the desk does not know, or none, it is a new one.
    void edit(const AlertRule &rule);
    /// What the form says, as far as it says anything right.
    [[nodiscard]] AlertRule draft() const;
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    /// It is in the user's file.
    void saved(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeForms();
    [[nodiscard]] QWidget *makeButtons();
    void addSection(QVBoxLayout &layout, const QString &title, QWidget *form);
    void connectForms();
    void changed();
    /// What the rules about rules have against it, at its fields or else at the foot; true:
    /// nothing.
    [[nodiscard]] bool showFaults();
    void showText(bool shown);
    void save();
    void duplicate();
    void remove();
    void say(const QString &problem);
    [[nodiscard]] const AlertRuleStatus *known() const;

    PageContext m_context;
    AlertRule m_rule; ///< as it was given
    AlertRuleStatesPtr m_rules; ///< keeps known() alive
    bool m_isNew = true;
    ConditionForm *m_condition;
    LadderForm *m_ladder;
    TimingForm *m_timing;
    WordsForm *m_words;
    RulePreview *m_preview;
    QPlainTextEdit *m_text; ///< the rule as it is written in a file
    QStackedWidget *m_right;
    std::vector<CheckedField *> m_faulty;
    WrappedLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_showText;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
};

} // namespace perfdeck
