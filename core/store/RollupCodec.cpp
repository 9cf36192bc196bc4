// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/RollupCodec.h"

#include "core/store/ChunkCodec.h"
#include "core/store/TimeMath.h"

#include <algorithm>
#include <array>
#include <bit>

namespace perfdeck {
namespace {

/// Columns that repeat another one are left out; their bit in the first byte says so.
enum Column : std::uint8_t
{
    First,
    Last,
    Min,
    Max,
    Sum,
    Count,
    ColumnCount
};

constexpr std::size_t kMaxBuckets = 60;

double get(const RollupPoint &point, Column column)
{
    switch (column) {
    case First:
        return point.first;
    case Last:
        return point.last;
    case Min:
        return point.min;
    case Max:
        return point.max;
    case Sum:
        return point.sum;
    default:
        return static_cast<double>(point.count);
    }
}

void set(RollupPoint &point, Column column, double value)
{
    switch (column) {
    case First:
        point.first = value;
        break;
    case Last:
        point.last = value;
        break;
    case Min:
        point.min = value;
        break;
    case Max:
        point.max = value;
        break;
    case Sum:
        point.sum = value;
        break;
    default:
        point.count = value >= 0 && value < 1e15 ? static_cast<std::uint64_t>(value) : 0;
        break;
    }
}

/// What a column repeats when it is left out: rising counters have min = first and max = last, a
/// single sample is its own last and sum.
Column twinOf(Column column)
{
    return column == Max ? Last : First;
}

bool repeatsTwin(std::span<const RollupPoint> points, Column column)
{
    return column != First && column != Count
        && std::ranges::all_of(points, [&](const RollupPoint &point) {
               return std::bit_cast<std::uint64_t>(get(point, column))
                   == std::bit_cast<std::uint64_t>(get(point, twinOf(column)));
           });
}

tl::unexpected<Error> corrupt()
{
    return failure(ErrorKind::Corrupt, "A roll-up block cannot be read", "its bytes are damaged");
}

} // namespace

RollupBlock encodeRollups(std::span<const RollupPoint> points, RollupTier tier)
{
    RollupBlock block;
    block.start = floorTo(points.front().start, blockLength(tier));
    for (const RollupPoint &point : points)
        block.mask |= std::uint64_t{1}
            << static_cast<unsigned>((point.start - block.start) / tierLength(tier));
    block.data.push_back(0);
    std::vector<double> values(points.size());
    Bytes encoded;
    for (std::uint8_t i = 0; i < ColumnCount; ++i) {
        const auto column = static_cast<Column>(i);
        if (repeatsTwin(points, column)) {
            block.data.front() = static_cast<std::uint8_t>(block.data.front() | (1U << i));
            continue;
        }
        std::ranges::transform(
            points, values.begin(), [&](const RollupPoint &point) { return get(point, column); });
        encoded.clear();
        encodeValues(values, encoded);
        block.data.push_back(static_cast<std::uint8_t>(encoded.size() & 0xffU));
        block.data.push_back(static_cast<std::uint8_t>(encoded.size() >> 8U));
        block.data.insert(block.data.end(), encoded.begin(), encoded.end());
    }
    return block;
}

Status decodeRollups(Timestamp start,
                     std::uint64_t mask,
                     ByteView data,
                     RollupTier tier,
                     std::vector<RollupPoint> &points)
{
    const auto count = static_cast<std::size_t>(std::popcount(mask));
    if (count == 0 || count > kMaxBuckets || data.empty())
        return corrupt();
    const std::size_t base = points.size();
    for (unsigned bit = 0; bit < 64; ++bit)
        if ((mask >> bit & 1U) != 0)
            points.push_back({later(start, tierLength(tier) * bit), 0, 0, 0, 0, 0, 0});
    const std::span<RollupPoint> block = std::span(points).subspan(base);
    const std::uint8_t leftOut = data.front();
    data = data.subspan(1);
    std::vector<double> values;
    for (std::uint8_t i = 0; i < ColumnCount; ++i) {
        const auto column = static_cast<Column>(i);
        if ((leftOut >> i & 1U) != 0) {
            for (RollupPoint &point : block)
                set(point, column, get(point, twinOf(column)));
            continue;
        }
        const std::size_t size
            = data.size() < 2 ? data.size() : data[0] + (std::size_t{data[1]} << 8U);
        if (data.size() < 2 || data.size() - 2 < size
            || !decodeValues(data.subspan(2, size), count, values)) {
            points.resize(base);
            return corrupt();
        }
        data = data.subspan(2 + size);
        for (std::size_t p = 0; p < count; ++p)
            set(block[p], column, values[p]);
    }
    return {};
}

} // namespace perfdeck
