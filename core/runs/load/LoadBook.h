// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/runs/load/Thinned.h"

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// One answered or failed request. Times in seconds since the load began.
struct RequestRecord
{
    double intended = 0; ///< when it should have been sent
    double sent = 0; ///< when the client took it up
    double firstToken = std::numeric_limits<double>::quiet_NaN(); ///< of a stream
    double lastToken = std::numeric_limits<double>::quiet_NaN();
    double end = 0; ///< last byte, or when it failed
    std::uint64_t outputTokens = 0; ///< by the server's count, else pieces that were not empty
    std::uint64_t bytes = 0; ///< of the answer
    bool isGood = false;
    bool isShort = false; ///< fewer tokens than were asked for

    [[nodiscard]] double latency() const { return end - intended; }

    [[nodiscard]] double clientDelay() const { return sent - intended; }

    [[nodiscard]] double timeToFirstToken() const { return firstToken - intended; }

    /// NaN with fewer than two tokens.
    [[nodiscard]] double timePerOutputToken() const
    {
        return outputTokens < 2 ? std::numeric_limits<double>::quiet_NaN()
                                : (end - firstToken) / static_cast<double>(outputTokens - 1);
    }
};

/// How long it goes on. Seconds.
struct LoadSpan
{
    double warmUp = 3; ///< at least; also `warmUpRequests` have to be answered
    std::uint64_t warmUpRequests = 10;
    double duration = 60; ///< at least
    std::uint64_t count = 0; ///< answered requests at least
    double limit = 1800; ///< all in all
    double slice = 1; ///< of the throughput over time
};

enum class LoadPhase
{
    WarmUp,
    Measuring,
    Draining, ///< nothing more is sent; what was sent is waited for
    Done
};

/// What came back in one slice of the measured time.
struct LoadSlice
{
    std::uint64_t requests = 0; ///< good ones
    std::uint64_t tokens = 0;
};

/// What was measured.
struct LoadTotals
{
    double seconds = 0; ///< of the measured phase
    std::uint64_t scheduled = 0; ///< intended within it
    std::uint64_t completed = 0; ///< good ones that ended within it, also of the warm-up
    std::uint64_t good = 0; ///< of those intended within it
    std::uint64_t failed = 0;
    std::uint64_t shortOutputs = 0;
    std::uint64_t retried = 0; ///< sent again: an idle connection had been closed by the server
    std::uint64_t peakInFlight = 0; ///< exact
    std::uint64_t warmUpGood = 0;
    std::uint64_t warmUpFailed = 0;
    std::uint64_t answerBytes = 0; ///< of good ones
    std::map<std::string, std::uint64_t> errors; ///< the first ten kinds, then "other"
};

/// Of the last second of a running load.
struct LoadMoment
{
    double throughput = 0; ///< good answers/s
    double latencyMedian = std::numeric_limits<double>::quiet_NaN();
    double latencyP99 = std::numeric_limits<double>::quiet_NaN();
    std::uint64_t inFlight = 0;
};

/// Keeps the books of one load: its phases, its records, its counters. The measured phase takes
/// over the requests in flight from the warm-up without draining them; what was intended before it
/// began is not measured, but counts for the throughput where it ends. Knows nothing of sockets.
/// One thread; times never go back.
class LoadBook final
{
public:
    explicit LoadBook(LoadSpan span);

    [[nodiscard]] LoadPhase phase() const { return m_phase; }

    [[nodiscard]] bool wantsMore() const { return m_phase < LoadPhase::Draining; }

    /// The warm-up is over in time and nothing but failures came of it.
    [[nodiscard]] bool isHopeless(double now) const
    {
        return m_phase == LoadPhase::WarmUp && now >= m_span.warmUp && m_totals.warmUpGood == 0
            && m_totals.warmUpFailed > 0;
    }

    /// The first seconds of the warm-up, in which the load grows to its size.
    [[nodiscard]] double rampSeconds() const { return m_span.warmUp / 2; }

    void scheduled(double intended);
    void began();
    void retried();
    /// `error`: what went wrong with one that is not good.
    void finished(const RequestRecord &record, std::string_view error = {});
    /// Two tokens of one request were `seconds` apart.
    void gap(double intended, double seconds);
    /// Looks whether a phase is over. Often.
    void tick(double now);
    /// Sends nothing more.
    void stop(double now);

    /// 0 … 1.
    [[nodiscard]] double progress(double now) const;
    /// Of the time since it was asked last.
    [[nodiscard]] LoadMoment moment(double now);

    [[nodiscard]] const LoadTotals &totals() const { return m_totals; }

    [[nodiscard]] const std::vector<RequestRecord> &records() const { return m_records.kept(); }

    [[nodiscard]] const std::vector<double> &gaps() const { return m_gaps.kept(); }

    /// Whole slices only.
    [[nodiscard]] std::vector<LoadSlice> slices() const;

    [[nodiscard]] const LoadSpan &span() const { return m_span; }

    static constexpr std::size_t kMostRecords = 1'000'000;
    static constexpr std::size_t kMostGaps = 2'000'000;
    static constexpr std::size_t kMostErrorKinds = 10;

private:
    [[nodiscard]] bool isMeasured(double time) const;
    void count(const RequestRecord &record, std::string_view error);
    void countError(std::string_view error);
    void addToSlice(const RequestRecord &record);

    LoadSpan m_span;
    LoadPhase m_phase = LoadPhase::WarmUp;
    double m_begin = 0; ///< of the measured phase
    double m_end = std::numeric_limits<double>::infinity();
    std::uint64_t m_inFlight = 0;
    LoadTotals m_totals;
    Thinned<RequestRecord> m_records{kMostRecords};
    Thinned<double> m_gaps{kMostGaps};
    std::vector<LoadSlice> m_slices;
    std::vector<double> m_recent; ///< latencies since the last moment
    double m_momentBegin = 0;
};

} // namespace perfdeck
