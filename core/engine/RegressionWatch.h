// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/BlockReader.h"
#include "core/regress/FindingBook.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace perfdeck {

/// What a RegressionWatch reads from. `history` may be null.
struct WatchParts
{
    std::shared_ptr<const SeriesCatalog> catalog;
    std::shared_ptr<const LiveWindow> live;
    std::shared_ptr<const HistoryStore> history;
    std::shared_ptr<const Clock> clock;
};

struct WatchOptions
{
    Duration interval = std::chrono::minutes(5);
    /// A round ends after so long; the next one goes on with the series that are left.
    std::chrono::milliseconds roundLimit{10'000};
    /// Nothing that is found is stored or told: somebody else writes the history, or wrote it.
    bool isReadOnly = false;
    TrialOptions trial{};
};

/// Past facts, told on the thread of the watch. Each must return at once.
struct WatchSink
{
    std::function<void(FindingChanges)> store;
    std::function<void(Event)> post;
    std::function<void()> changed; ///< findings() is different
};

/// How the last evaluation went.
struct WatchStatus
{
    std::uint64_t rounds = 0;
    Timestamp lastRound{};
    std::size_t series = 0; ///< that are watched
    std::size_t judged = 0; ///< of which there was enough to judge
    std::chrono::milliseconds took{0};
};

/// Looks through all series for lasting changes, in rounds, on a thread of its own with low
/// priority. A round only reads again what has grown by a block since, and is bounded in time.
class RegressionWatch final
{
public:
    RegressionWatch(WatchParts parts, WatchOptions options, WatchSink sink);

    /// The body of the thread; begins once `isReady`, which it asks from time to time.
    void run(std::stop_token stop, const std::function<bool()> &isReady);

    /// Any thread; returns at once.
    void judge(FindingId id, Triage triage);
    /// One more round, however long it takes; `done` is called on the thread of the watch, and not
    /// at all when the watch ends before.
    void lookNow(std::function<void()> done);

    /// Any thread; never null.
    [[nodiscard]] FindingsPtr findings() const;
    [[nodiscard]] WatchStatus status() const;

private:
    struct Watched
    {
        std::array<SeriesTrial, kBlockScales.size()> trials;
        std::array<Timestamp, kBlockScales.size()> seenTo{}; ///< one past the newest sample then
        Timestamp since{}; ///< its first sample
        Timestamp newest{};
    };

    [[nodiscard]] bool load();
    void round(const std::stop_token &stop, bool isBounded);
    void lookAt(const SeriesRecord &series);
    [[nodiscard]] std::optional<TimeRange> lifeOf(const SeriesRecord &series, Watched &watched);
    void conclude();
    void tell(FindingBook::News news, Timestamp now);
    void takeJudgements();
    void publish();
    void wait(const std::stop_token &stop, std::chrono::milliseconds time);

    const WatchParts m_parts;
    const WatchOptions m_options;
    const WatchSink m_sink;

    // The thread of the watch only.
    SeriesLoader m_loader;
    FindingBook m_book;
    std::map<SeriesId, Watched> m_watched;
    SeriesId m_last; ///< where the last round stopped; none: it came to the end
    bool m_toldStreak = false;
    bool m_isReloaded = false; ///< what is published may be older

    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<TriageChange> m_judgements; ///< all guarded by m_mutex
    std::vector<std::function<void()>> m_requests;
    FindingsPtr m_published = std::make_shared<const Findings>();
    WatchStatus m_status;
};

/// What is found in one series by itself, in blocks of one of the lengths of kBlockScales; the
/// confidence is the detector's. Empty where there is nothing to judge. Opens a reader of its own.
[[nodiscard]] Findings changesOf(const WatchParts &parts,
                                 const SeriesKey &series,
                                 Duration block,
                                 const TrialOptions &options);

/// Whether changes of the level of such a series mean anything by themselves: not those of flags
/// that go with other series, and not those of single buckets of a histogram.
[[nodiscard]] bool isWatched(const SeriesKey &series);

} // namespace perfdeck
