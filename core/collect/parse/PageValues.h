// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/SampleText.h"
#include "core/collect/parse/SeriesLayout.h"
#include "core/model/Fault.h"
#include "core/model/Sample.h"

#include <string>
#include <vector>

namespace perfdeck {

/// What one page said, as a row parallel to the layout.
struct PageValues
{
    std::vector<double> values; ///< absentValue() where the page has none
    std::vector<Timestamp>
        times; ///< empty, or by slot: the page's own times, kNoOwnTime where it gave none
    std::uint32_t series = 0; ///< distinct series stored
    std::uint64_t samples = 0; ///< sample lines read, duplicates included
    std::uint64_t exemplars = 0; ///< skipped
    std::uint64_t malformed = 0;
    std::uint64_t leftOut = 0; ///< above the limit of series
    std::uint64_t comments = 0;
    FaultCounts faults;
    std::vector<std::string> warnings; ///< at most kMaxWarnings

    static constexpr std::size_t kMaxWarnings = 20;
    static constexpr Timestamp kNoOwnTime = Timestamp::min();

    /// Stores a sample; of two of one series the later one counts.
    void store(Slot slot, double value)
    {
        if (slot >= values.size())
            values.resize(slot + 1, absentValue());
        double &place = values[slot];
        if (isAbsent(place))
            ++series;
        else
            faults.add(Fault::DuplicateSeries);
        place = normalizedValue(value);
    }

    void storeTime(Slot slot, Timestamp time)
    {
        if (times.size() < values.size())
            times.resize(values.size(), kNoOwnTime);
        times[slot] = time;
    }

    void warn(std::string sentence)
    {
        if (warnings.size() < kMaxWarnings)
            warnings.push_back(std::move(sentence));
    }
};

/// Labels and limits that every series of a source gets.
struct SourceFrame
{
    std::string source;
    std::string instance;
    std::uint32_t maxSeries = 50'000;
    std::vector<Labels::Pair> labels{}; ///< of the target: where a page has no such label
};

/// The stored key of a scraped series: `source` and `instance` are added, a scraped label of these
/// names becomes exported_NAME. The labels of the target fill in where the page has none.
[[nodiscard]] SeriesKey storedKey(const ScrapedSeries &series, const SourceFrame &frame);

} // namespace perfdeck
