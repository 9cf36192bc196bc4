// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"
#include "core/store/FileSeries.h"
#include "core/store/SampleRuns.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Reads the samples of a file that are not sealed yet. Rows of the journal never change, so what
/// was read once is kept, within a limit, and only newer rows are read again. One per connection,
/// not thread-safe.
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

    struct Row
    {
        std::int64_t id = 0;
        Timestamp time;
        std::size_t offset = 0; ///< into Layout::values
        std::size_t columns = 0;
    };

    struct Layout
    {
        std::int64_t upto = 0; ///< rows up to this one are sealed …
        std::size_t sealed = 0; ///< … for this many of the first columns
        std::vector<Row> rows;
        std::vector<double> values;
    };

    /// Samples of one column in the order of their arrival.
    struct Samples
    {
        std::vector<Timestamp> times;
        std::vector<double> values;
        bool isAscending = true;

        void add(Timestamp time, double value);
    };

    void refreshLayouts();
    void readPlaces();
    void refreshRows();
    void keepRow(Layout &layout, std::int64_t id, Timestamp time, ByteView data);
    static void forgetSealedRows(Layout &layout);
    void
    fromMemory(const Layout &layout, std::size_t column, TimeRange range, Samples &samples) const;
    void fromFile(const Place &place, std::int64_t after, TimeRange range, Samples &samples);

    Database &m_database;
    Statement m_state;
    Statement m_series;
    Statement m_newRows;
    Statement m_column;
    std::unordered_map<FileSeries::FileId, std::vector<Place>> m_places;
    std::unordered_map<std::int64_t, Layout> m_layouts;
    std::int64_t m_layoutRows = 0;
    std::int64_t m_lastLayoutRow = 0;
    std::int64_t m_lastRow = 0;
    std::size_t m_keptBytes = 0;
    bool m_keepsRows = true; ///< false: the journal is too large to be kept
};

} // namespace perfdeck
