// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/SeriesBuffers.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::size_t kMaxWaiting = 8'000'000; // samples, 128 MB
constexpr std::size_t kMaxPointers = 200'000;

} // namespace

void SeriesBuffers::add(const SeriesKeyPtr &key, Timestamp time, double value)
{
    Buffer &buffer = bufferOf(key);
    buffer.times.push_back(time);
    buffer.values.push_back(value);
    ++m_waiting;
    ++m_samples;
    const TimeRange one{time, time + Duration(1)};
    m_range = m_range ? TimeRange{std::min(m_range->from, one.from), std::max(m_range->to, one.to)}
                      : one;
}

bool SeriesBuffers::isFull() const
{
    return m_waiting >= kMaxWaiting;
}

Status SeriesBuffers::store()
{
    m_waiting = 0;
    Status stored;
    for (auto &[series, buffer] : m_buffers) {
        if (stored && !buffer.times.empty())
            stored = m_history.import(series, buffer.times, buffer.values);
        buffer = {};
    }
    return stored;
}

SeriesBuffers::Buffer &SeriesBuffers::bufferOf(const SeriesKeyPtr &key)
{
    const auto known = m_byKey.find(key);
    if (known != m_byKey.end())
        return *known->second;
    if (m_byKey.size() >= kMaxPointers)
        m_byKey.clear();
    Buffer &buffer = m_buffers[m_catalog.intern(key)];
    m_byKey.emplace(key, &buffer);
    return buffer;
}

} // namespace perfdeck
