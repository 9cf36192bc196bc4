// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/BlockReader.h"

#include "core/model/MetricInfo.h"
#include "core/store/RollupMath.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace perfdeck {

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

struct Block
{
    double sum = 0;
    double last = kMissing;
    std::uint64_t count = 0;
};

/// Sorts what was read into blocks.
class Blocks final
{
public:
    Blocks(Timestamp start, Duration length, std::size_t count)
        : m_start(start)
        , m_length(length)
        , m_blocks(count)
    {
    }

    void add(const SeriesData &data)
    {
        add(data.hours, tierLength(RollupTier::Hour));
        add(data.minutes, tierLength(RollupTier::Minute));
        for (std::size_t i = 0; i < data.times.size(); ++i)
            if (std::isfinite(data.values[i]))
                put(data.times[i], data.values[i], data.values[i], 1);
    }

    void dropThinEnd()
    {
        std::vector<std::uint64_t> counts;
        for (const Block &block : m_blocks)
            if (block.count > 0)
                counts.push_back(block.count);
        if (counts.empty())
            return;
        const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
        std::ranges::nth_element(counts, middle);
        if (m_blocks.back().count * 2 < *middle)
            m_blocks.pop_back();
    }

    [[nodiscard]] std::vector<double> valuesOf(const SeriesKey &key) const
    {
        return metricInfo(key.metric).kind == MetricKind::Counter ? increases() : means();
    }

private:
    [[nodiscard]] std::vector<double> means() const
    {
        std::vector<double> values;
        values.reserve(m_blocks.size());
        for (const Block &block : m_blocks)
            values.push_back(block.count == 0 ? kMissing
                                              : block.sum / static_cast<double>(block.count));
        return values;
    }

    /// Per second; what a counter that began again holds is its increase.
    [[nodiscard]] std::vector<double> increases() const
    {
        const double seconds = std::chrono::duration<double>(m_length).count();
        std::vector<double> values(m_blocks.size(), kMissing);
        for (std::size_t i = 1; i < m_blocks.size(); ++i) {
            if (m_blocks[i].count == 0 || m_blocks[i - 1].count == 0)
                continue;
            const double increase = m_blocks[i].last - m_blocks[i - 1].last;
            values[i] = (increase < 0 ? m_blocks[i].last : increase) / seconds;
        }
        return values;
    }

    /// Buckets longer than a block cannot be told apart within: they are older than what counts.
    void add(const std::vector<RollupPoint> &points, Duration length)
    {
        if (length > m_length)
            return;
        for (const RollupPoint &point : points)
            if (point.count > 0)
                put(point.start, point.sum, point.last, point.count);
    }

    void put(Timestamp time, double sum, double last, std::uint64_t count)
    {
        if (time < m_start)
            return;
        const auto index = static_cast<std::size_t>((time - m_start) / m_length);
        if (index >= m_blocks.size())
            return;
        Block &block = m_blocks[index];
        block.sum += sum;
        block.last = last;
        block.count += count;
    }

    Timestamp m_start;
    Duration m_length;
    std::vector<Block> m_blocks;
};

/// From the coarsest tier whose buckets fit into a block.
FrameTier tierOf(Duration block)
{
    if (block < tierLength(RollupTier::Minute))
        return FrameTier::Raw;
    return block < tierLength(RollupTier::Hour) ? FrameTier::Minute : FrameTier::Hour;
}

Blocks loadBlocks(SeriesLoader &loader, SeriesId series, TimeRange range, Duration block)
{
    SeriesData data;
    loader.load(series, range, tierOf(block), data);
    Blocks blocks(range.from, block, static_cast<std::size_t>(range.length() / block));
    blocks.add(data);
    return blocks;
}

} // namespace

BlockSeries
readBlocks(SeriesLoader &loader, const SeriesRecord &series, Timestamp end, const BlockScale &scale)
{
    BlockSeries made;
    made.key = series.key;
    made.block = scale.block;
    const Timestamp to = ceilTo(end, scale.block);
    made.start = to - scale.window();
    Blocks blocks = loadBlocks(loader, series.id, {made.start, to}, scale.block);
    blocks.dropThinEnd();
    made.values = blocks.valuesOf(*series.key);
    // What lies before the first block with samples tells nothing.
    const auto first
        = std::ranges::find_if(made.values, [](double it) { return std::isfinite(it); });
    const auto leading = first - made.values.begin();
    made.start += leading * scale.block;
    made.values.erase(made.values.begin(), first);
    return made;
}

std::vector<double>
readSteps(SeriesLoader &loader, const SeriesRecord &series, TimeRange range, Duration step)
{
    return loadBlocks(loader, series.id, range, step).valuesOf(*series.key);
}

} // namespace perfdeck
