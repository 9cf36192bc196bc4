// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/BenchChoice.h"

#include "core/runs/plan/DefinitionFile.h"
#include "core/runs/plan/DefinitionSet.h"

namespace perfdeck {

Result<BenchmarkDefinition> chosenBenchmark(const std::string &name,
                                            const std::vector<std::string> &settings)
{
    if (name.empty())
        return failure(
            ErrorKind::InvalidInput, "No benchmark is named", {}, "See \"perfdeckctl bench list\"");
    const bool isFile = name.ends_with(".toml");
    const DefinitionSet set = isFile ? DefinitionSet() : readDefinitions(definitionFolder());
    const BenchmarkDefinition *known = set.find(name);
    Result<BenchmarkDefinition> found = isFile ? readDefinitionFile(name) : BenchmarkDefinition();
    if (known != nullptr)
        found = *known;
    else if (!isFile)
        found = failure(ErrorKind::NotFound,
                        "There is no benchmark called " + name,
                        {},
                        "See \"perfdeckctl bench list\", or name a file that ends in .toml");
    if (!found)
        return found;
    found = withSettings(*found, settings);
    if (!found)
        return found;
    if (std::string missing = missingPart(*found); !missing.empty())
        return failure(ErrorKind::InvalidInput, std::move(missing), {}, "Use --set KEY=VALUE");
    return found;
}

} // namespace perfdeck
