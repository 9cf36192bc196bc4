// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SampleVisit.h"

namespace perfdeck {

namespace {

constexpr Duration kPiece = std::chrono::days(1);

double share(Duration part, Duration whole)
{
    return static_cast<double>(part.count()) / static_cast<double>(whole.count());
}

} // namespace

Status visitSamples(SeriesLoader &loader,
                    const std::vector<SeriesRecord> &series,
                    TimeRange range,
                    const SampleVisitor &visitor)
{
    SeriesData data;
    double before = 0; // series
    for (const SeriesRecord &record : series) {
        for (Timestamp from = range.from; from < range.to;) {
            const Timestamp to = range.to - from > kPiece ? from + kPiece : range.to;
            loader.load(record.id, {from, to}, FrameTier::Raw, data);
            if (!loader.isComplete())
                return failure(ErrorKind::Unavailable,
                               "Not all samples could be read",
                               "the history cannot be read at the moment",
                               "Try again when it can");
            const double done = (before + share(to - range.from, range.length()))
                / static_cast<double>(series.size());
            if (!visitor(record, data.times, data.values, done))
                return failure(ErrorKind::Cancelled, "Reading samples");
            from = to;
        }
        ++before;
    }
    return {};
}

} // namespace perfdeck
