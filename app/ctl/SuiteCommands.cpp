// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/SuiteCommands.h"

#include "app/ctl/BenchChoice.h"
#include "core/profile/judge/PeaksFile.h"
#include "core/runs/suite/PeakMeter.h"
#include "core/runs/suite/SuiteCell.h"
#include "core/runs/suite/SuiteProfile.h"

#include <cstdio>

namespace perfdeck {

namespace {

ExitCode printRows(const ComputePeaks &peaks, TableFormat format)
{
    const auto writer = makeTableWriter(format, standardOutput());
    writer->begin(std::vector<std::string>{"what", "threads", "per_second", "unit", "size_bytes"});
    for (const ComputeRate &one : peaks.compute)
        writer->row(std::vector<Cell>{one.precision,
                                      std::int64_t{one.threads},
                                      one.perSecond,
                                      std::string("operations"),
                                      Cell()});
    for (const MemoryRate &one : peaks.memory)
        writer->row(
            std::vector<Cell>{one.level,
                              std::int64_t{one.threads},
                              one.perSecond,
                              std::string("bytes"),
                              one.size > 0 ? Cell(static_cast<std::int64_t>(one.size)) : Cell()});
    writer->end();
    return std::fflush(stdout) == 0 ? kFinished : kFailed;
}

} // namespace

ExitCode printPeaks(const std::string &format)
{
    Result<ComputePeaks> peaks;
    {
        ProgressBar bar("peaks");
        peaks = measurePeaks({}, [&bar](double ratio) { bar.show(ratio); });
    }
    if (!peaks)
        return fail(peaks.error());
    const TableFormat chosen = outputFormat(format);
    if (chosen != TableFormat::Json)
        return printRows(*peaks, chosen);
    return standardOutput()(peaksText(*peaks)) && std::fflush(stdout) == 0 ? kFinished : kFailed;
}

Result<ProfilePtr> profileBuiltin(const std::string &benchmark,
                                  const std::vector<std::string> &settings)
{
    const auto definition = chosenBenchmark(benchmark, settings);
    if (!definition)
        return failure(definition.error());
    if (definition->kind != BenchmarkKind::Builtin)
        return failure(ErrorKind::InvalidInput,
                       benchmark + " cannot be profiled",
                       "it is no builtin benchmark",
                       "See \"perfdeckctl bench list\" for those of kind builtin");
    const auto cells = suiteCells(*definition);
    if (!cells)
        return failure(cells.error());
    ProgressBar bar("profile");
    return profileSuiteModel(
        *definition, cells->front(), {}, [&bar](double ratio) { bar.show(ratio); });
}

} // namespace perfdeck
