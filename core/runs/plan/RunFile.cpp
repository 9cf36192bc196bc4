// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/RunFile.h"

#include "core/runs/plan/DefinitionFile.h"

#include <utility>

namespace perfdeck {

RunDocument documentOf(BenchmarkRun run)
{
    std::string definition = definitionText(run.definition);
    return {std::move(run), std::move(definition)};
}

BenchmarkRun runOf(RunDocument document)
{
    BenchmarkRun run = std::move(document.run);
    // An id of another program may be no name of a file.
    auto definition = readDefinition(document.definition, "imported", "definition");
    std::string id = std::move(run.definition.id);
    if (definition)
        run.definition = std::move(*definition);
    else
        run.definition.title = id;
    run.definition.id = std::move(id);
    return run;
}

} // namespace perfdeck
