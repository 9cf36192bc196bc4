// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Note.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

struct NoteRow
{
    QString id;
    QString time; ///< in the zone of the screen
    double seconds = 0; ///< since the epoch, for sorting
    QString text; ///< in one line
    QString tags;
    QString author;
    bool isStale = false;

    friend bool operator==(const NoteRow &, const NoteRow &) = default;
};

/// The newest first.
[[nodiscard]] std::vector<NoteRow>
noteRows(const Notes &notes, Timestamp now, const QTimeZone &zone);

/// "14:00" or "14:00–15:30", as short as is clear at `now`.
[[nodiscard]] QString noteTime(const Note &note, Timestamp now, const QTimeZone &zone);

class NotesModel final : public RowModel<NoteRow>
{
public:
    enum Columns
    {
        Time,
        Text,
        Tags,
        Author
    };

    explicit NotesModel(QObject *parent = nullptr);
};

} // namespace perfdeck
