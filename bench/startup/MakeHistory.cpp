// SPDX-License-Identifier: GPL-3.0-or-later
// make_history FILE SERIES SAMPLES: a history of that many noise series, one sample a second up to
// now, for measuring how a program starts over a large file.
#include "core/base/Clock.h"
#include "core/store/SqliteHistory.h"

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

int main(int argc, char **argv)
{
    using namespace perfdeck;
    if (argc != 4) {
        std::fprintf(stderr, "usage: make_history FILE SERIES SAMPLES\n");
        return 2;
    }
    const auto count = std::strtoul(argv[2], nullptr, 10);
    const auto length = std::strtoul(argv[3], nullptr, 10);
    SeriesCatalog catalog;
    const auto history = makeSqliteHistory({argv[1], false, {}, 512});
    if (!history->open(catalog)) {
        std::fprintf(stderr, "%s\n", history->status().problem.c_str());
        return 1;
    }
    const Timestamp now = SystemClock().now();
    std::mt19937_64 random(1);
    std::normal_distribution<double> noise(100, 15);
    std::vector<Timestamp> times(length);
    std::vector<double> values(length);
    for (std::size_t at = 0; at < length; ++at)
        times[at] = now - std::chrono::seconds(length - at);
    for (std::size_t series = 0; series < count; ++series) {
        for (double &value : values)
            value = noise(random);
        const auto key = std::make_shared<SeriesKey>(
            SeriesKey{"noise", {{"source", "bench"}, {"series", std::to_string(series)}}});
        if (const Status status = history->import(catalog.intern(key), times, values); !status) {
            std::fprintf(stderr, "%s\n", status.error().message().c_str());
            return 1;
        }
        if (series % 50 == 49)
            history->flush(now);
    }
    history->flush(now);
    history->close();
    return 0;
}
