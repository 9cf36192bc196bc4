// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/NotesModel.h"
#include "widgets/models/TimeScope.h"
#include "widgets/panels/SidePanel.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class NoteForm;
class RowTable;
class Session;
class TableSheet;
class UndoBar;

/// All notes: searched, written, changed, deleted; a double click or Enter goes there. GUI thread.
class NotesPanel final : public SidePanel
{
    Q_OBJECT

public:
    NotesPanel(Session &session, TimeScope &scope, const Style &style, QWidget *parent = nullptr);

    void focusSearch();
    /// Chooses this note.
    void showNote(NoteId id);
    /// Which kinds of events charts show; made by the window.
    void setKindsMenu(QMenu *menu);

private:
    [[nodiscard]] QWidget *makeButtons();
    void showNotes();
    void showSelection();
    [[nodiscard]] const Note *current() const;
    void write();
    void change();
    void remove();
    void goThere();

    Session &m_session;
    TimeScope &m_scope;
    NotesModel m_rows;
    NotesPtr m_notes;
    QLineEdit *m_search;
    TableSheet *m_sheet;
    RowTable *m_list; ///< in the sheet
    QToolButton *m_kinds = nullptr;
    QPushButton *m_write = nullptr;
    QPushButton *m_go = nullptr;
    QPushButton *m_change = nullptr;
    QPushButton *m_remove = nullptr;
    NoteForm *m_form;
    UndoBar *m_undo;
};

/// The range in which a note is best seen: a range with some room, a moment within `span`.
[[nodiscard]] TimeRange rangeAround(const Note &note, Duration span);

} // namespace perfdeck
