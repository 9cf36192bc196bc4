// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/NotesModel.h"

#include <QTimeZone>

#include <array>

namespace perfdeck {

namespace {

using C = Column<NoteRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("NotesModel", "Time"),
      QT_TRANSLATE_NOOP("NotesModel", "The moment or range it is about"),
      16,
      Unit::None,
      [](const NoteRow &row) { return std::optional(row.seconds); },
      [](const NoteRow &row) { return row.time; },
      nullptr,
      true,
      nullptr,
      true},
    C{QT_TRANSLATE_NOOP("NotesModel", "Note"),
      QT_TRANSLATE_NOOP("NotesModel", "What was written"),
      30,
      Unit::None,
      nullptr,
      [](const NoteRow &row) { return row.text; }},
    C{QT_TRANSLATE_NOOP("NotesModel", "Tags"),
      QT_TRANSLATE_NOOP("NotesModel", "Words to find it by"),
      8,
      Unit::None,
      nullptr,
      [](const NoteRow &row) { return row.tags; }},
    C{QT_TRANSLATE_NOOP("NotesModel", "Author"),
      QT_TRANSLATE_NOOP("NotesModel", "Who wrote it"),
      8,
      Unit::None,
      nullptr,
      [](const NoteRow &row) { return row.author; }},
};

} // namespace

QString noteTime(const Note &note, Timestamp now, const QTimeZone &zone)
{
    return note.to ? formatRange({note.from, *note.to}, now, zone)
                   : formatColumnMoment(note.from, now, zone);
}

std::vector<NoteRow> noteRows(const Notes &notes, Timestamp now, const QTimeZone &zone)
{
    std::vector<NoteRow> rows;
    rows.reserve(notes.size());
    for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
        NoteRow &row = rows.emplace_back();
        row.id = QString::number(note->id.value());
        row.time = noteTime(*note, now, zone);
        row.seconds = std::chrono::duration<double>(note->from.time_since_epoch()).count();
        row.text = QString::fromStdString(note->text).simplified();
        row.tags = QString::fromStdString(joinedTags(note->tags));
        row.author = QString::fromStdString(note->author);
    }
    return rows;
}

NotesModel::NotesModel(QObject *parent)
    : RowModel(kColumns, "NotesModel", parent)
{
}

} // namespace perfdeck
