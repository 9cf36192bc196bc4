// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Source.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

struct SourceRow
{
    QString id;
    SourceId source;
    QString name;
    QString stateText;
    CellState state = CellState::None;
    QString recognised;
    QString url;
    std::optional<double> latency; ///< seconds
    std::optional<double> samplesPerSecond;
    std::optional<double> series;
    std::optional<double> faults;
    QString error; ///< last error in words, empty while all is well
    bool isMachine = false;
    bool isEditable = false; ///< an endpoint that no list brought
    bool isPaused = false;
    bool isStale = false;

    friend bool operator==(const SourceRow &, const SourceRow &) = default;
};

/// An endpoint or a server of a cluster that no list brought.
[[nodiscard]] bool isAddedByHand(const SourceConfig &config);
/// The name a source goes by: its own, else host:port.
[[nodiscard]] QString sourceLabel(const SourceConfig &config);
/// This machine first, then endpoints in the order they were added.
[[nodiscard]] std::vector<SourceRow> sourceRows(const std::vector<SourceStatus> &sources,
                                                Timestamp now);

class SourcesModel final : public RowModel<SourceRow>
{
public:
    enum Columns
    {
        Name,
        State,
        Recognised,
        Latency,
        Rate,
        Series,
        Faults,
        Problem
    };

    explicit SourcesModel(QObject *parent = nullptr);
};

} // namespace perfdeck
