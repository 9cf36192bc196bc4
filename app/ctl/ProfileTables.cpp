// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ProfileTables.h"

#include "core/model/ValueText.h"
#include "core/profile/judge/MemoryPeak.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <memory>

namespace perfdeck {

namespace {

/// One table on stdout, ended with it.
class Table final
{
public:
    Table(TableFormat format, std::initializer_list<std::string> columns)
        : m_writer(makeTableWriter(format, standardOutput()))
    {
        const std::vector<std::string> names(columns);
        m_writer->begin(names);
    }

    ~Table() { m_writer->end(); }

    Table(const Table &) = delete;
    Table &operator=(const Table &) = delete;

    void row(std::initializer_list<Cell> cells)
    {
        const std::vector<Cell> all(cells);
        m_writer->row(all);
    }

private:
    std::unique_ptr<TableWriter> m_writer;
};

void print(const std::string &line)
{
    standardOutput()(line + "\n");
}

/// Nothing where a number is not known.
Cell known(double value)
{
    return std::isfinite(value) ? Cell(value) : Cell();
}

std::string seconds(double value)
{
    return valueText(value, Unit::Second);
}

/// "12.3 GFLOP", "4.5 GFLOP/s"
std::string scaled(double value, const char *unit)
{
    if (!std::isfinite(value))
        return "–";
    const UnitScale scale = unitScale(std::abs(value), Unit::Hertz);
    std::string prefix = scale.name;
    if (const std::size_t hertz = prefix.find("Hz"); hertz != std::string::npos)
        prefix.erase(hertz, 2);
    return numberText(value / scale.factor, 3) + " " + prefix + unit;
}

/// "1.2 ms … 3.4 ms"
std::string between(double low, double high)
{
    return std::isnan(low) ? "–" : seconds(low) + " … " + seconds(high);
}

std::string layerName(const Profile &profile, std::uint32_t layer)
{
    return layer == kNoIndex ? "unknown" : profile.layers[layer].name;
}

} // namespace

void printRows(const ProfileReport &report)
{
    Table table(TableFormat::Csv,
                {"name",
                 "op",
                 "layers",
                 "calls",
                 "median_seconds",
                 "mean_seconds",
                 "ci_low",
                 "ci_high",
                 "samples",
                 "share",
                 "flops",
                 "flops_approximate",
                 "bytes",
                 "parameter_bytes",
                 "flops_per_byte",
                 "flops_per_second",
                 "peak_utilisation",
                 "bound_utilisation",
                 "memory_allocated_bytes"});
    for (const LayerRow &row : report.rows) {
        const RowUtilisation utilisation = utilisationOf(report, row);
        const bool isTimed = row.mean.samples > 0;
        table.row({row.name,
                   row.op,
                   static_cast<std::int64_t>(row.layers.size()),
                   static_cast<std::int64_t>(row.calls),
                   isTimed ? Cell(row.seconds) : Cell(),
                   known(row.mean.mean),
                   known(row.mean.low),
                   known(row.mean.high),
                   static_cast<std::int64_t>(row.mean.samples),
                   isTimed ? known(row.share) : Cell(),
                   known(row.flops),
                   std::string(row.isApproximate ? "yes" : "no"),
                   known(row.bytes),
                   known(row.parameterBytes),
                   known(row.intensity()),
                   known(row.flopsPerSecond()),
                   known(utilisation.ofPeak),
                   known(utilisation.ofBound),
                   known(row.memoryAllocated)});
    }
}

void printSummary(const ProfileReport &report)
{
    const Profile &profile = *report.profile;
    const ProfileTotals &totals = report.totals;
    print(profile.title + (profile.producer.empty() ? "" : ", " + profile.producer));
    const auto warmUps = std::ranges::count(profile.runs, true, &ProfileRun::isWarmUp);
    if (!std::isnan(totals.runSeconds))
        print("Run: " + seconds(totals.runSeconds) + " (median of "
              + std::to_string(std::max<std::ptrdiff_t>(std::ssize(profile.runs) - warmUps, 1))
              + ", warm-up left out: " + std::to_string(warmUps) + "), layers together "
              + seconds(totals.layerSeconds));
    print("Work: " + scaled(totals.flops, "FLOP") + " (" + scaled(totals.matrixFlops, "FLOP")
          + " in products of matrices, " + scaled(totals.approximateFlops, "FLOP")
          + " by convention), " + valueText(totals.bytes, Unit::Byte) + " moved, weights "
          + valueText(totals.parameterBytes, Unit::Byte));
    if (totals.unattributed > 0)
        print("Unattributed: the FLOPs of " + std::to_string(totals.unattributed) + " of "
              + std::to_string(profile.layers.size()) + " layers are not known"
              + (totals.unattributedSeconds > 0
                     ? ", which take " + seconds(totals.unattributedSeconds)
                     : std::string()));
    for (const std::string &warning : profile.warnings)
        print("Note: " + warning);
    print("");
}

void printWordedRows(const ProfileReport &report)
{
    Table table(TableFormat::Text,
                {"name",
                 "op",
                 "calls",
                 "time",
                 "95 %",
                 "share",
                 "FLOP",
                 "FLOP/s",
                 "bytes",
                 "FLOP/byte",
                 "of peak",
                 "of bound"});
    for (const LayerRow &row : report.rows) {
        const RowUtilisation utilisation = utilisationOf(report, row);
        const bool isTimed = row.mean.samples > 0;
        table.row({row.name,
                   row.op,
                   static_cast<std::int64_t>(row.calls),
                   isTimed ? seconds(row.seconds) : "–",
                   between(row.mean.low, row.mean.high),
                   isTimed ? valueText(row.share, Unit::Ratio) : "–",
                   (row.isApproximate ? "≈ " : "") + scaled(row.flops, "FLOP"),
                   isTimed ? scaled(row.flopsPerSecond(), "FLOP/s") : "–",
                   valueText(row.bytes, Unit::Byte),
                   std::isfinite(row.intensity()) ? numberText(row.intensity(), 3) : "–",
                   valueText(utilisation.ofPeak, Unit::Ratio),
                   valueText(utilisation.ofBound, Unit::Ratio)});
    }
}

void printMemory(const ProfileReport &report)
{
    constexpr std::size_t kOwners = 5;
    const std::vector<MemoryPeak> peaks = memoryPeaks(*report.profile);
    if (peaks.empty() && !std::isnan(report.totals.memoryPeak))
        print("\nMemory: " + valueText(report.totals.memoryPeak, Unit::Byte) + " at most");
    for (const MemoryPeak &peak : peaks) {
        print("\nMemory of " + peak.device + ": " + valueText(peak.inUse, Unit::Byte) + " at most, "
              + valueText(peak.before, Unit::Byte) + " of that held before; added by");
        for (std::size_t i = 0; i < std::min(kOwners, peak.owners.size()); ++i)
            print("  " + valueText(peak.owners[i].bytes, Unit::Byte) + "  "
                  + layerName(*report.profile, peak.owners[i].layer));
    }
}

void printAdvice(const ProfileReport &report)
{
    print(report.advice.empty() ? "\nAdvice: none" : "\nAdvice:");
    for (const Advice &advice : report.advice)
        print(std::string("  ") + adviceCode(advice.rule) + ": "
              + adviceText(advice, *report.profile));
}

void printDifferences(const ProfileDiff &diff)
{
    Table table(TableFormat::Csv,
                {"name",
                 "op",
                 "module",
                 "seconds_a",
                 "seconds_b",
                 "difference",
                 "ci_low",
                 "ci_high",
                 "p_value",
                 "q_value"});
    for (const LayerDiff &layer : diff.layers)
        table.row({layer.name,
                   layer.op,
                   layer.module,
                   known(layer.secondsA),
                   known(layer.secondsB),
                   known(layer.difference),
                   known(layer.low),
                   known(layer.high),
                   known(layer.pValue),
                   known(layer.qValue)});
}

namespace {

std::string wordFor(const LayerDiff &layer)
{
    if (layer.isOnlyInA())
        return "gone";
    if (layer.isOnlyInB())
        return "new";
    if (!layer.isSignificant())
        return std::isnan(layer.pValue) ? "too few runs" : "";
    return layer.difference > 0 ? "slower" : "faster";
}

} // namespace

void printWordedDifferences(const ProfileReport &a, const ProfileReport &b, const ProfileDiff &diff)
{
    print("A: " + a.profile->title + ", run " + seconds(diff.runSecondsA) + ", "
          + scaled(diff.flopsA, "FLOP"));
    print("B: " + b.profile->title + ", run " + seconds(diff.runSecondsB) + ", "
          + scaled(diff.flopsB, "FLOP"));
    print("B − A: " + seconds(diff.runSecondsB - diff.runSecondsA) + " a run, 95 % "
          + between(diff.run.low, diff.run.high) + "; only in A " + std::to_string(diff.onlyInA)
          + " layers, only in B " + std::to_string(diff.onlyInB));
    print("");
    Table table(TableFormat::Text, {"name", "op", "A", "B", "B − A", "95 %", "says"});
    for (const LayerDiff &layer : diff.layers)
        table.row({layer.name,
                   layer.op,
                   seconds(layer.secondsA),
                   seconds(layer.secondsB),
                   seconds(layer.difference),
                   between(layer.low, layer.high),
                   wordFor(layer)});
}

} // namespace perfdeck
