// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/EventLayer.h"

#include "core/engine/AlertDesk.h"
#include "core/engine/Session.h"
#include "widgets/models/ViewHistory.h"
#include "widgets/pages/PageContext.h"
#include "widgets/pages/regressions/FindingWords.h"
#include "widgets/style/CoreWords.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

#include <algorithm>
#include <array>
#include <iterator>

namespace perfdeck {

namespace {

using Kind = ChartMark::Kind;

struct KindName
{
    Kind kind;
    const char *id;
    const char *words;
};

constexpr std::array kKinds{
    KindName{Kind::Note, "note", QT_TRANSLATE_NOOP("EventLayer", "&Notes")},
    KindName{Kind::Alert, "alert", QT_TRANSLATE_NOOP("EventLayer", "&Alerts")},
    KindName{Kind::Fault, "fault", QT_TRANSLATE_NOOP("EventLayer", "&Faults")},
    KindName{Kind::Restart, "restart", QT_TRANSLATE_NOOP("EventLayer", "&Restarts")},
    KindName{Kind::Deploy, "deploy", QT_TRANSLATE_NOOP("EventLayer", "&Deployments")},
    KindName{Kind::Scaling, "scaling", QT_TRANSLATE_NOOP("EventLayer", "&Scaling")},
    KindName{Kind::Change, "change", QT_TRANSLATE_NOOP("EventLayer", "&Changes of level")},
    KindName{Kind::Event, "event", QT_TRANSLATE_NOOP("EventLayer", "&Other events")},
};

/// Marks of events need no number that lasts; this bit keeps them apart from notes.
/// Alerts change often, and the past of a year is long.
constexpr auto kAlertPause = std::chrono::milliseconds(400);
constexpr std::size_t kMostEpisodes = 500;

constexpr std::uint64_t kEventBit = std::uint64_t{1} << 63U;

QString words(const char *text)
{
    return QCoreApplication::translate("EventLayer", text);
}

ChartMark markOf(const Note &note)
{
    const QString text = QString::fromStdString(note.text).simplified();
    const QString author = QString::fromStdString(note.author);
    return {note.from,
            note.to,
            author.isEmpty() ? text : text + QStringLiteral(" – ") + author,
            Kind::Note,
            static_cast<std::uint64_t>(note.id.value())};
}

ChartMark markOf(const Event &event, std::uint64_t number)
{
    return {event.time,
            std::nullopt,
            coreText(event.text).simplified(),
            markKind(event),
            kEventBit | number,
            event.source};
}

} // namespace

EventLayer::EventLayer(Session &session, TimeScope &scope, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_scope(scope)
    , m_feed(questionsTo(session), scope)
    , m_events(std::make_shared<const std::vector<Event>>())
{
    connect(&m_feed, &EventsFeed::eventsReady, this, [this](const EventsPtr &events) {
        m_events = events;
        rebuild();
    });
    connect(&session, &Session::advanced, &m_feed, &EventsFeed::advance);
    connect(&session, &Session::notesChanged, this, &EventLayer::rebuild);
    connect(&session, &Session::findingsChanged, this, &EventLayer::rebuild);
    m_alertsDue.setSingleShot(true);
    m_alertsDue.setInterval(kAlertPause);
    connect(&m_alertsDue, &QTimer::timeout, this, &EventLayer::askAlerts);
}

void EventLayer::setAlerts(AlertDesk *desk)
{
    m_alerts = desk;
    if (desk == nullptr)
        return;
    const auto askSoon = [this] {
        if (!m_alertsDue.isActive())
            m_alertsDue.start();
    };
    connect(desk, &AlertDesk::alertsChanged, this, askSoon);
    connect(&m_scope, &TimeScope::changed, this, askSoon);
    askSoon();
}

void EventLayer::setAwake(bool awake)
{
    m_feed.setActive(awake);
    if (awake && m_alerts != nullptr)
        m_alertsDue.start();
}

void EventLayer::askAlerts()
{
    if (!m_feed.isActive())
        return;
    AlertQuery query;
    query.range = m_scope.range();
    query.limit = kMostEpisodes;
    m_alerts->askHistory(query, this, [this](const Result<AlertHistoryPtr> &answer) {
        if (!answer)
            return; // the tab of alerts says why
        m_episodes = *answer;
        rebuild();
    });
}

void EventLayer::addAlerts(std::vector<ChartMark> &marks, TimeRange range) const
{
    if (!m_episodes)
        return;
    std::erase_if(marks, [](const ChartMark &mark) { return mark.kind == Kind::Alert; });
    for (std::size_t at = 0; at < m_episodes->episodes.size(); ++at) {
        const ChartMark mark = alertMark(m_episodes->episodes[at], m_scope.now(), at);
        if (mark.from < range.to && *mark.to >= range.from)
            marks.push_back(mark);
    }
}

void EventLayer::setShown(Kind kind, bool shown)
{
    if (shown == isShown(kind))
        return;
    if (shown)
        m_hidden.erase(kind);
    else
        m_hidden.insert(kind);
    rebuild();
}

void EventLayer::activate(std::uint64_t mark)
{
    if ((mark & kEventBit) != 0)
        return;
    const std::size_t place = mark & ~kAlertBit;
    if ((mark & kFindingBit) != 0)
        Q_EMIT findingActivated(FindingId(static_cast<FindingId::Value>(mark & ~kFindingBit)));
    else if ((mark & kAlertBit) == 0)
        Q_EMIT noteActivated(NoteId(static_cast<NoteId::Value>(mark)));
    else if (m_episodes && place < m_episodes->episodes.size())
        Q_EMIT alertActivated(m_episodes->episodes[place].alert);
}

void EventLayer::fillMenu(QMenu &menu, ViewHistory &history)
{
    for (const KindName &name : kKinds) {
        const Kind kind = name.kind;
        QAction *action = menu.addAction(words(name.words));
        action->setObjectName(QStringLiteral("events-") + QLatin1StringView(name.id));
        action->setCheckable(true);
        action->setChecked(isShown(kind));
        connect(this, &EventLayer::changed, action, [this, action, kind] {
            action->setChecked(isShown(kind));
        });
        connect(action, &QAction::triggered, this, [this, action, kind, &history](bool shown) {
            setShown(kind, shown);
            QString text = action->text().remove(QChar(u'&'));
            text = (shown ? tr("show on charts: %1") : tr("hide on charts: %1")).arg(text);
            history.note(
                text,
                [this, kind, shown] { setShown(kind, !shown); },
                [this, kind, shown] { setShown(kind, shown); });
        });
    }
}

void EventLayer::rebuild()
{
    TimeRange range = m_scope.range();
    if (m_scope.isLive())
        range.to += EventsFeed::kAhead;
    std::vector<ChartMark> marks = chartMarks(*m_session.notes(), *m_events, range);
    std::ranges::move(findingMarks(*m_session.findings(), range), std::back_inserter(marks));
    addAlerts(marks, range);
    std::ranges::stable_sort(marks, {}, &ChartMark::from);
    std::erase_if(marks, [this](const ChartMark &mark) { return !isShown(mark.kind); });
    m_marks = std::move(marks);
    Q_EMIT changed();
}

ChartMark::Kind markKind(const Event &event)
{
    const std::string &kind = event.kind;
    if (kind == "regression" || kind == "improvement" || kind == "change" || kind == "environment")
        return Kind::Change;
    if (kind.starts_with("alert"))
        return Kind::Alert;
    if (kind.starts_with("deploy"))
        return Kind::Deploy;
    if (kind.starts_with("scal"))
        return Kind::Scaling;
    if (kind == "start" || kind == "counter-reset")
        return Kind::Restart;
    return event.severity == Severity::Info ? Kind::Event : Kind::Fault;
}

ChartMark alertMark(const AlertEpisode &episode, Timestamp now, std::uint64_t place)
{
    ChartMark mark;
    mark.from = episode.firedAt;
    mark.to = episode.endedAt.value_or(std::max(now, episode.firedAt));
    mark.text = QString::fromStdString(episode.title).simplified();
    mark.kind = Kind::Alert;
    mark.id = kAlertBit | place;
    mark.severity = episode.severity;
    if (episode.series)
        mark.series = *episode.series;
    return mark;
}

std::vector<ChartMark> findingMarks(const Findings &findings, TimeRange range)
{
    std::vector<ChartMark> marks;
    for (const Finding &finding : findings)
        if (range.contains(finding.time) && !finding.isGone
            && finding.triage.state != TriageState::NotABug)
            marks.push_back(findingMark(finding));
    return marks;
}

std::vector<ChartMark>
chartMarks(const Notes &notes, const std::vector<Event> &events, TimeRange range)
{
    std::vector<ChartMark> marks;
    for (const Note &note : notes)
        if (note.touches(range))
            marks.push_back(markOf(note));
    std::uint64_t number = 0;
    for (const Event &event : events)
        if (range.contains(event.time) && markKind(event) != Kind::Change)
            marks.push_back(markOf(event, ++number));
    std::stable_sort(marks.begin(), marks.end(), [](const ChartMark &a, const ChartMark &b) {
        return a.from < b.from;
    });
    return marks;
}

} // namespace perfdeck
