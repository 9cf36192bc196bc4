// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Note.h"
#include "widgets/models/TimeScope.h"

#include <QFrame>
#include <QPointer>

namespace perfdeck {

class NoteForm;
class Style;

/// A small sheet over the window in which a note is written where it belongs; everything beside it
/// goes on. GUI thread.
class NoteEditor final : public QFrame
{
    Q_OBJECT

public:
    NoteEditor(const TimeScope &scope, const Style &style, QWidget *window);

    /// At `place`, in the coordinates of the window; the focus returns to where it was.
    void open(const Note &note, QPoint place);

Q_SIGNALS:
    void kept(const perfdeck::Note &note);

private:
    void close();

    const TimeScope &m_scope;
    NoteForm *m_form;
    QPointer<QWidget> m_focus;
};

} // namespace perfdeck
