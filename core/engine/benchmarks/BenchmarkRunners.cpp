// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/benchmarks/BenchmarkRunners.h"

#include "core/runs/command/CommandRunner.h"
#include "core/runs/load/LoadRunner.h"
#include "core/runs/remote/RemoteRunner.h"
#include "core/runs/suite/SuiteRunner.h"

#include <cstdlib>

namespace perfdeck {

namespace {

/// The key of the environment, where nothing else says who asks: as endpoints want it.
SourceAccess withKey(SourceAccess access)
{
    constexpr const char *kVariable = "PERFDECK_API_KEY";
    const char *key = std::getenv(kVariable);
    if (access.bearerToken.empty() && access.basicUser.empty() && key != nullptr && *key != '\0')
        access.bearerToken = {Secret::Place::Variable, kVariable};
    return access;
}

} // namespace

RunnerFactories benchmarkRunners(const SourceAccess &endpoint)
{
    return {
        {BenchmarkKind::Builtin, [] { return std::make_unique<SuiteRunner>(); }},
        {BenchmarkKind::Http,
         [endpoint] { return std::make_unique<LoadRunner>(withKey(endpoint)); }},
        {BenchmarkKind::Command, [] { return std::make_unique<CommandRunner>(); }},
        {BenchmarkKind::Remote, [] { return std::make_unique<RemoteRunner>(); }},
    };
}

MachineLook benchmarkMachine()
{
    return watchMachine(std::chrono::milliseconds(500));
}

} // namespace perfdeck
