// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ViewHistory.h"
#include "widgets/pages/EventLayer.h"
#include "widgets/pages/PageContext.h"
#include "widgets/pages/TimeSelection.h"

#include <QObject>

namespace perfdeck {

class Chrome;
class NoteEditor;
class NotesPanel;
class Style;

/// What the window marks along its time: crosshair, selection, events and notes. GUI thread.
class TimeDesk final : public QObject
{
    Q_OBJECT

public:
    /// The other parts of the window it works with; they outlive it.
    struct Parts
    {
        Session &session;
        TimeScope &scope;
        ViewHistory &views;
        Style &style;
        Chrome &chrome;
    };

    explicit TimeDesk(Parts parts, QObject *parent = nullptr);

    [[nodiscard]] Crosshair &crosshair() { return m_crosshair; }

    [[nodiscard]] TimeSelection &selection() { return m_selection; }

    [[nodiscard]] EventLayer &events() { return m_events; }

    /// Opens the editor over the window beside the widget, at the moment of the note where it is a
    /// chart.
    void editNote(const Note &note, const QWidget *beside);
    /// A note about the selection, else about the moment under the crosshair, else about now.
    void writeNote();
    void toggleNotes();
    void showNote(NoteId note);
    void zoomToSelection();
    /// The selection against the equal range just before it.
    void compareSelection();
    /// The crosshair to the next (1) or previous (-1) event.
    void stepEvent(int by);
    /// False when nothing was selected.
    bool clearSelection();

Q_SIGNALS:
    void exportWanted(perfdeck::TimeRange range);
    void relatedWanted();

private:
    void connectBar();
    void keep(const Note &note);
    void openNotes();

    Parts m_parts;
    Crosshair m_crosshair;
    TimeSelection m_selection;
    EventLayer m_events;
    NoteEditor *m_editor = nullptr; ///< made at first use; the chrome owns it
    NotesPanel *m_notes = nullptr; ///< made at first use; the stack of panels owns it
};

} // namespace perfdeck
