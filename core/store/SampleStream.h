// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/HistoryFileReader.h"

#include <string>
#include <vector>

namespace perfdeck {

/// The stored samples of one series, one after the other in the order of time, decoded a few chunks
/// at a time. The reader outlives it.
class SampleStream final
{
public:
    SampleStream(HistoryFileReader &reader,
                 SeriesRecord record,
                 TimeRange range,
                 std::size_t chunks);

    /// Stands on the first sample after construction or next(); false at the end.
    [[nodiscard]] Result<bool> hasSample();

    void next() { ++m_at; }

    [[nodiscard]] Timestamp time() const { return m_times[m_at]; }

    [[nodiscard]] double value() const { return m_values[m_at]; }

    [[nodiscard]] const SeriesRecord &record() const { return m_record; }

    [[nodiscard]] const std::string &labels(); ///< as JSON

private:
    HistoryFileReader *m_reader;
    SeriesRecord m_record;
    TimeRange m_rest; ///< not decoded yet
    std::size_t m_chunks;
    std::vector<Timestamp> m_times;
    std::vector<double> m_values;
    std::size_t m_at = 0;
    std::string m_labels;
};

} // namespace perfdeck
