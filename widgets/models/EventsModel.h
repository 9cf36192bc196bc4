// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Event.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

struct EventRow
{
    QString id;
    QString time; ///< in the zone of the screen
    double seconds = 0; ///< since the epoch, for sorting
    CellState state = CellState::None;
    QString source;
    QString text;
    bool isStale = false;

    friend bool operator==(const EventRow &, const EventRow &) = default;
};

/// In the order given, usually newest first; times as they read at `now`.
[[nodiscard]] std::vector<EventRow>
eventRows(const std::vector<Event> &events, Timestamp now, const QTimeZone &zone);

class EventsModel final : public RowModel<EventRow>
{
public:
    enum Columns
    {
        Time,
        Text,
        Source
    };

    explicit EventsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
