// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/command/CommandRunner.h"

#include "core/runs/command/CommandGroup.h"
#include "core/runs/plan/DefinitionFile.h"
#include "core/runs/plan/MatrixCells.h"

#include <algorithm>

namespace perfdeck {

/// The variants of a cell, which are handed out one by one.
struct CommandRunner::Measured
{
    Measured(const BenchmarkDefinition &ofDefinition, const CellKey &ofKey)
        : definition(ofDefinition)
        , text(definitionText(definition))
        , key(ofKey)
        , group(definition, key)
    {
    }

    BenchmarkDefinition definition;
    std::string text; ///< of it: means of objectives are NaN, which equal nothing
    CellKey key;
    CommandGroup group;
    Timestamp start{};
    Timestamp end{};
};

CommandRunner::CommandRunner() = default;
CommandRunner::~CommandRunner() = default;

Result<std::vector<CellKey>> CommandRunner::cells(const BenchmarkDefinition &definition) const
{
    if (definition.commands.empty())
        return failure(ErrorKind::InvalidInput,
                       "The benchmark " + definition.id + " is not run",
                       "it has no command",
                       "Set command");
    return matrixCells(definition);
}

Result<BenchmarkCell> CommandRunner::run(const BenchmarkDefinition &definition,
                                         const CellKey &key,
                                         const std::stop_token &stop,
                                         const CellListener &listener)
{
    if (std::ranges::find(definition.commands, key.variant, &CommandVariant::name)
        == definition.commands.end())
        return failure(ErrorKind::NotFound, "There is no variant " + key.variant);
    CellKey shared = key;
    shared.variant.clear();
    if (!m_last || m_last->key != shared || m_last->text != definitionText(definition)) {
        auto measured = std::make_unique<Measured>(definition, shared);
        measured->start = SystemClock().now();
        m_last.reset();
        if (Status status = measured->group.measure(stop, listener); !status)
            return failure(status.error());
        measured->end = SystemClock().now();
        m_last = std::move(measured);
    }
    BenchmarkCell cell = m_last->group.cell(key.variant);
    cell.key = key;
    cell.start = m_last->start;
    cell.end = m_last->end;
    return cell;
}

std::map<std::string, std::string> CommandRunner::facts(const BenchmarkDefinition &) const
{
    return {};
}

} // namespace perfdeck
