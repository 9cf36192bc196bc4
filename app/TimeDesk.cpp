// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/TimeDesk.h"

#include "app/Chrome.h"
#include "core/engine/Session.h"
#include "core/model/Note.h"
#include "widgets/charts/TimedChart.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/panels/NoteEditor.h"
#include "widgets/panels/NotesPanel.h"
#include "widgets/panels/SelectionBar.h"
#include "widgets/panels/SideStack.h"

#include <QMenu>
#include <QStackedWidget>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kBelowTitle = 36; // logical pixels: the editor leaves the title of a chart readable

/// Where on the widget the moment is drawn, roughly: the editor stands there.
QPoint placeOf(const Note &note, const QWidget &widget)
{
    TimeRange shown;
    if (const auto *chart = qobject_cast<const TimeSeriesChart *>(&widget))
        shown = chart->visibleRange();
    else if (const auto *painted = qobject_cast<const TimedChart *>(&widget))
        shown = painted->visibleRange();
    if (!shown.contains(note.from))
        return {0, kBelowTitle};
    const double share = double((note.from - shown.from).count()) / double(shown.length().count());
    return {int(share * widget.width()), kBelowTitle};
}

} // namespace

TimeDesk::TimeDesk(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_events(parts.session, parts.scope)
{
    connectBar();
    connect(&m_selection, &TimeSelection::changed, this, [this](std::optional<TimeRange> range) {
        m_parts.chrome.selectionBar().setRange(range);
    });
    connect(&m_events, &EventLayer::noteActivated, this, &TimeDesk::showNote);
    m_events.setAwake(true);
}

void TimeDesk::connectBar()
{
    SelectionBar &bar = m_parts.chrome.selectionBar();
    connect(&bar, &SelectionBar::zoomWanted, this, &TimeDesk::zoomToSelection);
    connect(&bar, &SelectionBar::compareWanted, this, &TimeDesk::compareSelection);
    connect(&bar, &SelectionBar::noteWanted, this, &TimeDesk::writeNote);
    connect(&bar, &SelectionBar::relatedWanted, this, &TimeDesk::relatedWanted);
    connect(&bar, &SelectionBar::exportWanted, this, &TimeDesk::exportWanted);
    connect(&bar, &SelectionBar::clearWanted, &m_selection, &TimeSelection::clear);
}

void TimeDesk::editNote(const Note &note, const QWidget *beside)
{
    if (m_editor == nullptr) {
        m_editor = new NoteEditor(m_parts.scope, m_parts.style, &m_parts.chrome);
        connect(m_editor, &NoteEditor::kept, this, &TimeDesk::keep);
    }
    const QWidget &place = beside != nullptr ? *beside : m_parts.chrome.pages();
    m_editor->open(note, place.mapTo(&m_parts.chrome, placeOf(note, place)));
}

void TimeDesk::writeNote()
{
    Note note;
    note.from = noteTime(m_crosshair.time(), m_parts.scope.range());
    if (const auto range = m_selection.range()) {
        note.from = range->from;
        note.to = range->to;
    }
    editNote(note, nullptr);
}

void TimeDesk::keep(const Note &note)
{
    Session &session = m_parts.session;
    Note written = note;
    if (QWidget *page = m_parts.chrome.pages().currentWidget(); page != nullptr)
        written.page = page->objectName().remove(QStringLiteral("page-")).toStdString();
    written.id = session.putNote(written);
    m_parts.views.note(
        tr("the note “%1”").arg(QString::fromStdString(written.text).simplified().left(40)),
        [&session, id = written.id] { session.removeNote(id); },
        [&session, written] { session.putNote(written); });
}

void TimeDesk::openNotes()
{
    SideStack &side = m_parts.chrome.side();
    const bool isNew = m_notes == nullptr;
    side.open(side.panel(m_notes, m_parts.session, m_parts.scope, m_parts.style));
    if (!isNew)
        return;
    auto *kinds = new QMenu(m_notes);
    m_events.fillMenu(*kinds, m_parts.views);
    m_notes->setKindsMenu(kinds);
}

void TimeDesk::toggleNotes()
{
    if (m_parts.chrome.side().closeShown(m_notes))
        return;
    openNotes();
    m_notes->focusSearch();
}

void TimeDesk::showNote(NoteId note)
{
    openNotes();
    m_notes->showNote(note);
}

void TimeDesk::zoomToSelection()
{
    const auto range = m_selection.range();
    if (!range)
        return;
    m_parts.scope.showRange(*range);
    m_selection.clear();
}

void TimeDesk::compareSelection()
{
    const auto range = m_selection.range();
    if (!range)
        return;
    TimeView view = m_parts.scope.view();
    view.mode = TimeView::Mode::History;
    view.fixed = *range;
    view.earlier = range->length();
    m_parts.scope.setView(std::move(view)); // one step of undo
    m_selection.clear();
}

void TimeDesk::stepEvent(int by)
{
    const std::vector<ChartMark> &marks = m_events.marks();
    const TimeRange range = m_parts.scope.range();
    const Timestamp from = m_crosshair.time().value_or(by > 0 ? range.from : range.to);
    const auto next = by > 0 ? std::find_if(marks.begin(),
                                            marks.end(),
                                            [from](const ChartMark &m) { return m.from > from; })
                             : marks.end();
    if (next != marks.end())
        return m_crosshair.point(next->from);
    const auto before = std::find_if(
        marks.rbegin(), marks.rend(), [from](const ChartMark &m) { return m.from < from; });
    if (by < 0 && before != marks.rend())
        m_crosshair.point(before->from);
}

bool TimeDesk::clearSelection()
{
    const bool had = m_selection.range().has_value();
    m_selection.clear();
    return had;
}

} // namespace perfdeck
