// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "widgets/models/RowModel.h"

#include <optional>
#include <string>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

struct BenchmarkRunRow
{
    QString id;
    CellState state = CellState::None;
    QString stateText;
    double stateRank = 0; ///< those that need somebody first
    QString title;
    QString kind;
    QString models;
    QString devices;
    CellState verdict = CellState::None;
    QString verdictText;
    QString verdictReason; ///< of what is invalid
    std::optional<double> cells; ///< measured
    QString headline; ///< best throughput or least latency of its cells, with its interval
    QString from;
    double fromSeconds = 0; ///< since the epoch
    std::optional<double> lasted; ///< seconds
    QString tags;
    QString note;
    QString source;
    QString environment; ///< first digits of the fingerprint
    bool isStale = false;

    friend bool operator==(const BenchmarkRunRow &, const BenchmarkRunRow &) = default;
};

/// Which runs are wanted; what is empty takes no part.
struct RunFilter
{
    std::optional<BenchmarkKind> kind;
    std::optional<RunState> state;
    std::optional<RunVerdict> verdict;
    std::string model;
    std::string device;
    std::optional<Duration> age; ///< at most

    [[nodiscard]] bool accepts(const BenchmarkRun &run, Timestamp now) const;

    friend bool operator==(const RunFilter &, const RunFilter &) = default;
};

/// In the order of the runs. O(cells). Any thread.
[[nodiscard]] std::vector<BenchmarkRunRow> benchmarkRunRows(const BenchmarkRuns &runs,
                                                            const RunFilter &filter,
                                                            Timestamp now,
                                                            const QTimeZone &zone);

class BenchmarkRunsModel final : public RowModel<BenchmarkRunRow>
{
public:
    enum Columns
    {
        State,
        Title,
        Kind,
        Models,
        Devices,
        Verdict,
        Cells,
        Headline,
        From,
        Lasted,
        Tags,
        Note,
        Source,
        Environment
    };

    explicit BenchmarkRunsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
