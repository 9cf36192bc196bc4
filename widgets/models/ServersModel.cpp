// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ServersModel.h"

#include "core/model/ClusterWords.h"
#include "widgets/models/ServerWords.h"
#include "widgets/models/SourcesModel.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ServersModel", text);
}

using C = Column<ServerRow>;

template<QString ServerRow::*Member>
constexpr C words(const char *title, const char *help, int characters)
{
    C column{title, help, characters};
    column.text = [](const ServerRow &row) { return row.*Member; };
    return column;
}

template<std::optional<double> ServerRow::*Member>
constexpr C number(const char *title, const char *help, int characters, Unit unit)
{
    C column{title, help, characters, unit};
    column.number = [](const ServerRow &row) { return row.*Member; };
    return column;
}

constexpr C state()
{
    C column = words<&ServerRow::stateText>(
        QT_TRANSLATE_NOOP("ServersModel", "State"),
        QT_TRANSLATE_NOOP("ServersModel", "Whether it answers PerfDeck"),
        16);
    column.state = [](const ServerRow &row) { return row.state; };
    return column;
}

constexpr C lastReading()
{
    C column = number<&ServerRow::lastReading>(
        QT_TRANSLATE_NOOP("ServersModel", "Last reading"),
        QT_TRANSLATE_NOOP("ServersModel", "When its last round of answers was complete"),
        14,
        Unit::None);
    column.text = [](const ServerRow &row) { return row.lastReadingText; };
    column.isTime = true;
    return column;
}

constexpr std::array kColumns{
    words<&ServerRow::name>(QT_TRANSLATE_NOOP("ServersModel", "Server"),
                            QT_TRANSLATE_NOOP("ServersModel", "Name of the source"),
                            16),
    words<&ServerRow::kind>(QT_TRANSLATE_NOOP("ServersModel", "Kind"),
                            QT_TRANSLATE_NOOP("ServersModel", "What answers at its address"),
                            26),
    state(),
    lastReading(),
    number<&ServerRow::latency>(
        QT_TRANSLATE_NOOP("ServersModel", "Answer time"),
        QT_TRANSLATE_NOOP("ServersModel", "Of the last round, from the question to the reading"),
        10,
        Unit::Second),
    number<&ServerRow::requestsPerMinute>(
        QT_TRANSLATE_NOOP("ServersModel", "Requests/min"),
        QT_TRANSLATE_NOOP("ServersModel", "Made of it by PerfDeck in the last minute"),
        11,
        Unit::Count),
    number<&ServerRow::bytesPerMinute>(
        QT_TRANSLATE_NOOP("ServersModel", "Bytes/min"),
        QT_TRANSLATE_NOOP("ServersModel",
                          "Received in the last minute, as they came over the wire"),
        10,
        Unit::Byte),
    number<&ServerRow::requests>(
        QT_TRANSLATE_NOOP("ServersModel", "Requests"),
        QT_TRANSLATE_NOOP("ServersModel", "Made of it by PerfDeck since the start"),
        9,
        Unit::Count),
    number<&ServerRow::bytes>(QT_TRANSLATE_NOOP("ServersModel", "Received"),
                              QT_TRANSLATE_NOOP("ServersModel", "Bytes since the start"),
                              10,
                              Unit::Byte),
    number<&ServerRow::limits>(
        QT_TRANSLATE_NOOP("ServersModel", "Limits"),
        QT_TRANSLATE_NOOP("ServersModel", "Reasons why less is shown than there is"),
        7,
        Unit::Count),
};

QString detailsOf(const ClusterServer &server, const SourceRow *source)
{
    QStringList lines;
    const ServerAbilities abilities = abilitiesOf(server.kind);
    if (!abilities.shows.isEmpty())
        lines << translated(QT_TRANSLATE_NOOP("ServersModel", "Shows: %1."))
                     .arg(abilities.shows.join(QStringLiteral(", ")));
    if (!abilities.lacks.isEmpty())
        lines << translated(QT_TRANSLATE_NOOP("ServersModel", "Does not report: %1."))
                     .arg(abilities.lacks.join(QStringLiteral(", ")));
    for (const ServerLimit &limit : server.limits)
        lines << QString::fromStdString(limit.text);
    if (source && !source->error.isEmpty())
        lines << source->error;
    return lines.join(QChar(u'\n'));
}

ServerRow rowOf(const ClusterServer &server,
                const SourceRow *source,
                const ServerLoadBook &loads,
                Timestamp now,
                const QTimeZone &zone)
{
    ServerRow row;
    row.name = QString::fromStdString(server.name);
    row.kind = serverKindText(server.kind);
    // One address may serve as two kinds.
    row.id = row.name + QChar(u'/') + QString::fromLatin1(serverKindName(server.kind));
    if (source) {
        row.stateText = source->stateText;
        row.state = source->state;
        row.latency = source->latency;
        row.isStale = source->isStale;
    }
    if (server.lastReading) {
        row.lastReadingText = formatColumnMoment(*server.lastReading, now, zone);
        row.lastReading
            = std::chrono::duration<double>(server.lastReading->time_since_epoch()).count();
    }
    if (const auto load = loads.loadOf(server.source)) {
        row.requestsPerMinute = load->requestsPerMinute;
        row.bytesPerMinute = load->bytesPerMinute;
    }
    row.requests = double(server.requests);
    row.bytes = double(server.bytes);
    row.limits = double(server.limits.size());
    row.details = detailsOf(server, source);
    return row;
}

} // namespace

std::vector<ServerRow> serverRows(const Cluster &cluster,
                                  const std::vector<SourceStatus> &sources,
                                  const ServerLoadBook &loads,
                                  Timestamp now,
                                  const QTimeZone &zone)
{
    const std::vector<SourceRow> known = sourceRows(sources, now);
    std::vector<ServerRow> rows;
    for (const ClusterServer &server : cluster.servers) {
        const auto source = std::ranges::find(known, server.source, &SourceRow::source);
        rows.push_back(rowOf(server, source == known.end() ? nullptr : &*source, loads, now, zone));
    }
    return rows;
}

ServersModel::ServersModel(QObject *parent)
    : RowModel(kColumns, "ServersModel", parent)
{
}

} // namespace perfdeck
