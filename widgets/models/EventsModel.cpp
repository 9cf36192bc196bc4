// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/EventsModel.h"

#include "widgets/style/CoreWords.h"

#include <QTimeZone>

#include <array>

namespace perfdeck {

namespace {

using C = Column<EventRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("EventsModel", "Time"),
      QT_TRANSLATE_NOOP("EventsModel", "When it happened"),
      9,
      Unit::None,
      [](const EventRow &row) { return std::optional(row.seconds); },
      [](const EventRow &row) { return row.time; },
      nullptr,
      true,
      nullptr,
      true},
    C{QT_TRANSLATE_NOOP("EventsModel", "Event"),
      QT_TRANSLATE_NOOP("EventsModel", "What happened"),
      40,
      Unit::None,
      nullptr,
      [](const EventRow &row) { return row.text; },
      [](const EventRow &row) { return row.state; }},
    C{QT_TRANSLATE_NOOP("EventsModel", "Source"),
      QT_TRANSLATE_NOOP("EventsModel", "Whom it concerns"),
      12,
      Unit::None,
      nullptr,
      [](const EventRow &row) { return row.source; }},
};

CellState stateOf(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return CellState::Critical;
    case Severity::Warning:
        return CellState::Warning;
    case Severity::Info:
        break;
    }
    return CellState::None;
}

} // namespace

std::vector<EventRow>
eventRows(const std::vector<Event> &events, Timestamp now, const QTimeZone &zone)
{
    std::vector<EventRow> rows;
    for (const Event &event : events) {
        EventRow row;
        row.time = formatColumnMoment(event.time, now, zone);
        row.seconds = std::chrono::duration<double>(event.time.time_since_epoch()).count();
        row.state = stateOf(event.severity);
        row.source = event.source.empty() ? QStringLiteral("PerfDeck")
                                          : QString::fromStdString(event.source);
        row.text = coreText(event.text);
        row.id = QString::number(event.time.time_since_epoch().count()) + QChar(0x1F)
            + QString::fromStdString(event.kind) + QChar(0x1F) + row.source + QChar(0x1F)
            + row.text;
        rows.push_back(std::move(row));
    }
    return rows;
}

EventsModel::EventsModel(QObject *parent)
    : RowModel(kColumns, "EventsModel", parent)
{
}

} // namespace perfdeck
