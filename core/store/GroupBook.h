// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/GroupHead.h"
#include "core/store/Sealer.h"

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// One group of the recorder: the head that takes in ticks and the closed heads that wait to be
/// sealed, oldest first.
struct GroupState
{
    LayoutPtr layout;
    std::shared_ptr<GroupHead> head;
    std::deque<Sealer> closing;
    bool isOrphan = false; ///< came out of the file, and no row has claimed it yet
    std::size_t ticksSinceSeal = 0;
    std::size_t ticksSinceMaintain = 0;
    Timestamp newest = Timestamp::min(); ///< of all ticks taken in
    std::vector<SeriesId> lastSeries; ///< of the last row, to recognise an unchanged layout
    std::vector<std::uint32_t> lastColumns; ///< where its values go
};

/// The unsealed part of the history in memory. Lives longer than the file it is written to, so that
/// nothing is lost while that cannot be written. Recorder thread only.
class GroupBook final
{
public:
    explicit GroupBook(std::uint32_t samplesPerChunk)
        : m_samplesPerChunk(samplesPerChunk)
    {
    }

    void append(const TickRow &row);
    /// Takes over what the journal of a file held of one layout: the open head and one that was
    /// being sealed, of which `sealed` columns are done. Either may be null.
    void adopt(LayoutPtr layout,
               std::shared_ptr<GroupHead> head,
               std::shared_ptr<GroupHead> closing,
               std::size_t sealed);
    /// Closes the head of every group that holds the series, so that all of it is sealed soon.
    void closeHeadsOf(SeriesId series);
    /// Closes the heads of groups that have had no tick since `time`; call about once a minute.
    void closeIdle(Timestamp time);
    [[nodiscard]] bool hasClosed() const;
    /// The layouts that heads still use.
    [[nodiscard]] std::vector<LayoutPtr> layouts() const;
    /// The file is gone: nothing of this is stored any more.
    void forgetFile();

    [[nodiscard]] std::unordered_map<GroupId, GroupState> &groups() { return m_groups; }

    void keep(); ///< the writer's transaction was committed
    void drop(); ///< it was rolled back
    /// Oldest newly appended ticks go until the unwritten ones fit; how many samples were lost.
    std::uint64_t dropUnwritten(std::uint64_t maxBytes);
    void maintained(); ///< counts ticks from here on

    [[nodiscard]] bool hasUnwritten() const { return m_hasUnwritten; }

    void setWritten() { m_hasUnwritten = false; }

private:
    GroupState &group(const TickRow &row);
    template<class Do>
    void forEachHead(const Do &act);
    void chooseColumns(GroupState &group, std::span<const SeriesId> series);
    void close(GroupState &group);
    [[nodiscard]] static LayoutPtr withoutUnused(const GroupState &group);
    [[nodiscard]] std::size_t chunkTicks(const GroupState &group) const;

    std::uint32_t m_samplesPerChunk;
    std::unordered_map<GroupId, GroupState> m_groups;
    std::uint32_t m_lastOrphan = 0;
    std::vector<double> m_row;
    bool m_hasUnwritten = false;
};

} // namespace perfdeck
