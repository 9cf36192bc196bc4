// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ServerLoad.h"
#include "core/model/Cluster.h"
#include "core/model/Source.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// One server of the cluster, and what PerfDeck asks of it.
struct ServerRow
{
    QString id;
    QString name;
    QString kind; ///< in words
    QString stateText;
    CellState state = CellState::None;
    QString lastReadingText = QStringLiteral("–"); ///< in the zone of the screen
    std::optional<double> lastReading; ///< seconds since the epoch
    std::optional<double> latency; ///< seconds
    std::optional<double> requestsPerMinute;
    std::optional<double> bytesPerMinute;
    std::optional<double> requests; ///< since the start
    std::optional<double> bytes;
    std::optional<double> limits; ///< reasons why less is shown than there is
    QString details; ///< what it shows and what not, its limits, its last error; a line each
    bool isStale = false;

    friend bool operator==(const ServerRow &, const ServerRow &) = default;
};

/// In the order of the cluster. Any thread.
[[nodiscard]] std::vector<ServerRow> serverRows(const Cluster &cluster,
                                                const std::vector<SourceStatus> &sources,
                                                const ServerLoadBook &loads,
                                                Timestamp now,
                                                const QTimeZone &zone);

class ServersModel final : public RowModel<ServerRow>
{
public:
    enum Columns
    {
        Name,
        Kind,
        State,
        LastReading,
        Latency,
        RequestRate,
        ByteRate,
        Requests,
        Bytes,
        Limits
    };

    explicit ServersModel(QObject *parent = nullptr);
};

} // namespace perfdeck
