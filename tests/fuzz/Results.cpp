// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/results/Readers.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever is accepted has distinct cells, each measure once, and an id that follows from the
/// text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    ResultText file;
    file.path = "/nowhere/group/benchmark/new/estimates.json";
    file.text.assign(reinterpret_cast<const char *>(data), size);
    const auto runs = readRuns(file);
    if (!runs)
        return 0;
    for (const BenchmarkRun &run : *runs) {
        if (run.id.size() != 32 || run.state != RunState::Imported)
            std::abort();
        for (const BenchmarkCell &cell : run.cells)
            for (const MeasuredValues &values : cell.values)
                if (cell.find(values.measure) != &values
                    || values.samples.size() > MeasuredValues::kMostSamples)
                    std::abort();
    }
    return 0;
}
