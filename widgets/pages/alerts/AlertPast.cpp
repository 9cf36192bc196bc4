// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/AlertPast.h"

#include "core/analysis/AlertFacts.h"
#include "core/engine/AlertDesk.h"
#include "widgets/models/AlertWords.h"
#include "widgets/panels/TableSheet.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::chrono::days kRemembered{365}; // as long as the history of alerts is kept
constexpr std::size_t kMostOwn = 200;
constexpr std::size_t kMostOfRule = 2000;
constexpr int kTableHeight = 130;
/// Alerts may change every second; their past is asked for less often.
constexpr std::chrono::seconds kAgain{2};

AlertQuery queryUpTo(Timestamp now)
{
    AlertQuery query;
    query.range = {now - kRemembered, now + std::chrono::seconds(1)};
    return query;
}

} // namespace

AlertPast::AlertPast(PageContext context, AlertDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_desk(desk)
    , m_pace(sentences("alertPace"))
    , m_rulePace(sentences("alertRulePace"))
    , m_log(sentences("alertLog"))
    , m_table(new TableSheet(m_context.style, m_rows, "alertEpisodes", tr("Earlier episodes")))
{
    using E = EpisodesModel;
    m_table->setEmptyText(tr("It never fired before"), {});
    m_table->table().showColumns(
        {E::From, E::Severity, E::Lasted, E::ToAcknowledge, E::End, E::Note}, E::End);
    m_table->table().setYielding({E::Note, E::ToAcknowledge, E::Severity});
    m_table->setFixedHeight(m_context.style.scaled(kTableHeight));
    auto *heading = new QLabel(tr("Earlier episodes"));
    heading->setFont(m_context.style.font(TextSize::Normal, TextWeight::Strong));
    auto *logHeading = new QLabel(tr("What happened to it"));
    logHeading->setFont(m_context.style.font(TextSize::Normal, TextWeight::Strong));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(logHeading);
    layout->addWidget(m_log);
    layout->addWidget(heading);
    layout->addWidget(m_pace);
    layout->addWidget(m_rulePace);
    layout->addWidget(m_table);
    m_again.setSingleShot(true);
    m_again.setInterval(kAgain);
    connect(&m_again, &QTimer::timeout, this, &AlertPast::askOwn);
    connect(&m_desk, &AlertDesk::alertsChanged, this, [this] {
        if (!m_again.isActive())
            m_again.start();
    });
    connect(&m_context.scope, &TimeScope::zoneChanged, this, &AlertPast::ask);
}

void AlertPast::show(const AlertSubject &subject)
{
    const bool isOther = subject.id != m_subject.id || subject.episodeId != m_subject.episodeId;
    m_subject = subject;
    if (isOther)
        ask();
}

void AlertPast::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isDue)
        ask();
}

void AlertPast::ask()
{
    m_isDue = !isVisible();
    if (m_isDue || !m_subject.id.isValid())
        return;
    askOwn();
    askRule();
}

void AlertPast::askOwn()
{
    if (!isVisible() || !m_subject.id.isValid())
        return;
    AlertQuery query = queryUpTo(m_context.clock->now());
    query.alert = m_subject.id;
    query.limit = kMostOwn;
    m_desk.askHistory(
        query, this, [this, asked = m_subject.id](const Result<AlertHistoryPtr> &history) {
            if (history && asked == m_subject.id)
                showOwn(**history);
        });
}

void AlertPast::askRule()
{
    AlertQuery query = queryUpTo(m_context.clock->now());
    query.rule = m_subject.rule;
    query.limit = kMostOfRule;
    m_desk.askHistory(
        query, this, [this, asked = m_subject.rule](const Result<AlertHistoryPtr> &history) {
            if (history && asked == m_subject.rule)
                showRule(**history);
        });
}

void AlertPast::showOwn(const AlertHistory &history)
{
    const Timestamp now = m_context.clock->now();
    const QTimeZone &zone = m_context.scope.zone();
    std::vector<AlertEpisode> earlier;
    std::vector<AlertAction> actions;
    for (const AlertEpisode &episode : history.episodes) {
        if (episode.id == m_subject.episodeId)
            actions = episode.actions;
        else if (episode.firedAt < m_subject.from)
            earlier.push_back(episode);
    }
    const QString pace = paceText(alertPace(earlier));
    m_pace->setText(tr("This alert: %1").arg(pace));
    m_pace->setVisible(!pace.isEmpty());
    m_log->setText(alertLog(history.transitions, actions, m_subject.episodeId, now, zone));
    m_rows.setRows(episodeRows(earlier, RuleBook(m_desk.rules()), now, zone));
}

void AlertPast::showRule(const AlertHistory &history)
{
    const QString pace = paceText(alertPace(history.episodes));
    m_rulePace->setText(tr("All of its rule: %1").arg(pace));
    m_rulePace->setVisible(!pace.isEmpty());
}

QString alertLog(const std::vector<AlertTransition> &transitions,
                 const std::vector<AlertAction> &actions,
                 EpisodeId episode,
                 Timestamp now,
                 const QTimeZone &zone)
{
    std::vector<std::pair<Timestamp, QString>> lines;
    for (const AlertTransition &transition : transitions)
        if (transition.episode == episode)
            lines.emplace_back(transition.time,
                               AlertPast::tr("%1 (%2): %3")
                                   .arg(alertStateText(transition.to),
                                        severityText(transition.severity).toLower(),
                                        alertReasonText(transition.reason)));
    for (const AlertAction &action : actions) {
        QString text = shownName(QString::fromStdString(action.who)) + QChar(u' ')
            + alertActionText(action.kind);
        if (!action.note.empty())
            text += QStringLiteral(": ") + shownName(QString::fromStdString(action.note));
        lines.emplace_back(action.time, std::move(text));
    }
    if (lines.empty())
        return AlertPast::tr("Nothing is known of it but that it began.");
    std::ranges::stable_sort(lines, {}, &std::pair<Timestamp, QString>::first);
    QStringList texts;
    for (const auto &[time, text] : lines)
        texts.append(formatMoment(time, now, zone) + QStringLiteral("  ") + text);
    return texts.join(QChar(u'\n'));
}

} // namespace perfdeck
