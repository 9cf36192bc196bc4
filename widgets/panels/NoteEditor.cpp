// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/NoteEditor.h"

#include "widgets/panels/NoteForm.h"
#include "widgets/style/Style.h"

#include <QApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kWidth = 320;

} // namespace

NoteEditor::NoteEditor(const TimeScope &scope, const Style &style, QWidget *window)
    : QFrame(window)
    , m_scope(scope)
    , m_form(new NoteForm(style))
{
    setObjectName(QStringLiteral("noteEditor"));
    setAccessibleName(tr("Write a note"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        2 * Style::kGrid, 2 * Style::kGrid, 2 * Style::kGrid, 2 * Style::kGrid);
    layout->addWidget(m_form);
    connect(m_form, &NoteForm::left, this, &NoteEditor::close);
    connect(m_form, &NoteForm::kept, this, [this](const Note &note) {
        close();
        Q_EMIT kept(note);
    });
    hide();
}

void NoteEditor::open(const Note &note, QPoint place)
{
    if (!isVisible())
        m_focus = QApplication::focusWidget();
    resize(kWidth, sizeHint().height());
    const QSize room = parentWidget()->size() - size();
    move(std::clamp(place.x(), 0, std::max(0, room.width())),
         std::clamp(place.y(), 0, std::max(0, room.height())));
    show();
    raise();
    m_form->edit(note, m_scope.now(), m_scope.zone());
}

void NoteEditor::close()
{
    hide();
    if (m_focus)
        m_focus->setFocus();
    else
        parentWidget()->setFocus();
}

} // namespace perfdeck
