// SPDX-License-Identifier: GPL-3.0-or-later
// What a full live window costs in memory: 1,000 series for 60 minutes at one second.
#include "bench/storage/Workload.h"

#include "core/store/LiveWindow.h"

#include <cstdio>
#include <fstream>
#include <numeric>
#include <string>

namespace {

using namespace perfdeck;

/// Anonymous memory of this process now, in bytes.
double anonymousBytes()
{
    std::ifstream status("/proc/self/smaps_rollup");
    for (std::string word; status >> word;) {
        if (word != "Anonymous:")
            continue;
        double kibibytes = 0;
        status >> kibibytes;
        return kibibytes * 1024;
    }
    return 0;
}

} // namespace

int main()
{
    constexpr std::size_t kSeries = 1'000;
    constexpr std::size_t kGroup = 50; // series of one source
    constexpr std::size_t kSamples = 2 * 3'600; // the window is full and has moved on
    const bench::Workload work = bench::makeWideWorkload(kSeries, kSamples);
    std::vector<SeriesId> ids(kSeries);
    for (std::size_t i = 0; i < kSeries; ++i)
        ids[i] = SeriesId(static_cast<SeriesId::Value>(i + 1));

    const double before = anonymousBytes();
    LiveWindow window({});
    std::vector<double> row(kGroup);
    for (std::size_t sample = 0; sample < kSamples; ++sample) {
        for (std::size_t first = 0; first < kSeries; first += kGroup) {
            for (std::size_t i = 0; i < kGroup; ++i)
                row[i] = work.value(first + i, sample);
            const auto group = static_cast<GroupId::Value>(first / kGroup + 1);
            window.append(
                {GroupId(group), work.time(sample), std::span(ids).subspan(first, kGroup), row});
        }
    }
    const double grown = anonymousBytes() - before;
    const double held = static_cast<double>(window.bytes());
    const double plain = 16.0 * kSeries * 3'600;
    std::printf(
        "live window, %zu series x 3,600 s: %.1f MB by its own count, %.1f MB of the process; "
        "times and doubles as they are: %.1f MB (%.2f x)\n",
        kSeries,
        held / 1e6,
        grown / 1e6,
        plain / 1e6,
        grown / plain);
}
