// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/AlertWorld.h"
#include "core/engine/RegressionWatch.h"
#include "core/model/Source.h"

#include <functional>
#include <map>
#include <unordered_map>

namespace perfdeck {

/// Who answers besides the samples. Any thread.
struct AlertWitnesses
{
    std::function<FindingsPtr()> findings; ///< never null
    std::function<std::vector<SourceStatus>()> sources;
    /// When samples of any source last came in; the epoch: never yet.
    std::function<Timestamp()> lastSamples;
};

/// What rules are held against: memory first, then the history. One thread.
class LiveAlertWorld final : public AlertWorld
{
public:
    LiveAlertWorld(WatchParts parts, AlertWitnesses witnesses);

    [[nodiscard]] std::uint64_t generation() const override;
    [[nodiscard]] std::vector<SeriesRecord> match(const Selector &selector) override;
    [[nodiscard]] std::optional<Sample> newest(SeriesId series) override;
    /// Ranges of more than kRawFor are answered with the means of minutes as far as those are
    /// rolled up: a long window costs what a short one does.
    [[nodiscard]] Status read(SeriesId series,
                              TimeRange range,
                              std::vector<Timestamp> &times,
                              std::vector<double> &values) override;
    [[nodiscard]] FindingsPtr findings() override;
    /// Besides the sources themselves the collector, under the name kCollector: it is silent when
    /// no source brings anything for kSilentBeats of their intervals, not even a failure.
    [[nodiscard]] std::vector<SourceLife> sources() override;

    static constexpr auto kCollector = "PerfDeck";
    static constexpr int kSilentBeats = 10;

    static constexpr Duration kRawFor = std::chrono::hours(24);

    /// Before the writer closes the file: it tidies up only as the last one.
    void dropReader() { m_loader.dropReader(); }

private:
    struct Stored
    {
        std::optional<Sample> sample;
        Timestamp askedAt;
    };

    [[nodiscard]] SourceLife lifeOf(const SourceStatus &source);
    [[nodiscard]] std::optional<Sample> storedLast(SeriesId series);

    const WatchParts m_parts;
    const AlertWitnesses m_witnesses;
    SeriesLoader m_loader;
    SeriesData m_data;
    /// Newest samples of series that memory does not hold.
    std::unordered_map<SeriesId, Stored> m_stored;
    /// Of sources that never answered: since when that is known.
    std::map<SourceId, Timestamp> m_neverAnswered;
};

} // namespace perfdeck
