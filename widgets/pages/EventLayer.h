// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "core/model/Finding.h"
#include "core/model/Note.h"
#include "widgets/charts/ChartLayers.h"
#include "widgets/models/EventsFeed.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <set>
#include <vector>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace perfdeck {

class AlertDesk;
class Session;
class ViewHistory;

/// What happened in the range of a window, as marks for all of its charts: notes, lasting changes
/// of series and the events of the recorder, by kinds that can be hidden. Asks only while the
/// window can be seen. GUI thread.
class EventLayer final : public QObject
{
    Q_OBJECT

public:
    using Kind = ChartMark::Kind;

    EventLayer(Session &session, TimeScope &scope, QObject *parent = nullptr);

    /// Alerts as spans on the charts of their series; null: none.
    void setAlerts(AlertDesk *desk);

    void setAwake(bool awake);

    [[nodiscard]] bool isSettled() const { return !m_feed.isActive() || m_feed.isSettled(); }

    [[nodiscard]] const std::vector<ChartMark> &marks() const { return m_marks; }

    [[nodiscard]] bool isShown(Kind kind) const { return !m_hidden.contains(kind); }

    void setShown(Kind kind, bool shown);
    /// Somebody chose a mark on a chart.
    void activate(std::uint64_t mark);
    /// A checkable entry for each kind; a change is a step in `history`.
    void fillMenu(QMenu &menu, ViewHistory &history);

Q_SIGNALS:
    void changed();
    void noteActivated(perfdeck::NoteId note);
    void findingActivated(perfdeck::FindingId finding);
    void alertActivated(perfdeck::AlertId alert);

private:
    void rebuild();
    void askAlerts();
    void addAlerts(std::vector<ChartMark> &marks, TimeRange range) const;

    Session &m_session;
    TimeScope &m_scope;
    EventsFeed m_feed;
    EventsPtr m_events;
    AlertDesk *m_alerts = nullptr;
    QTimer m_alertsDue; ///< asks for them when what is looked at stands still
    AlertHistoryPtr m_episodes; ///< null: not known
    std::set<Kind> m_hidden;
    std::vector<ChartMark> m_marks; ///< in the order of their times
};

/// What an event is on a chart.
[[nodiscard]] ChartMark::Kind markKind(const Event &event);
/// The number of a mark that stands for a finding is this bit and the finding's.
inline constexpr std::uint64_t kFindingBit = std::uint64_t{1} << 62U;

/// The number of a mark that stands for an alert is this bit and its place among the episodes.
inline constexpr std::uint64_t kAlertBit = std::uint64_t{1} << 61U;

/// A span from when it fired to its end, `now` while it fires on; only on charts of its series.
[[nodiscard]] ChartMark alertMark(const AlertEpisode &episode, Timestamp now, std::uint64_t place);

/// Those that stand as marks: what is gone or was no bug does not.
[[nodiscard]] std::vector<ChartMark> findingMarks(const Findings &findings, TimeRange range);

/// As marks in the order of their times; those of notes carry the number of the note. Events that
/// tell of findings are left out: the findings themselves are marks.
[[nodiscard]] std::vector<ChartMark>
chartMarks(const Notes &notes, const std::vector<Event> &events, TimeRange range);

} // namespace perfdeck
