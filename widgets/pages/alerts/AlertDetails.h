// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/alerts/AlertSubject.h"
#include "widgets/pages/PageContext.h"
#include "widgets/panels/Panel.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class AlertCommands;
class AlertCourse;
class AlertPast;
class AlertSurroundings;
class EmptyState;

/// All about one alert, now or in the past: its metric around it, what else changed, what happened
/// and who did what, how earlier ones went; what can be done about it. GUI thread.
class AlertDetails final : public Panel
{
    Q_OBJECT

public:
    AlertDetails(PageContext context, AlertDesk &desk, QWidget *parent = nullptr);

    /// Null: none is chosen. `chosen` are those that commands are done to.
    void show(const AlertPtr &alert, int chosen);
    void show(const AlertEpisode &episode);
    using QWidget::show;

    /// Buttons for what is done about the chosen ones; without, it is of the past.
    void setCommands(AlertCommands &commands);
    void editComment();
    /// To the first button.
    void focusButtons();

private:
    [[nodiscard]] QWidget *makeContent();
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeButtons();
    void fillMore();
    void show(AlertSubject subject);
    void turnTo(int page);
    void showWords();
    [[nodiscard]] const AlertRule *rule() const;
    void keepComment();

    PageContext m_context;
    AlertDesk &m_desk;
    AlertRuleStatesPtr m_rules; ///< of which one is shown
    AlertSubject m_subject;
    AlertCommands *m_commands = nullptr;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QLabel *m_title = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_several = nullptr;
    QWidget *m_buttons = nullptr;
    QMenu *m_more = nullptr;
    QLineEdit *m_comment = nullptr;
    AlertCourse *m_course = nullptr;
    AlertSurroundings *m_surroundings = nullptr;
    AlertPast *m_past = nullptr;
};

} // namespace perfdeck
