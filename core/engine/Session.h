// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/ComparableThings.h"
#include "core/engine/ComparisonQuery.h"
#include "core/engine/ExpressionQuery.h"
#include "core/engine/RegressionWatch.h"
#include "core/engine/RelatedQuery.h"
#include "core/engine/SampleText.h"
#include "core/model/ClusterHistory.h"
#include "core/model/Config.h"
#include "core/model/Entity.h"
#include "core/model/Event.h"
#include "core/model/Frame.h"
#include "core/model/Note.h"
#include "core/model/StorageStatus.h"
#include "core/query/QueryService.h"
#include "core/query/SeriesNames.h"
#include "core/query/SeriesSearch.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace perfdeck {

class AlertDesk;
class BenchmarkDesk;
struct EndpointTest;

/// Builds and wires collection, storage and queries, owns their threads, and is the one façade that
/// the window and the terminal program use. Lives on the thread that made it (the GUI thread); its
/// functions return at once, answers come as calls on that thread.
class Session final : public QObject
{
    Q_OBJECT

public:
    explicit Session(Config config,
                     std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>(),
                     QObject *parent = nullptr);
    ~Session() override;

    void start();
    /// Stops collecting, makes everything durable, ends the threads. Called by the destructor too.
    void stop();

    // Commands. Each takes effect while running and is followed by sourcesChanged().
    /// An endpoint, a plug-in, or a discovery: that one adds, changes and removes endpoints by
    /// itself.
    SourceId addSource(SourceConfig config);
    void changeSource(SourceId id, SourceConfig config);
    void setPaused(SourceId id, bool paused);
    /// A discovery takes along what it found.
    void removeSource(SourceId id);
    /// One poll of an address without adding it, of a server of a cluster one round; `done` is
    /// called unless `receiver` died first.
    void
    testEndpoint(SourceConfig config, QObject *receiver, std::function<void(EndpointTest)> done);

    /// Takes effect at once; followed by findingsChanged(). Without an owner it is signed with the
    /// name of the user.
    void setTriage(FindingId finding, Triage triage);
    /// Looks for regressions now instead of with the next round; `done` is called unless `receiver`
    /// died first.
    void lookForRegressions(QObject *receiver, std::function<void()> done);

    /// Adds the note, or puts it in place of the one with its number; gives that number. Without an
    /// author it is signed with the name of the user. Followed by notesChanged().
    NoteId putNote(Note note);
    void removeNote(NoteId id);

    // Snapshots, cheap.
    [[nodiscard]] std::vector<SourceStatus> sources() const;
    [[nodiscard]] StorageStatus storage() const;
    /// Topology of this machine; null until it is known.
    [[nodiscard]] EntityTreePtr machine() const;
    /// The cluster as its servers last reported it; null before the first reading.
    [[nodiscard]] ClusterPtr cluster() const;
    /// How the metrics of Config::metrics fare, in their order of computation, refused ones last.
    [[nodiscard]] std::vector<DerivedMetricStatus> derivedMetrics() const;
    /// All notes in the order of their times; never null.
    [[nodiscard]] NotesPtr notes() const;
    /// Lasting changes of stored series in the order of their times; never null.
    [[nodiscard]] FindingsPtr findings() const;
    [[nodiscard]] WatchStatus regressionWatch() const;
    /// Alerts, their rules and whom they are told; lives as long as the session.
    [[nodiscard]] AlertDesk &alerts() const;
    /// Benchmarks that run, wait and were run; null where there is no history that may be written.
    [[nodiscard]] BenchmarkDesk *benchmarks() const;
    /// Notes outlive this process: there is a history, and it may be written.
    [[nodiscard]] bool keepsNotes() const;
    [[nodiscard]] Revision revision() const;
    [[nodiscard]] const Config &config() const;

    // Questions, answered from a reader thread. A `receiver` that died gets no answer. A newer
    // question does not cancel an older one: the asker compares RequestId.
    RequestId ask(RangeQuery query, QObject *receiver, std::function<void(FramePtr)> answer);
    /// Null when there is no answer: too many samples, or the session is closing.
    void askDistribution(DistributionQuery query,
                         QObject *receiver,
                         std::function<void(DistributionFramePtr)> answer);
    /// Selectors of derived percentiles stand for the buckets they were made from, see
    /// HistogramSelectors.h. What cannot be answered is an empty frame.
    RequestId ask(HeatQuery query, QObject *receiver, std::function<void(HeatFramePtr)> answer);
    RequestId
    ask(ExpressionQuery query, QObject *receiver, std::function<void(Result<FramePtr>)> answer);
    void askLatest(std::vector<Selector> selectors,
                   QObject *receiver,
                   std::function<void(LatestValuesPtr)> answer);
    void askEvents(TimeRange range,
                   std::size_t limit,
                   QObject *receiver,
                   std::function<void(std::shared_ptr<const std::vector<Event>>)> answer);
    /// Tasks, workers and scaling decisions, stored and watched joined; see ClusterHistory.
    void askCluster(ClusterQuery query,
                    QObject *receiver,
                    std::function<void(ClusterHistoryPtr)> answer);
    /// What would be found in one series in blocks of this length with another sensitivity
    /// (kLeastSensitivity … kMostSensitivity); nothing is kept of it. Of the confidence only the
    /// detector's part is known.
    void askChanges(SeriesKey series,
                    Duration block,
                    int sensitivity,
                    QObject *receiver,
                    std::function<void(FindingsPtr)> answer);
    /// What else changed, causes first: around the moment of a change or an alert
    /// (RelatedQuery::around(series, moment, length of its blocks or samples)), or in a range that
    /// somebody marked ({range}, and the series that is looked at, if it is one). Each answer names
    /// series with the time they began to differ, their lag, direction and size, and the events
    /// near; see RelatedQuery.h. Bounded in time; of many series the nearest are looked at.
    void askRelated(RelatedQuery query,
                    QObject *receiver,
                    std::function<void(RelatedChangesPtr)> answer);
    /// The names that series go by.
    void askNames(QObject *receiver, std::function<void(SeriesNamesPtr)> answer);
    /// All series, live and stored, in which these words occur; see SeriesSearch.h.
    void
    askSeries(std::string words, QObject *receiver, std::function<void(FoundSeriesPtr)> answer);
    /// What there is to compare, live and stored.
    void askComparable(QObject *receiver, std::function<void(ComparableThingsPtr)> answer);
    void askComparison(ComparisonQuery query,
                       QObject *receiver,
                       std::function<void(Result<SideComparisonPtr>)> answer);
    /// Writes every raw sample of these series in a range, see SampleText.h. It is no question to
    /// the reader threads, for it may take minutes: what this gives runs on one thread of the
    /// caller, with a reader of its own, and may outlive the session.
    [[nodiscard]] std::function<Status(const SharedTextSink &sink)>
    sampleText(std::vector<Selector> selectors, TimeRange range) const;
    void askExtent(QObject *receiver, std::function<void(std::optional<TimeRange>)> answer);

Q_SIGNALS:
    /// New samples can be asked for. At most once per 16 ms, without data.
    void advanced(perfdeck::Revision revision);
    void sourcesChanged();
    void storageChanged();
    void notesChanged();
    void findingsChanged();
    void clusterChanged();

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace perfdeck
