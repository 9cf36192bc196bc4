// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Sample.h"
#include "core/model/Series.h"
#include "core/report/TableWriter.h"

#include <memory>
#include <span>

namespace perfdeck {

enum class SampleFormat
{
    Csv, ///< time,metric,labels,value: times ISO 8601 in UTC, labels a JSON object
    Json, ///< an array of objects with the same four names, labels an object
    Text, ///< the same columns for a terminal
    OpenMetrics, ///< ends with # EOF; times in seconds
};

/// Writes samples series by series. One thread.
class SampleWriter
{
public:
    virtual ~SampleWriter() = default;
    virtual bool begin() = 0;
    virtual bool series(const SeriesKey &key) = 0;
    virtual bool samples(std::span<const Timestamp> times, std::span<const double> values) = 0;
    virtual bool end() = 0;
};

[[nodiscard]] std::unique_ptr<SampleWriter> makeSampleWriter(SampleFormat format, TextSink sink);

} // namespace perfdeck
