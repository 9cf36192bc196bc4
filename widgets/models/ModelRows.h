// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Quality.h"
#include "core/model/Source.h"
#include "core/query/QueryService.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// One served model: what its source says about it now. Absent is what is not reported.
struct ModelRow
{
    QString id;
    QString model; ///< the source's name where the server names no model
    QString source;
    QString device;
    QString stack; ///< what serves it, for example "vLLM"; empty when unknown
    std::optional<RatedNumber> p50, p95, p99; ///< latency, seconds
    std::optional<double> mean; ///< seconds; servers without percentiles have only this
    std::optional<RatedNumber> firstToken, interToken, outputToken; ///< p95, seconds
    std::optional<RatedNumber> waited; ///< p95 of the time before execution, seconds
    std::optional<double> throughput; ///< in throughputUnit
    Unit throughputUnit = Unit::SamplePerSecond;
    std::optional<double> generated, prompted; ///< tokens per second
    std::optional<double> running, queue; ///< requests
    std::optional<double> kvCache, prefixHits; ///< ratio
    std::optional<double> preemptions; ///< requests per second thrown out of execution
    std::optional<double> errors; ///< ratio
    std::optional<double> memory; ///< bytes
    std::optional<double> gpuShare; ///< ratio of its memory that is on GPUs
    std::optional<double> gpu; ///< ratio of time in which the GPU that it runs on is busy
    CellState state = CellState::None;
    QString stateText;
    bool spansModels = false; ///< some of it was reported without a model
    bool spansDevices = false; ///< some of it was reported without a device
    bool isStale = false;

    /// Something only servers of language models say.
    [[nodiscard]] bool isLanguageModel() const
    {
        return firstToken || interToken || outputToken || generated || prompted || kvCache;
    }

    friend bool operator==(const ModelRow &, const ModelRow &) = default;
};

/// The series the table is made of.
[[nodiscard]] std::vector<Selector> modelSelectors();
/// One row per (source, model, device) that serves something, in the order of these names. `now` is
/// the end of what is looked at; `isPast` says that it has passed, so that nothing is called live.
[[nodiscard]] std::vector<ModelRow> modelRows(const LatestValues &values,
                                              const std::vector<SourceStatus> &sources,
                                              Timestamp now,
                                              bool isPast = false);

} // namespace perfdeck
