// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"
#include "core/store/StampsCache.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace perfdeck {

/// Joins the stored pieces of one series into one ascending run of samples: of two at the same time
/// the one of the higher rank wins. Pieces that do not overlap are decoded straight into the
/// result; only overlapping ones are merged. Not thread-safe.
class SampleRuns final
{
public:
    /// A chunk that still has to be decoded. `data` is copied.
    void addChunk(StampsCache::Times times, ByteView data, std::int64_t rank);
    /// Samples that are decoded already, times ascending strictly.
    void addDecoded(std::vector<Timestamp> times, std::vector<double> values, std::int64_t rank);
    /// Appends what lies in the range and forgets the pieces. Fails as Corrupt on a chunk that
    /// cannot be decoded; the other pieces are appended all the same.
    [[nodiscard]] Status
    finish(TimeRange range, std::vector<Timestamp> &times, std::vector<double> &values);

    [[nodiscard]] std::uint64_t chunksDecoded() const { return m_chunksDecoded; }

private:
    struct Piece
    {
        StampsCache::Times times;
        std::vector<double> values; ///< when decoded already
        std::size_t offset = 0; ///< into m_data
        std::size_t size = 0;
        std::int64_t rank = 0;
        bool isDecoded = false;
    };

    struct Item
    {
        Timestamp time;
        std::int64_t rank = 0;
        double value = 0;
    };

    using Pieces = std::span<const Piece *const>;

    void append(Pieces cluster,
                TimeRange range,
                std::vector<Timestamp> &times,
                std::vector<double> &values);
    void merge(Pieces cluster,
               TimeRange range,
               std::vector<Timestamp> &times,
               std::vector<double> &values);
    /// The values of a piece; empty when it is damaged.
    [[nodiscard]] std::span<const double> decode(const Piece &piece);

    std::vector<Piece> m_pieces;
    Bytes m_data;
    std::vector<double> m_scratch;
    std::vector<Item> m_items;
    std::vector<const Piece *> m_order;
    Status m_status;
    std::uint64_t m_chunksDecoded = 0;
};

} // namespace perfdeck
