// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Fault.h"
#include "core/model/TimeRange.h"
#include "core/store/TickRow.h"

#include <memory>
#include <optional>
#include <vector>

namespace perfdeck {

struct LiveLimits
{
    Duration length = std::chrono::minutes(60);
    std::uint64_t maxBytes = 256ULL << 20; ///< oldest chunks go first when it is passed
};

/// Recent samples in memory, compressed, times shared by the series of a group. append() is for the
/// recorder thread; everything else may be called from any thread.
class LiveWindow final
{
public:
    explicit LiveWindow(LiveLimits limits);
    ~LiveWindow();
    LiveWindow(const LiveWindow &) = delete;
    LiveWindow &operator=(const LiveWindow &) = delete;

    /// Takes in one moment of one group. A moment equal to the group's newest is counted as
    /// Fault::DuplicateSample and dropped. An older one (the clock was set back) starts a new run
    /// of the group: both are kept, read() merges them. Eviction is by age from the group's newest
    /// sample, counted along the runs, and by maxBytes. Times beyond ±73,000 years are counted as
    /// Fault::StaleTimestamp and dropped.
    void append(const TickRow &row);

    /// Appends the samples with from <= time < to to `times` and `values`, ascending in time; of
    /// two at the same time the one taken in later. Decoding happens outside the lock.
    void read(SeriesId series,
              TimeRange range,
              std::vector<Timestamp> &times,
              std::vector<double> &values) const;

    /// The newest sample held; after the clock was set back, of the newest run.
    [[nodiscard]] std::optional<Sample> last(SeriesId series) const;
    /// From here on (to now) the window holds every sample of the series, which may begin later;
    /// none when it holds nothing.
    [[nodiscard]] std::optional<Timestamp> coveredFrom(SeriesId series) const;
    [[nodiscard]] std::uint64_t bytes() const;
    [[nodiscard]] FaultCounts faults() const;

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace perfdeck
