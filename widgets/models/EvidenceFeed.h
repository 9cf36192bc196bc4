// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ClusterHistory.h"
#include "widgets/models/Feed.h"

#include <memory>
#include <optional>
#include <vector>

namespace perfdeck {

/// All that a judgement on a cluster rests on, of one range of time. Never changes once handed on.
struct ClusterEvidence
{
    TimeRange range;
    ClusterHistoryPtr history; ///< never null
    FramePtr course; ///< null: not asked for
    FramePtr workers; ///< one or more series of every worker; null: not asked for
    EventsPtr events; ///< null: not asked for
};

using ClusterEvidencePtr = std::shared_ptr<const ClusterEvidence>;

/// Which parts are asked for; tasks, workers and decisions always are.
struct EvidenceWishes
{
    std::vector<Selector> course; ///< series of the cluster, in fine columns
    std::vector<Selector> workers; ///< series of every worker, the coarser the more there are
    bool events = false;
};

/// What is known of the cluster in the window's time scope. GUI thread.
class EvidenceFeed final : public Feed
{
    Q_OBJECT

public:
    EvidenceFeed(Questions questions,
                 TimeScope &scope,
                 EvidenceWishes wishes,
                 QObject *parent = nullptr);

    /// How many there are now or were: so many series are asked for in the next round.
    void setWorkers(std::size_t count) { m_workers = count; }

    /// Asks about this range in place of that of the scope; none: about that again.
    void setSelection(std::optional<TimeRange> range);

    static constexpr int kCourseColumns = 2000;
    /// Of all workers together: about 60 MB while they are judged.
    static constexpr std::size_t kMostWorkerColumns = 800'000;

Q_SIGNALS:
    void evidenceReady(perfdeck::ClusterEvidencePtr evidence);

protected:
    void ask(Ticket ticket) override;

    [[nodiscard]] Duration pace() const override { return std::chrono::seconds(5); }

private:
    struct Round;

    void askFrame(const std::shared_ptr<Round> &round,
                  const std::vector<Selector> &selectors,
                  int columns,
                  FramePtr ClusterEvidence::*part);
    void answered(const std::shared_ptr<Round> &round);

    EvidenceWishes m_wishes;
    std::size_t m_workers = 0;
    std::optional<TimeRange> m_selection;
};

} // namespace perfdeck
