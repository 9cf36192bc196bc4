// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/NoteForm.h"

#include "widgets/models/NotesModel.h"
#include "widgets/style/Style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace perfdeck {

namespace {

constexpr int kLines = 3;

bool isKeep(const QKeyEvent &event)
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    return isEnter && !event.modifiers().testFlag(Qt::ShiftModifier);
}

} // namespace

NoteForm::NoteForm(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_time(new QLabel)
    , m_text(new QPlainTextEdit)
    , m_tags(new QLineEdit)
    , m_remark(new QLabel)
    , m_keep(new QPushButton(tr("&Keep")))
    , m_leave(new QPushButton(tr("&Cancel")))
{
    m_time->setFont(style.numberFont(TextSize::Small));
    m_text->setObjectName(QStringLiteral("noteText"));
    m_text->setAccessibleName(tr("Text of the note"));
    m_text->setPlaceholderText(tr("What happened? Enter keeps the note"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * kLines + 5 * Style::kGrid);
    m_tags->setObjectName(QStringLiteral("noteTags"));
    m_tags->setAccessibleName(tr("Tags of the note"));
    m_tags->setPlaceholderText(tr("Tags, divided by blanks"));
    m_tags->setMaxLength(200);
    m_keep->setObjectName(QStringLiteral("noteKeep"));
    m_keep->setDefault(true);
    m_leave->setObjectName(QStringLiteral("noteLeave"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_remark, 1);
    buttons->addWidget(m_leave);
    buttons->addWidget(m_keep);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_time);
    layout->addWidget(m_text);
    layout->addWidget(m_tags);
    layout->addLayout(buttons);
    for (QWidget *part : std::initializer_list<QWidget *>{m_text, m_tags, m_keep, m_leave})
        part->installEventFilter(this);
    connect(m_text, &QPlainTextEdit::textChanged, this, &NoteForm::check);
    connect(m_keep, &QPushButton::clicked, this, &NoteForm::keep);
    connect(m_leave, &QPushButton::clicked, this, &NoteForm::left);
    check();
}

void NoteForm::edit(const Note &note, Timestamp now, const QTimeZone &zone)
{
    m_note = note;
    m_time->setText(noteTime(note, now, zone));
    m_text->setPlainText(QString::fromStdString(note.text));
    m_text->moveCursor(QTextCursor::End);
    m_tags->setText(QString::fromStdString(joinedTags(note.tags)));
    m_text->setFocus();
}

void NoteForm::check()
{
    const std::string text = m_text->toPlainText().trimmed().toStdString();
    const bool fits = text.size() <= Note::kMaxText;
    m_keep->setEnabled(!text.empty() && fits);
    m_remark->setText(fits ? QString() : tr("Too long: shorten it"));
}

void NoteForm::keep()
{
    if (!m_keep->isEnabled())
        return;
    m_note.text = m_text->toPlainText().trimmed().toStdString();
    m_note.tags = splitTags(m_tags->text().toStdString());
    Q_EMIT kept(m_note);
}

bool NoteForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto &key = static_cast<const QKeyEvent &>(*event); // by its type
        if (key.key() == Qt::Key_Escape) {
            Q_EMIT left();
            return true;
        }
        if (isKeep(key) && (watched == m_text || watched == m_tags)) {
            keep();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace perfdeck
