// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RowModel.h"

namespace perfdeck {

/// What one line of a chart says at a moment, in the words of the chart.
struct ReadingRow
{
    QString id; ///< of the chart and the line
    QString chart; ///< its title
    QString line;
    QString value; ///< with unit
    QString note; ///< for example the difference from an earlier period
    QString sampled; ///< when and by whom
    bool isStale = false; ///< the pointer has left

    friend bool operator==(const ReadingRow &, const ReadingRow &) = default;
};

class ReadingsModel final : public RowModel<ReadingRow>
{
public:
    enum Columns
    {
        Line,
        Value,
        Chart,
        Note,
        Sampled
    };

    explicit ReadingsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
