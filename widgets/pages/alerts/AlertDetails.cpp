// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/AlertDetails.h"

#include "core/engine/AlertDesk.h"
#include "widgets/models/AlertWords.h"
#include "widgets/pages/alerts/AlertCommands.h"
#include "widgets/pages/alerts/AlertCourse.h"
#include "widgets/pages/alerts/AlertPast.h"
#include "widgets/pages/alerts/AlertSurroundings.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kEmptyPage = 0;
constexpr int kContentPage = 1;

/// Others would run programs or open files that a rule names.
bool isWebAddress(const QUrl &url)
{
    return url.isValid()
        && (url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http"));
}

} // namespace

AlertDetails::AlertDetails(PageContext context, AlertDesk &desk, QWidget *parent)
    : Panel(context.style, tr("Chosen alert"), parent)
    , m_context(std::move(context))
    , m_desk(desk)
    , m_rules(desk.rules())
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(
          m_context.style,
          tr("No alert is chosen"),
          tr("Choose one in the table: its metric, what else changed and how earlier ones ended "
             "are shown here.")))
{
    setObjectName(QStringLiteral("alertDetails"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeContent());
    setContent(m_stack);
    turnTo(kEmptyPage);
}

/// Only the page that is seen asks for room.
void AlertDetails::turnTo(int page)
{
    for (int at = 0; at < m_stack->count(); ++at)
        m_stack->widget(at)->setSizePolicy(
            QSizePolicy::Preferred, at == page ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_stack->setCurrentIndex(page);
}

QWidget *AlertDetails::makeContent()
{
    m_course = new AlertCourse(m_context);
    m_surroundings = new AlertSurroundings(m_context);
    m_past = new AlertPast(m_context, m_desk);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(kGap, 0, kGap, kGap);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(makeHead());
    layout->addWidget(makeButtons());
    layout->addWidget(m_course);
    layout->addWidget(m_past);
    layout->addWidget(m_surroundings);
    layout->addStretch();
    return content;
}

QWidget *AlertDetails::makeHead()
{
    m_title = sentences("alertTitle");
    m_title->setFont(m_context.style.font(TextSize::Normal, TextWeight::Strong));
    m_sentence = sentences("alertSentence");
    m_text = sentences("alertText");
    auto *head = new QWidget;
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addWidget(m_text);
    return head;
}

QWidget *AlertDetails::makeButtons()
{
    m_more = new QMenu(this);
    m_more->setObjectName(QStringLiteral("alertMoreMenu"));
    connect(m_more, &QMenu::aboutToShow, this, &AlertDetails::fillMore);
    m_buttons = new QWidget;
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Style::kGrid);
    auto *more = new QToolButton;
    more->setObjectName(QStringLiteral("alertMore"));
    more->setText(tr("More"));
    more->setAccessibleName(tr("More about this alert"));
    more->setMenu(m_more);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setFocusPolicy(Qt::StrongFocus);
    row->addStretch();
    row->addWidget(more);
    m_several = sentences("alertsChosen");
    m_comment = new QLineEdit;
    m_comment->setObjectName(QStringLiteral("alertCommentEdit"));
    m_comment->setAccessibleName(tr("Comment"));
    m_comment->setPlaceholderText(tr("Comment (C); Enter keeps it"));
    m_comment->setMaxLength(int(AlertAction::kMaxNote));
    m_comment->hide(); // of the past nothing is written
    connect(m_comment, &QLineEdit::returnPressed, this, &AlertDetails::keepComment);
    auto *block = new QWidget;
    auto *layout = new QVBoxLayout(block);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_several);
    layout->addWidget(m_buttons);
    layout->addWidget(m_comment);
    return block;
}

void AlertDetails::setCommands(AlertCommands &commands)
{
    m_commands = &commands;
    auto *row = static_cast<QHBoxLayout *>(m_buttons->layout());
    int place = 0;
    for (QAction *action : {commands.acknowledge(), commands.snooze(), commands.resolve()}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::StrongFocus);
        row->insertWidget(place++, button);
    }
    m_comment->show();
}

void AlertDetails::editComment()
{
    m_comment->setFocus();
    m_comment->selectAll();
}

void AlertDetails::focusButtons()
{
    if (QWidget *first = m_buttons->layout()->itemAt(0)->widget())
        first->setFocus();
}

