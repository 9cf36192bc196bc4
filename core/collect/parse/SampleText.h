// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// How the timestamps of a text page count: milliseconds in Prometheus text, seconds in
/// OpenMetrics.
enum class StampUnit
{
    Milliseconds,
    Seconds
};

inline constexpr std::size_t kMaxLineBytes = 64 << 10;
inline constexpr std::size_t kMaxLabels = 64;

/// A series as it stands on a page, unescaped; label names are unique, values may be empty.
struct ScrapedSeries
{
    std::string name;
    std::vector<std::pair<std::string, std::string>> labels;
    bool colonPairs = false; ///< a label was written "name":"value", which is no exposition format
};

/// What stands behind the series on a line.
struct SampleTail
{
    double value = 0;
    std::int64_t time = 0; ///< µs since the epoch
    bool hasTime = false;
    bool timeOutOfRange = false; ///< a stamp that no clock can mean; the sample counts without it
    bool hasExemplar = false; ///< an OpenMetrics exemplar followed and was skipped
};

/// Where the series text (name, labels in braces) of the line ends; null when the braces never
/// close. Tokenises quotes and escapes, so braces and hashes inside label values do not count.
[[nodiscard]] const char *findSeriesEnd(const char *at, const char *end);

/// Reads series text as findSeriesEnd() cut it out. Gives what is wrong with it, or null.
[[nodiscard]] const char *readSeries(std::string_view text, ScrapedSeries &series);

/// Reads value, timestamp and exemplar. Gives what is wrong, or null.
[[nodiscard]] const char *
readTail(const char *at, const char *end, StampUnit unit, SampleTail &tail);

} // namespace perfdeck
