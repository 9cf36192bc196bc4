// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/NotesPanel.h"

#include "core/engine/Session.h"
#include "widgets/panels/NoteForm.h"
#include "widgets/panels/TableSheet.h"
#include "widgets/panels/UndoBar.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace perfdeck {

NotesPanel::NotesPanel(Session &session, TimeScope &scope, const Style &style, QWidget *parent)
    : SidePanel(style, tr("Notes"), parent)
    , m_session(session)
    , m_scope(scope)
    , m_search(new QLineEdit)
    , m_sheet(new TableSheet(style, m_rows, "noteTable", tr("Notes")))
    , m_list(&m_sheet->table())
    , m_form(new NoteForm(style))
    , m_undo(new UndoBar)
{
    setObjectName(QStringLiteral("notesPanel"));
    m_search->setObjectName(QStringLiteral("noteSearch"));
    m_search->setAccessibleName(tr("Search the notes"));
    m_search->setPlaceholderText(tr("Search text, tags, authors"));
    m_search->setClearButtonEnabled(true);
    m_sheet->setEmptyText(tr("No note yet"), tr("N over a chart writes one about that moment."));
    m_list->showColumns({NotesModel::Time, NotesModel::Text, NotesModel::Tags}, NotesModel::Text);
    content()->addWidget(m_search);
    content()->addWidget(m_sheet, 1);
    content()->addWidget(m_undo);
    content()->addWidget(makeButtons());
    content()->addWidget(m_form);
    m_form->hide();
    if (!session.keepsNotes()) {
        auto *remark = new QLabel(tr("There is no history to write to: "
                                     "new notes go when the window is closed."));
        remark->setWordWrap(true);
        content()->addWidget(remark);
    }
    connect(m_search, &QLineEdit::textChanged, m_list, &RowTable::setFilter);
    connect(m_list, &RowTable::currentIdChanged, this, &NotesPanel::showSelection);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &NotesPanel::goThere);
    connect(m_list, &QAbstractItemView::activated, this, &NotesPanel::goThere);
    connect(new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated,
            this,
            &NotesPanel::remove);
    connect(m_form, &NoteForm::left, m_form, &QWidget::hide);
    connect(m_form, &NoteForm::kept, this, [this](const Note &note) {
        m_form->hide();
        m_session.putNote(note);
        m_list->setFocus();
    });
    connect(&session, &Session::notesChanged, this, &NotesPanel::showNotes);
    connect(&scope, &TimeScope::zoneChanged, this, &NotesPanel::showNotes);
    showNotes();
}

QWidget *NotesPanel::makeButtons()
{
    const auto button = [this](const char *name, const QString &words, auto slot) {
        auto *made = new QPushButton(words);
        made->setObjectName(QString::fromLatin1(name));
        connect(made, &QPushButton::clicked, this, slot);
        return made;
    };
    m_write = button("noteWrite", tr("&Write"), &NotesPanel::write);
    m_go = button("noteGo", tr("&Go there"), &NotesPanel::goThere);
    m_change = button("noteChange", tr("C&hange"), &NotesPanel::change);
    m_remove = button("noteRemove", tr("&Delete"), &NotesPanel::remove);
    m_kinds = new QToolButton;
    m_kinds->setObjectName(QStringLiteral("eventKinds"));
    m_kinds->setText(tr("On charts"));
    m_kinds->setAccessibleName(tr("Kinds of events shown on charts"));
    m_kinds->setPopupMode(QToolButton::InstantPopup);
    m_kinds->hide();
    auto *buttons = new QWidget;
    auto *layout = new QGridLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_write, 0, 0);
    layout->addWidget(m_go, 0, 1);
    layout->addWidget(m_change, 0, 2);
    layout->addWidget(m_remove, 1, 0);
    layout->addWidget(m_kinds, 1, 1, 1, 2);
    return buttons;
}

void NotesPanel::setKindsMenu(QMenu *menu)
{
    m_kinds->setMenu(menu);
    m_kinds->show();
}

void NotesPanel::focusSearch()
{
    m_search->setFocus();
}

void NotesPanel::showNote(NoteId id)
{
    m_search->clear();
    m_list->selectId(QString::number(id.value()));
    m_list->setFocus();
}

void NotesPanel::showNotes()
{
    m_notes = m_session.notes();
    m_rows.setRows(noteRows(*m_notes, m_scope.now(), m_scope.zone()));
    showSelection();
}

void NotesPanel::showSelection()
{
    const bool chosen = current() != nullptr;
    for (QPushButton *button : {m_go, m_change, m_remove})
        button->setEnabled(chosen);
}

const Note *NotesPanel::current() const
{
    const NoteId id(m_list->currentId().toLongLong());
    const auto found = std::find_if(
        m_notes->begin(), m_notes->end(), [id](const Note &note) { return note.id == id; });
    return found == m_notes->end() ? nullptr : &*found;
}

void NotesPanel::write()
{
    Note note;
    note.from = m_scope.isLive() ? m_scope.now() : m_scope.range().from;
    if (!m_scope.isLive())
        note.to = m_scope.range().to;
    m_form->show();
    m_form->edit(note, m_scope.now(), m_scope.zone());
}

void NotesPanel::change()
{
    const Note *note = current();
    if (note == nullptr)
        return;
    m_form->show();
    m_form->edit(*note, m_scope.now(), m_scope.zone());
}

void NotesPanel::remove()
{
    const Note *note = current();
    if (note == nullptr)
        return;
    m_session.removeNote(note->id);
    m_undo->offer([this, removed = *note] { m_session.putNote(removed); },
                  [](int count) {
                      return count == 1 ? tr("The note was deleted.")
                                        : tr("%1 notes were deleted.").arg(count);
                  });
}

void NotesPanel::goThere()
{
    if (const Note *note = current())
        m_scope.showRange(rangeAround(*note, m_scope.range().length()));
}

TimeRange rangeAround(const Note &note, Duration span)
{
    if (!note.to)
        return {note.from - span / 2, note.from + span / 2};
    const Duration room = (*note.to - note.from) / 4;
    return {note.from - room, *note.to + room};
}

} // namespace perfdeck
