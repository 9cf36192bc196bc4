// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/BenchmarkDefinitionsModel.h"

#include "widgets/models/BenchmarkWords.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

using C = Column<BenchmarkDefinitionRow>;
using R = BenchmarkDefinitionRow;

template<QString R::*Member>
constexpr C plain(const char *title, const char *help, int characters)
{
    C column{title, help, characters};
    column.text = [](const R &row) { return row.*Member; };
    return column;
}

constexpr C priorityColumn()
{
    C column = plain<&R::priorityText>(
        QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "Priority"),
        QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "Who goes first where several wait"),
        9);
    column.number = [](const R &row) { return std::optional(row.priority); };
    column.isLeft = true;
    return column;
}

template<std::optional<double> R::*Member>
constexpr C number(const char *title, const char *help, int characters, Unit unit)
{
    C column{title, help, characters, unit};
    column.number = [](const R &row) { return row.*Member; };
    return column;
}

constexpr std::array kColumns{
    plain<&R::title>(QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "Benchmark"),
                     QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "What it is called"),
                     24),
    plain<&R::kind>(QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "Kind"),
                    QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel",
                                      "What is measured: a model, a server, a program"),
                    15),
    plain<&R::task>(QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "Task"),
                    QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "What the model does"),
                    10),
    priorityColumn(),
    number<&R::cells>(QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "Cells"),
                      QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "Combinations of its matrix"),
                      6,
                      Unit::Count),
    number<&R::seconds>(
        QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "Took"),
        QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "How long its last finished run took"),
        8,
        Unit::Second),
    plain<&R::description>(QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "Description"),
                           QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "What it is good for"),
                           40),
    plain<&R::id>(QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "Id"),
                  QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "As terminals and files name it"),
                  14),
    plain<&R::origin>(
        QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "From"),
        QT_TRANSLATE_NOOP("BenchmarkDefinitionsModel", "The file it was read from; built in"),
        16)};

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

const BenchmarkRun *lastFinished(const std::string &definition, const BenchmarkRuns &runs)
{
    const auto found = std::ranges::find_if(runs, [&definition](const BenchmarkRunPtr &run) {
        return run->definition.id == definition && run->state == RunState::Finished
            && run->end > run->start;
    });
    return found == runs.end() ? nullptr : found->get();
}

} // namespace

std::size_t cellCount(const BenchmarkMatrix &matrix)
{
    std::size_t count = 1;
    for (const std::size_t size : {matrix.models.size(),
                                   matrix.devices.size(),
                                   matrix.precisions.size(),
                                   matrix.batchSizes.size(),
                                   matrix.sequenceLengths.size(),
                                   matrix.concurrencies.size(),
                                   matrix.rates.size(),
                                   matrix.threads.size()})
        count *= std::max<std::size_t>(size, 1);
    return count;
}

std::optional<Duration> expectedDuration(const BenchmarkDefinition &definition,
                                         const BenchmarkRuns &runs)
{
    const BenchmarkRun *last = lastFinished(definition.id, runs);
    if (last != nullptr && last->definition.matrix == definition.matrix
        && last->definition.effort == definition.effort)
        return last->end - last->start;
    if (definition.kind == BenchmarkKind::Remote || definition.effort.duration <= Duration(0))
        return {};
    const std::size_t variants = std::max<std::size_t>(definition.commands.size(), 1);
    return (definition.effort.warmUp + definition.effort.duration)
        * std::int64_t(cellCount(definition.matrix) * variants);
}

std::vector<BenchmarkDefinitionRow> benchmarkDefinitionRows(const BenchmarkDefinitions &definitions,
                                                            const BenchmarkRuns &runs)
{
    std::vector<BenchmarkDefinitionRow> rows;
    for (const BenchmarkDefinition &definition : definitions) {
        BenchmarkDefinitionRow row;
        row.id = QString::fromStdString(definition.id);
        row.title = definitionTitle(definition);
        row.kind = benchmarkKindText(definition.kind);
        row.task = textOf(definition.task);
        row.priority = double(definition.priority);
        row.priorityText = benchmarkPriorityText(definition.priority);
        row.cells = double(cellCount(definition.matrix));
        if (const BenchmarkRun *last = lastFinished(definition.id, runs))
            row.seconds = std::chrono::duration<double>(last->end - last->start).count();
        row.description = textOf(definition.description);
        row.origin = definition.origin.empty()
            ? QCoreApplication::translate("BenchmarkDefinitionsModel", "built in")
            : textOf(definition.origin);
        rows.push_back(std::move(row));
    }
    return rows;
}

BenchmarkDefinitionsModel::BenchmarkDefinitionsModel(QObject *parent)
    : RowModel(kColumns, "BenchmarkDefinitionsModel", parent)
{
}

} // namespace perfdeck
