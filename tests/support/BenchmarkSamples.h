// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace perfdeck {

class FakeBenchmarkDesk;

// Benchmarks and their runs as they would come of real ones, for tests and pictures: GENERATED,
// nothing here was measured. The same arguments give the same values.

/// In this order: a quick model, an encoder with a sweep of batches on two devices, load on a
/// server with a sweep of users, two programs, a benchmark server.
[[nodiscard]] BenchmarkDefinitions sampleDefinitions();

/// Requests that take about `seconds` each, `count` of them.
[[nodiscard]] std::vector<double>
sampleLatencies(double seconds, std::size_t count, std::uint64_t seed);

/// A cell of which `perSecond` were done, `count` requests of them kept.
[[nodiscard]] BenchmarkCell
sampleCell(CellKey key, double perSecond, double seconds, std::size_t count, std::uint64_t seed);

/// One machine, or the same after its governor and kernel were changed.
[[nodiscard]] EnvironmentFingerprint sampleEnvironment(bool isChanged);

/// The `number`th finished run of a definition, `slowdown` times as slow as the first.
[[nodiscard]] BenchmarkRun sampleRun(const BenchmarkDefinition &definition,
                                     std::size_t number,
                                     Timestamp start,
                                     double slowdown = 1);

/// `count` runs, newest first: most finished, some failed, cancelled, invalid or imported; since a
/// third of them on another machine, since a tenth slower.
[[nodiscard]] BenchmarkRuns sampleRuns(std::size_t count, Timestamp now);

/// One that runs and one that waits.
[[nodiscard]] BenchmarkRuns sampleLiveRuns(Timestamp now);
[[nodiscard]] std::vector<RunSample> sampleLiveSamples(Timestamp now);

/// A desk with so many runs, and all that comes with them; with none only the definitions.
void fillDesk(FakeBenchmarkDesk &desk, std::size_t runs, Timestamp now);

} // namespace perfdeck
