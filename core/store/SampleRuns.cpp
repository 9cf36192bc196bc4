// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SampleRuns.h"

#include "core/store/ChunkCodec.h"

#include <algorithm>

namespace perfdeck {
namespace {

struct Window
{
    std::size_t from;
    std::size_t to;
};

Window windowOf(const std::vector<Timestamp> &times, TimeRange range)
{
    const auto first = std::lower_bound(times.begin(), times.end(), range.from);
    const auto last = std::lower_bound(first, times.end(), range.to);
    return {static_cast<std::size_t>(first - times.begin()),
            static_cast<std::size_t>(last - times.begin())};
}

} // namespace

void SampleRuns::addChunk(StampsCache::Times times, ByteView data, std::int64_t rank)
{
    Piece piece;
    piece.times = std::move(times);
    piece.offset = m_data.size();
    piece.size = data.size();
    piece.rank = rank;
    m_data.insert(m_data.end(), data.begin(), data.end());
    m_pieces.push_back(std::move(piece));
}

void SampleRuns::addDecoded(std::vector<Timestamp> times,
                            std::vector<double> values,
                            std::int64_t rank)
{
    if (times.empty())
        return;
    Piece piece;
    piece.times = std::make_shared<const std::vector<Timestamp>>(std::move(times));
    piece.values = std::move(values);
    piece.rank = rank;
    piece.isDecoded = true;
    m_pieces.push_back(std::move(piece));
}

Status
SampleRuns::finish(TimeRange range, std::vector<Timestamp> &times, std::vector<double> &values)
{
    m_status = {};
    m_order.clear();
    for (const Piece &piece : m_pieces)
        m_order.push_back(&piece);
    std::stable_sort(m_order.begin(), m_order.end(), [](const Piece *a, const Piece *b) {
        return a->times->front() < b->times->front();
    });
    for (std::size_t begin = 0; begin < m_order.size();) {
        Timestamp last = m_order[begin]->times->back();
        std::size_t end = begin + 1;
        for (; end < m_order.size() && m_order[end]->times->front() <= last; ++end)
            last = std::max(last, m_order[end]->times->back());
        append(Pieces(m_order).subspan(begin, end - begin), range, times, values);
        begin = end;
    }
    m_pieces.clear();
    m_data.clear();
    return std::move(m_status);
}

void SampleRuns::append(Pieces cluster,
                        TimeRange range,
                        std::vector<Timestamp> &times,
                        std::vector<double> &values)
{
    if (cluster.size() > 1) {
        merge(cluster, range, times, values);
        return;
    }
    const Piece &piece = *cluster.front();
    const Window window = windowOf(*piece.times, range);
    if (window.from == window.to)
        return;
    const std::span<const double> decoded = decode(piece);
    if (decoded.empty())
        return;
    const auto at
        = [](auto begin, std::size_t index) { return begin + static_cast<std::ptrdiff_t>(index); };
    times.insert(
        times.end(), at(piece.times->begin(), window.from), at(piece.times->begin(), window.to));
    values.insert(values.end(), at(decoded.begin(), window.from), at(decoded.begin(), window.to));
}

void SampleRuns::merge(Pieces cluster,
                       TimeRange range,
                       std::vector<Timestamp> &times,
                       std::vector<double> &values)
{
    m_items.clear();
    for (const Piece *piece : cluster) {
        const Window window = windowOf(*piece->times, range);
        if (window.from == window.to)
            continue;
        const std::span<const double> decoded = decode(*piece);
        for (std::size_t i = window.from; i < window.to && i < decoded.size(); ++i)
            m_items.push_back({(*piece->times)[i], piece->rank, decoded[i]});
    }
    std::stable_sort(m_items.begin(), m_items.end(), [](const Item &a, const Item &b) {
        return a.time != b.time ? a.time < b.time : a.rank < b.rank;
    });
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (i + 1 < m_items.size() && m_items[i + 1].time == m_items[i].time)
            continue;
        times.push_back(m_items[i].time);
        values.push_back(m_items[i].value);
    }
}

std::span<const double> SampleRuns::decode(const Piece &piece)
{
    if (piece.isDecoded)
        return piece.values;
    ++m_chunksDecoded;
    const ByteView data(m_data.data() + piece.offset, piece.size);
    Status decoded = decodeValues(data, piece.times->size(), m_scratch);
    if (!decoded) {
        m_status = std::move(decoded);
        return {};
    }
    return m_scratch;
}

} // namespace perfdeck
