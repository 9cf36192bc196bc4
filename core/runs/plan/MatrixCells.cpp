// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/MatrixCells.h"

#include "core/runs/plan/DefinitionFile.h"

#include <algorithm>
#include <cstddef>

namespace perfdeck {

namespace {

template<class Values>
std::size_t factor(const Values &values)
{
    return std::max<std::size_t>(values.size(), 1);
}

/// Refused early: the product of long lists may not fit into memory.
bool isTooMany(const BenchmarkDefinition &definition)
{
    const BenchmarkMatrix &matrix = definition.matrix;
    std::size_t cells = 1;
    for (const std::size_t each : {factor(matrix.models),
                                   factor(matrix.devices),
                                   factor(matrix.precisions),
                                   factor(matrix.batchSizes),
                                   factor(matrix.sequenceLengths),
                                   matrix.concurrencies.empty() && matrix.rates.empty()
                                       ? 1
                                       : matrix.concurrencies.size() + matrix.rates.size(),
                                   factor(matrix.threads),
                                   factor(definition.commands)}) {
        cells *= each;
        if (cells > kMostCells)
            return true;
    }
    return false;
}

/// Every key once for each value; keys stay as they are when there is none.
template<class Value, class Target>
void multiply(std::vector<CellKey> &keys, const std::vector<Value> &values, Target CellKey::*part)
{
    if (values.empty())
        return;
    std::vector<CellKey> more;
    for (const CellKey &key : keys)
        for (const Value &value : values) {
            more.push_back(key);
            more.back().*part = value;
        }
    keys = std::move(more);
}

double load(const CellKey &key)
{
    const auto atLeastOne = [](double part) { return part == 0 ? 1.0 : part; };
    return atLeastOne(static_cast<double>(key.batchSize))
        * atLeastOne(static_cast<double>(key.sequenceLength))
        * atLeastOne(static_cast<double>(key.concurrency)) * atLeastOne(key.rate);
}

} // namespace

Result<std::vector<CellKey>> matrixCells(const BenchmarkDefinition &definition)
{
    const BenchmarkMatrix &matrix = definition.matrix;
    if (isTooMany(definition))
        return failure(ErrorKind::TooLarge,
                       "The benchmark " + definition.id + " is not run",
                       "its matrix has more than 10,000 cells",
                       "Shorten its lists");
    std::vector<CellKey> keys(1);
    multiply(keys, matrix.models, &CellKey::model);
    multiply(keys, matrix.devices, &CellKey::device);
    multiply(keys, matrix.precisions, &CellKey::precision);
    multiply(keys, matrix.threads, &CellKey::threads);
    multiply(keys, matrix.batchSizes, &CellKey::batchSize);
    multiply(keys, matrix.sequenceLengths, &CellKey::sequenceLength);
    std::vector<CellKey> loaded;
    if (matrix.concurrencies.empty() && matrix.rates.empty())
        loaded = keys;
    for (const CellKey &key : keys) {
        std::vector<CellKey> closed{key};
        std::vector<CellKey> open{key};
        multiply(closed, matrix.concurrencies, &CellKey::concurrency);
        multiply(open, matrix.rates, &CellKey::rate);
        if (!matrix.concurrencies.empty())
            loaded.insert(loaded.end(), closed.begin(), closed.end());
        if (!matrix.rates.empty())
            loaded.insert(loaded.end(), open.begin(), open.end());
    }
    const auto place = [&](const std::string &model) {
        return std::ranges::find(matrix.models, model) - matrix.models.begin();
    };
    std::ranges::stable_sort(loaded, [&](const CellKey &a, const CellKey &b) {
        return std::pair(place(a.model), load(a)) < std::pair(place(b.model), load(b));
    });
    std::vector<std::string> variants;
    if (definition.kind == BenchmarkKind::Command)
        for (const CommandVariant &variant : definition.commands)
            variants.push_back(variant.name);
    multiply(loaded, variants, &CellKey::variant);
    return loaded;
}

} // namespace perfdeck
