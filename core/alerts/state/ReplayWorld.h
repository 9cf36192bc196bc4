// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/AlertWorld.h"

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Another world as it was at a moment that moves on: what is newer is not there yet. Reads ahead
/// in blocks, a bounded number a series. How sources fared is not known. The other world outlives
/// it. One thread.
class ReplayWorld final : public AlertWorld
{
public:
    explicit ReplayWorld(AlertWorld &stored);

    /// Does not go back.
    void setNow(Timestamp now);

    /// From the oldest to the newest sample that was seen at one of the moments; none: there was
    /// none.
    [[nodiscard]] std::optional<TimeRange> seen() const { return m_seen; }

    [[nodiscard]] std::uint64_t generation() const override;
    [[nodiscard]] std::vector<SeriesRecord> match(const Selector &selector) override;
    [[nodiscard]] std::optional<Sample> newest(SeriesId series) override;
    [[nodiscard]] Status read(SeriesId series,
                              TimeRange range,
                              std::vector<Timestamp> &times,
                              std::vector<double> &values) override;
    /// Those found until now, judged as they were.
    [[nodiscard]] FindingsPtr findings() override;

    [[nodiscard]] std::vector<SourceLife> sources() override { return {}; }

private:
    static constexpr std::size_t kBlocks = 4; ///< a series

    struct Block
    {
        std::optional<Timestamp> start;
        std::uint64_t used = 0;
        std::vector<Timestamp> times;
        std::vector<double> values;
    };

    struct Series
    {
        std::array<Block, kBlocks> blocks;
        std::optional<Sample> before; ///< the newest sample before `beforeUntil`
        Timestamp beforeUntil = Timestamp::min();
    };

    [[nodiscard]] Result<const Block *> block(SeriesId series, Timestamp start);
    void findBefore(SeriesId series, Series &state, Timestamp start);
    void chooseLength();

    AlertWorld &m_stored;
    Timestamp m_now;
    Duration m_length{0}; ///< of a block; 0: not chosen yet
    std::unordered_map<SeriesId, bool> m_matched;
    std::unordered_map<SeriesId, Series> m_series;
    std::uint64_t m_uses = 0;
    std::optional<TimeRange> m_seen;
    FindingsPtr m_all; ///< findings, also later ones
    FindingsPtr m_found;
    Timestamp m_foundUntil = Timestamp::max(); ///< m_found is right before
};

} // namespace perfdeck
