// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Alert.h"
#include "core/model/ClusterHistory.h"
#include "core/model/DistributionFrame.h"
#include "core/model/Event.h"
#include "core/model/Frame.h"
#include "core/model/HeatFrame.h"
#include "core/query/SampleVisit.h"
#include "core/store/HistoryStore.h"
#include "core/store/LiveWindow.h"
#include "core/store/SeriesCatalog.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace perfdeck {

/// The newest sample of one series.
struct LatestValue
{
    SeriesId id;
    SeriesKeyPtr key;
    Sample sample;
};

using LatestValues = std::vector<LatestValue>;
using LatestValuesPtr = std::shared_ptr<const LatestValues>;

/// The only reader user interfaces have: joins live and stored samples and reduces them to the
/// width they are drawn at. One instance per reader thread (it holds a connection and buffers);
/// the objects it reads are shared and outlive it.
class QueryService final
{
public:
    /// `history` may be null: live data only.
    QueryService(std::shared_ptr<const SeriesCatalog> catalog,
                 std::shared_ptr<const LiveWindow> live,
                 std::shared_ptr<const HistoryStore> history);
    ~QueryService();

    /// Where frames take their revision from, read before the samples are. Without it frames have
    /// none.
    void setRevisionSource(std::function<Revision()> revision);

    /// Decimated, gaps kept. Raw, minute or hour tier by the width of a column. A stop ends early
    /// with an Error of kind Cancelled; a broken history file still gives what memory holds.
    [[nodiscard]] Result<FramePtr> run(const RangeQuery &asked, std::stop_token stop = {});
    /// Counters to cells, see HeatReader.h; errors as above.
    [[nodiscard]] Result<HeatFramePtr> run(const HeatQuery &asked, std::stop_token stop = {});
    /// True samples to bins, see DistributionReader.h; errors as above.
    [[nodiscard]] Result<DistributionFramePtr> run(const DistributionQuery &asked,
                                                   std::stop_token stop = {});
    /// Every raw sample, see SampleVisit.h; series in the order of metric and labels.
    [[nodiscard]] Status visitSamples(const std::vector<Selector> &selectors,
                                      TimeRange range,
                                      const SampleVisitor &visitor);
    /// Newest sample of every series that matches; from memory, else from the history within
    /// `maxAge` before `now`.
    [[nodiscard]] LatestValues latest(const std::vector<Selector> &selectors,
                                      Timestamp now,
                                      Duration maxAge = std::chrono::minutes(5));
    [[nodiscard]] std::vector<SeriesRecord> series(const Selector &selector) const;
    /// What live sources say about their metrics. Never null.
    [[nodiscard]] MetricHelpPtr help() const;
    /// Newest first.
    [[nodiscard]] std::vector<Event> events(TimeRange range, std::size_t limit);
    /// What is stored of a cluster; see ClusterJoin.h for what is watched now.
    [[nodiscard]] ClusterHistory cluster(const ClusterQuery &query);
    /// What is stored of past alerts; empty without a history.
    [[nodiscard]] Result<AlertHistory> alerts(const AlertQuery &query);
    /// Oldest and one past the newest sample of live and stored together.
    [[nodiscard]] std::optional<TimeRange> extent();

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace perfdeck
