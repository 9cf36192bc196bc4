// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"
#include "core/store/HistoryStore.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Sorts a stream of samples by series and gives it to the history in large pieces. One thread.
class SeriesBuffers final
{
public:
    SeriesBuffers(HistoryStore &history, SeriesCatalog &catalog)
        : m_history(history)
        , m_catalog(catalog)
    {
    }

    void add(const SeriesKeyPtr &key, Timestamp time, double value);
    [[nodiscard]] bool isFull() const;
    /// Gives everything to the history and is empty afterwards. Samples that a failure left are
    /// lost.
    [[nodiscard]] Status store();

    [[nodiscard]] std::uint64_t series() const { return m_buffers.size(); }

    [[nodiscard]] std::uint64_t samples() const { return m_samples; }

    [[nodiscard]] std::optional<TimeRange> range() const { return m_range; }

private:
    struct Buffer
    {
        std::vector<Timestamp> times;
        std::vector<double> values;
    };

    [[nodiscard]] Buffer &bufferOf(const SeriesKeyPtr &key);

    HistoryStore &m_history;
    SeriesCatalog &m_catalog;
    std::unordered_map<SeriesId, Buffer> m_buffers;
    std::unordered_map<SeriesKeyPtr, Buffer *> m_byKey; ///< by pointer, which usually repeats
    std::size_t m_waiting = 0;
    std::uint64_t m_samples = 0;
    std::optional<TimeRange> m_range;
};

} // namespace perfdeck
