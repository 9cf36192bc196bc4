// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"
#include "core/store/FileSeries.h"
#include "core/store/SampleRuns.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Reads the samples of a file that are not sealed yet. One per connection, not thread-safe.
class JournalReader final
{
public:
    explicit JournalReader(Database &database);

    /// Adds the unsealed samples of a series, as the newest of all.
    void collect(FileSeries::FileId series, TimeRange range, SampleRuns &runs);
    /// Times of the oldest and newest unsealed sample of the series, or of any.
    [[nodiscard]] std::optional<TimeRange> bounds(FileSeries::FileId series);
    [[nodiscard]] std::optional<TimeRange> bounds();

private:
    struct Place
    {
        std::int64_t layout = 0;
        std::size_t column = 0;
    };

    /// Rows up to `upto` are sealed for the first `sealed` columns.
    struct Progress
    {
        std::int64_t upto = 0;
        std::size_t sealed = 0;
    };

    void refresh();
    void readLayouts();
    [[nodiscard]] const std::vector<Place> *places(FileSeries::FileId series);

    Database &m_database;
    Statement m_state;
    Statement m_layouts;
    Statement m_rows;
    std::unordered_map<FileSeries::FileId, std::vector<Place>> m_places;
    std::unordered_map<std::int64_t, std::size_t> m_columns; ///< by layout
    std::unordered_map<std::int64_t, Progress> m_progress; ///< by layout
    std::int64_t m_layoutRows = 0;
    std::int64_t m_lastLayoutRow = 0;
};

} // namespace perfdeck
