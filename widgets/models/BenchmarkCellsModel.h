// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "widgets/models/RowModel.h"

#include <array>
#include <optional>

namespace perfdeck {

/// A number with how it is told: with its interval, or why it is not known.
struct ToldNumber
{
    std::optional<double> value;
    QString text = QStringLiteral("–");
    QString note; ///< may be empty

    friend bool operator==(const ToldNumber &, const ToldNumber &) = default;
};

struct BenchmarkCellRow
{
    /// Columns of numbers, in their order.
    enum Number
    {
        Throughput,
        Mean,
        Median,
        P90,
        P95,
        P99,
        P999,
        FirstToken,
        InterToken,
        TokenTime,
        TokenRate,
        Goodput,
        Errors,
        Memory,
        Energy,
        Power,
        Numbers
    };

    QString id; ///< place among the cells of the run
    QString name;
    CellState state = CellState::None;
    QString stateText;
    CellState verdict = CellState::None;
    QString verdictText;
    QString reasons;
    std::array<ToldNumber, Numbers> numbers;
    std::optional<double> samples;
    bool isStale = false; ///< left out

    friend bool operator==(const BenchmarkCellRow &, const BenchmarkCellRow &) = default;
};

/// In the order of the cells. Any thread.
[[nodiscard]] std::vector<BenchmarkCellRow> benchmarkCellRows(const BenchmarkRun &run);

class BenchmarkCellsModel final : public RowModel<BenchmarkCellRow>
{
public:
    enum Columns
    {
        Name,
        State,
        Verdict,
        FirstNumber, ///< BenchmarkCellRow::Number on top
        Samples = FirstNumber + BenchmarkCellRow::Numbers
    };

    explicit BenchmarkCellsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
