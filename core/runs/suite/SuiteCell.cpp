// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/SuiteCell.h"

#include "core/base/Fingerprint.h"
#include "core/runs/plan/MatrixCells.h"
#include "core/runs/suite/GeneratedWeights.h"
#include "core/runs/suite/MemoryPlan.h"
#include "core/runs/suite/SuiteModels.h"
#include "core/runs/suite/SuitePrecision.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <optional>
#include <thread>

namespace perfdeck {

namespace {

constexpr std::int64_t kLargestBatch = 4096;

tl::unexpected<Error>
notRun(const BenchmarkDefinition &definition, std::string reason, std::string advice = {})
{
    return failure(ErrorKind::InvalidInput,
                   "The benchmark " + definition.id + " is not run",
                   std::move(reason),
                   std::move(advice));
}

std::string modelNames()
{
    std::string names;
    for (const SuiteModel &one : suiteModels())
        names += (names.empty() ? "" : ", ") + std::string(one.name);
    return names;
}

int allThreads()
{
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

void fillIn(CellKey &key, const BenchmarkDefinition &definition)
{
    if (key.model.empty())
        key.model = definition.id;
    if (key.device.empty())
        key.device = "cpu";
    if (key.precision.empty())
        key.precision = "float32";
    if (key.batchSize == 0)
        key.batchSize = 1;
    if (key.threads == 0)
        key.threads = allThreads();
    key.concurrency = 1;
    const SuiteModel *model = findSuiteModel(key.model);
    if (model != nullptr && (key.sequenceLength == 0 || model->usualSequence == 0))
        key.sequenceLength = model->usualSequence;
}

Status checkLoad(const BenchmarkDefinition &definition)
{
    const bool isClosed = definition.load.arrivals == ArrivalProcess::Closed
        && definition.matrix.rates.empty()
        && std::ranges::all_of(definition.matrix.concurrencies,
                               [](std::int64_t one) { return one == 1; });
    if (!isClosed)
        return notRun(definition,
                      "a builtin model is run by one user, one pass after the other",
                      "Take out rates, arrivals and concurrencies");
    return {};
}

Status checkKey(const BenchmarkDefinition &definition, const CellKey &key)
{
    const SuiteModel *model = findSuiteModel(key.model);
    if (model == nullptr)
        return notRun(definition,
                      "the standard suite has no model " + key.model,
                      "Choose from " + modelNames());
    if (key.device != "cpu")
        return notRun(definition,
                      "builtin models run on the processor only, not on " + key.device,
                      "Take out the devices");
    if (const auto precision = precisionOf(key.precision); !precision)
        return failure(precision.error());
    if (key.batchSize < 1 || key.batchSize > kLargestBatch)
        return notRun(definition,
                      "a batch of " + std::to_string(key.batchSize) + " is not possible",
                      "Choose from 1 to " + std::to_string(kLargestBatch));
    if (key.sequenceLength < 0 || key.sequenceLength > model->longestSequence)
        return notRun(definition,
                      key.model + " has no place for " + std::to_string(key.sequenceLength)
                          + " tokens",
                      "Choose from 1 to " + std::to_string(model->longestSequence));
    if (key.threads < 1 || key.threads > allThreads())
        return notRun(definition,
                      "there are not " + std::to_string(key.threads) + " processors for it",
                      "Choose from 1 to " + std::to_string(allThreads()));
    return {};
}

/// Bytes that programs may still take; none where the kernel does not say.
std::optional<std::int64_t> availableBytes()
{
    std::ifstream file("/proc/meminfo");
    std::string name;
    std::int64_t kibibytes = 0;
    std::string unit;
    while (file >> name >> kibibytes) {
        if (name == "MemAvailable:")
            return kibibytes * 1024;
        std::getline(file, unit);
    }
    return std::nullopt;
}

std::int64_t neededBytes(const LayerGraph &graph)
{
    std::int64_t bytes = planMemory(graph).size;
    for (const GraphLayer &layer : graph.layers)
        bytes += parameterCounts(layer).weights * bytesOf(weightType(layer));
    return bytes;
}

void addTo(Fingerprint &hash, const Extents &numbers)
{
    for (const std::int64_t one : numbers)
        hash.add(one);
}

void addTo(Fingerprint &hash, const LayerGraph &graph)
{
    for (const GraphLayer &layer : graph.layers) {
        hash.add(layer.module);
        hash.add(layer.name);
        hash.add(static_cast<std::int64_t>(layer.op));
        hash.add(static_cast<std::int64_t>(layer.activation));
        hash.add(layer.gain);
        addTo(hash, layer.weights);
        addTo(hash, layer.output.dims);
        for (const Operand &one : layer.inputs)
            addTo(hash, one.dims);
    }
}

} // namespace

Result<std::vector<CellKey>> suiteCells(const BenchmarkDefinition &definition)
{
    if (const Status status = checkLoad(definition); !status)
        return failure(status.error());
    Result<std::vector<CellKey>> keys = matrixCells(definition);
    if (!keys)
        return keys;
    std::vector<CellKey> cells;
    for (CellKey &key : *keys) {
        fillIn(key, definition);
        if (const Status status = checkKey(definition, key); !status)
            return failure(status.error());
        // Lengths mean nothing to a model without a sequence: one cell is enough.
        if (std::ranges::find(cells, key) == cells.end())
            cells.push_back(std::move(key));
    }
    return cells;
}

Result<LayerGraph> suiteGraph(const CellKey &key)
{
    const SuiteModel *model = findSuiteModel(key.model);
    if (model == nullptr)
        return failure(ErrorKind::NotFound, "The standard suite has no model " + key.model);
    const Result<Precision> precision = precisionOf(key.precision);
    if (!precision)
        return failure(precision.error());
    LayerGraph graph = model->build(model->name, *precision, {key.batchSize, key.sequenceLength});
    const std::optional<std::int64_t> available = availableBytes();
    const std::int64_t needed = neededBytes(graph);
    if (available && needed > *available)
        return failure(ErrorKind::Full,
                       cellWords(key) + " does not fit into memory",
                       "it needs " + std::to_string(needed >> 20) + " MiB and "
                           + std::to_string(*available >> 20) + " MiB are free",
                       "Choose a smaller batch, sequence or model");
    return graph;
}

std::string cellWords(const CellKey &key)
{
    std::string words
        = key.model + ", " + key.precision + ", batch " + std::to_string(key.batchSize);
    if (key.sequenceLength > 0)
        words += ", sequence " + std::to_string(key.sequenceLength);
    return words;
}

std::string modelHash(const BenchmarkDefinition &definition)
{
    std::vector<std::string> names = definition.matrix.models;
    if (names.empty())
        names.push_back(definition.id);
    Fingerprint hash;
    for (const std::string &name : names)
        if (const SuiteModel *model = findSuiteModel(name))
            addTo(hash, model->build(model->name, Precision::Float32, {1, model->usualSequence}));
    std::array<char, 17> text{};
    std::snprintf(
        text.data(), text.size(), "%016llx", static_cast<unsigned long long>(hash.value()));
    return text.data();
}

} // namespace perfdeck
