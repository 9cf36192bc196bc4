// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Note.h"

#include <QTimeZone>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// Text and tags of one note. Enter keeps it, Shift+Enter begins a line, Esc leaves it as it was.
/// GUI thread.
class NoteForm : public QWidget
{
    Q_OBJECT

public:
    explicit NoteForm(const Style &style, QWidget *parent = nullptr);

    /// Begins with this note; the text gets the focus.
    void edit(const Note &note, Timestamp now, const QTimeZone &zone);

Q_SIGNALS:
    void kept(const perfdeck::Note &note);
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void keep();
    void check();

    Note m_note;
    QLabel *m_time;
    QPlainTextEdit *m_text;
    QLineEdit *m_tags;
    QLabel *m_remark;
    QPushButton *m_keep;
    QPushButton *m_leave;
};

} // namespace perfdeck