void AlertDetails::keepComment()
{
    m_commands->comment(m_comment->text());
    m_comment->clear();
}

void AlertDetails::show(const AlertPtr &alert, int chosen)
{
    if (!alert) {
        m_subject = {};
        turnTo(kEmptyPage);
        return;
    }
    m_several->setText(
        tr("%n alerts are chosen: what is done is done to all of them.", nullptr, chosen));
    m_several->setVisible(chosen > 1);
    show(AlertSubject::of(alert));
}

void AlertDetails::show(const AlertEpisode &episode)
{
    m_several->hide();
    show(AlertSubject::of(episode));
}

void AlertDetails::show(AlertSubject subject)
{
    m_subject = std::move(subject);
    m_rules = m_desk.rules();
    turnTo(kContentPage);
    showWords();
    m_course->show(m_subject, rule());
    m_surroundings->show(m_subject);
    m_past->show(m_subject);
    if (m_commands != nullptr)
        m_comment->setEnabled(!m_desk.status().isReadOnly);
}

const AlertRule *AlertDetails::rule() const
{
    const auto found = std::ranges::find(
        *m_rules, m_subject.rule, [](const AlertRuleStatus &status) { return status.rule.id; });
    return found == m_rules->end() ? nullptr : &found->rule;
}

void AlertDetails::showWords()
{
    const Timestamp now = m_context.clock->now();
    const QTimeZone &zone = m_context.scope.zone();
    m_title->setText(shownName(QString::fromStdString(m_subject.title)));
    m_sentence->setText(m_subject.alert ? alertSentence(*m_subject.alert, rule(), now, zone)
                                        : episodeSentence(*m_subject.episode, rule(), now, zone));
    QStringList texts;
    if (m_subject.alert && !m_subject.alert->problem.empty())
        texts.append(coreText(m_subject.alert->problem));
    if (m_subject.alert && !m_subject.alert->text.empty())
        texts.append(QString::fromStdString(m_subject.alert->text));
    if (m_subject.alert && m_subject.alert->acknowledgement
        && !m_subject.alert->acknowledgement->note.empty())
        texts.append(QString::fromStdString(m_subject.alert->acknowledgement->note));
    if (!m_subject.labels.empty())
        texts.append(alertPlace(m_subject.labels, true));
    m_text->setText(texts.join(QChar(u'\n')));
    m_text->setVisible(!texts.isEmpty());
}

void AlertDetails::fillMore()
{
    m_more->clear();
    const auto copy = [](const QString &text) { QApplication::clipboard()->setText(text); };
    const Timestamp now = m_context.clock->now();
    if (const AlertPtr alert = m_subject.alert) {
        m_more->addAction(tr("Copy as &text"), this, [=, this] {
            copy(alertText(*alert, rule(), now, m_context.scope.zone()));
        });
        m_more->addAction(tr("Copy as &JSON"), this, [=] { copy(alertJson(*alert)); });
    }
    m_more->addAction(tr("Show this time on all &charts"), this, [this, now] {
        constexpr std::chrono::minutes kAround{30};
        m_context.scope.showRange(
            {m_subject.from - kAround, std::min(m_subject.to.value_or(now) + kAround, now)});
    });
    const QString model = QString::fromUtf8(m_subject.labels.get("model"));
    const QString worker = QString::fromUtf8(m_subject.labels.get("worker"));
    if (m_context.goTo && !model.isEmpty())
        m_more->addAction(tr("Open in &Models"), this, [this, model] {
            m_context.goTo(QStringLiteral("models"), model);
        });
    if (m_context.goTo && !worker.isEmpty())
        m_more->addAction(tr("Open in Cl&uster"), this, [this, worker] {
            m_context.goTo(QStringLiteral("cluster"), worker);
        });
    const AlertRule *known = rule();
    if (known == nullptr)
        return;
    if (m_context.editRule)
        m_more->addAction(
            tr("Edit its &rule …"), this, [this, rule = *known] { m_context.editRule(rule); });
    if (const QUrl url(QString::fromStdString(known->runbook), QUrl::StrictMode); isWebAddress(url))
        m_more->addAction(
            tr("Open the run-&book"), this, [url] { QDesktopServices::openUrl(url); });
}

} // namespace perfdeck
