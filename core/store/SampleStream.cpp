// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SampleStream.h"

namespace perfdeck {

SampleStream::SampleStream(HistoryFileReader &reader,
                           SeriesRecord record,
                           TimeRange range,
                           std::size_t chunks)
    : m_reader(&reader)
    , m_record(std::move(record))
    , m_rest(range)
    , m_chunks(chunks)
{
}

Result<bool> SampleStream::hasSample()
{
    while (m_at >= m_times.size() && !m_rest.isEmpty()) {
        m_times.clear();
        m_values.clear();
        m_at = 0;
        const Timestamp end = m_reader->windowEnd(m_record.id, m_rest, m_chunks);
        Status read = m_reader->read(m_record.id, {m_rest.from, end}, m_times, m_values);
        if (!read)
            return failure(std::move(read).error());
        m_rest.from = end;
    }
    return m_at < m_times.size();
}

const std::string &SampleStream::labels()
{
    if (m_labels.empty())
        m_labels = m_record.key->labels.toJson();
    return m_labels;
}

} // namespace perfdeck
