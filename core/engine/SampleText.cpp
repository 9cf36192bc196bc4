// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SampleText.h"

#include "core/query/QueryService.h"
#include "core/report/SampleWriter.h"

#include <utility>

namespace perfdeck {

Status writeSamples(QueryService &service,
                    const std::vector<Selector> &selectors,
                    TimeRange range,
                    const SharedTextSink &sink)
{
    double share = 0;
    const auto writer = makeSampleWriter(
        SampleFormat::Csv, [&sink, &share](std::string_view text) { return sink(text, share); });
    if (!writer->begin())
        return failure(ErrorKind::Cancelled, "Writing samples");
    SeriesId named;
    const Status visited = service.visitSamples(selectors,
                                                range,
                                                [&](const SeriesRecord &series,
                                                    std::span<const Timestamp> times,
                                                    std::span<const double> values,
                                                    double done) {
                                                    share = done;
                                                    if (times.empty())
                                                        return sink({}, share);
                                                    if (std::exchange(named, series.id) != series.id
                                                        && !writer->series(*series.key))
                                                        return false;
                                                    return writer->samples(times, values);
                                                });
    if (visited)
        writer->end();
    return visited;
}

} // namespace perfdeck
