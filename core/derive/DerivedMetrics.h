// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/DerivedMetric.h"
#include "core/model/Observation.h"

#include <memory>
#include <vector>

namespace perfdeck {

/// Computes derived metrics as observations come in. A metric that keeps its sources apart is
/// computed with every observation of a source that it reads, and stamped with it. One that joins
/// sources is computed once a round, with the observations of the source that polls most often; the
/// other sources take part with their newest values while these are younger than two of their
/// intervals, and its series have the label source="derived" unless `by` kept another. Names are
/// looked up only when a source shows new series. One thread at a time.
class DerivedMetrics final
{
public:
    explicit DerivedMetrics(CompiledMetrics metrics);
    ~DerivedMetrics();

    /// The observations that follow from this one: none, one, or two. Their sources are numbers of
    /// their own, so that their layout has nothing to do with that of any real source.
    [[nodiscard]] std::vector<Observation> take(const Observation &observation);
    /// Somebody set the clock, forward or back: windows begin anew.
    void clockStepped(Duration by);

    /// In the order of definition; the refused ones last.
    [[nodiscard]] std::vector<DerivedMetricStatus> status() const;

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace perfdeck
