// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/BenchmarkRunsModel.h"

#include "widgets/models/BenchmarkWords.h"
#include "widgets/style/CoreWords.h"

#include <QTimeZone>

#include <algorithm>
#include <array>
#include <set>

namespace perfdeck {

namespace {

using C = Column<BenchmarkRunRow>;

constexpr qsizetype kFingerprintDigits = 8;

template<QString BenchmarkRunRow::*Member>
constexpr C plain(const char *title, const char *help, int characters)
{
    C column{title, help, characters};
    column.text = [](const BenchmarkRunRow &row) { return row.*Member; };
    return column;
}

constexpr C stateColumn()
{
    C column = plain<&BenchmarkRunRow::stateText>(
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "State"),
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "How far it came"),
        11);
    column.number = [](const BenchmarkRunRow &row) { return std::optional(row.stateRank); };
    column.state = [](const BenchmarkRunRow &row) { return row.state; };
    column.isLeft = true;
    return column;
}

constexpr C verdictColumn()
{
    C column = plain<&BenchmarkRunRow::verdictText>(
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Verdict"),
        QT_TRANSLATE_NOOP("BenchmarkRunsModel",
                          "Whether its results may be compared and published; INVALID where any "
                          "cell is"),
        11);
    column.state = [](const BenchmarkRunRow &row) { return row.verdict; };
    column.note = [](const BenchmarkRunRow &row) { return row.verdictReason; };
    return column;
}

constexpr C cellsColumn()
{
    C column{QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Cells"),
             QT_TRANSLATE_NOOP("BenchmarkRunsModel",
                               "Combinations of model, device, batch and so on that were measured"),
             6,
             Unit::Count};
    column.number = [](const BenchmarkRunRow &row) { return row.cells; };
    return column;
}

constexpr C fromColumn()
{
    C column = plain<&BenchmarkRunRow::from>(
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Begun"),
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "When it began to measure, or was queued"),
        16);
    column.number = [](const BenchmarkRunRow &row) { return std::optional(row.fromSeconds); };
    column.isLeft = true;
    column.isTime = true;
    return column;
}

constexpr C lastedColumn()
{
    C column{QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Lasted"),
             QT_TRANSLATE_NOOP("BenchmarkRunsModel", "From its beginning to its end"),
             9,
             Unit::Second};
    column.number = [](const BenchmarkRunRow &row) { return row.lasted; };
    return column;
}

constexpr std::array kColumns{
    stateColumn(),
    plain<&BenchmarkRunRow::title>(QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Benchmark"),
                                   QT_TRANSLATE_NOOP("BenchmarkRunsModel", "What was run"),
                                   22),
    plain<&BenchmarkRunRow::kind>(
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Kind"),
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "What was measured: a model, a server, a program"),
        15),
    plain<&BenchmarkRunRow::models>(QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Models"),
                                    QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Models of its cells"),
                                    16),
    plain<&BenchmarkRunRow::devices>(QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Devices"),
                                     QT_TRANSLATE_NOOP("BenchmarkRunsModel", "What they ran on"),
                                     9),
    verdictColumn(),
    cellsColumn(),
    plain<&BenchmarkRunRow::headline>(
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Best"),
        QT_TRANSLATE_NOOP("BenchmarkRunsModel",
                          "The greatest throughput among its cells, else the least latency, with "
                          "the 95 % interval"),
        24),
    fromColumn(),
    lastedColumn(),
    plain<&BenchmarkRunRow::tags>(
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Tags"),
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "What you tagged it with"),
        12),
    plain<&BenchmarkRunRow::note>(
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Note"),
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "What you noted about it"),
        18),
    plain<&BenchmarkRunRow::source>(
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Source"),
        QT_TRANSLATE_NOOP("BenchmarkRunsModel",
                          "Who measured: this program, a server, or the tool it was imported from"),
        12),
    plain<&BenchmarkRunRow::environment>(
        QT_TRANSLATE_NOOP("BenchmarkRunsModel", "Fingerprint"),
        QT_TRANSLATE_NOOP("BenchmarkRunsModel",
                          "Of the machine and its software: only runs of one fingerprint are "
                          "compared without a remark"),
        10)};

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

double rankOf(RunState state)
{
    constexpr std::array kOrder{RunState::Running,
                                RunState::Waiting,
                                RunState::Queued,
                                RunState::Failed,
                                RunState::Cancelled,
                                RunState::Finished,
                                RunState::Imported};
    return double(std::ranges::find(kOrder, state) - kOrder.begin());
}

/// The names of a part of the cells, or of the definition while there are none.
QString namesOf(const BenchmarkRun &run,
                std::string CellKey::*member,
                const std::vector<std::string> &defined)
{
    std::set<std::string> names;
    for (const BenchmarkCell &cell : run.cells)
        names.insert(cell.key.*member);
    if (run.cells.empty())
        names.insert(defined.begin(), defined.end());
    names.erase(std::string());
    QStringList texts;
    for (const std::string &name : names)
        texts.append(textOf(name));
    return texts.join(QStringLiteral(", "));
}

QString headlineText(const BenchmarkRun &run)
{
    for (const BenchmarkMeasure measure :
         {BenchmarkMeasure::Throughput, BenchmarkMeasure::Latency}) {
        Estimate best;
        for (const BenchmarkCell &cell : run.cells) {
            const Estimate found = estimateOf(cell, headlineOf(measure));
            const bool isBetter = betterOf(measure) == Better::Higher ? found.value > best.value
                                                                      : found.value < best.value;
            if (found.isKnown() && (!best.isKnown() || isBetter))
                best = found;
        }
        if (best.isKnown())
            return estimateText(best, unitOf(measure));
    }
    return QStringLiteral("–");
}

QString reasonOf(const BenchmarkRun &run)
{
    for (const BenchmarkCell &cell : run.cells)
        if (cell.verdict == RunVerdict::Invalid)
            for (const VerdictReason &reason : cell.reasons)
                if (reason.isFatal)
                    return coreText(reason.text);
    return {};
}

double measuredCells(const BenchmarkRun &run)
{
    return double(std::ranges::count_if(run.cells, [](const BenchmarkCell &cell) {
        return !cell.isSkipped
            && (cell.state == RunState::Finished || cell.state == RunState::Imported);
    }));
}

BenchmarkRunRow rowOf(const BenchmarkRun &run, Timestamp now, const QTimeZone &zone)
{
    BenchmarkRunRow row;
    row.id = QString::fromStdString(run.id);
    row.state = runStateShape(run.state);
    row.stateText = runStateText(run.state);
    row.stateRank = rankOf(run.state);
    row.title = definitionTitle(run.definition);
    row.kind = benchmarkKindText(run.definition.kind);
    row.models = namesOf(run, &CellKey::model, run.definition.matrix.models);
    row.devices = namesOf(run, &CellKey::device, run.definition.matrix.devices);
    const RunVerdict verdict = verdictOf(run);
    row.verdict = runVerdictShape(verdict);
    row.verdictText = runVerdictText(verdict);
    row.verdictReason = reasonOf(run);
    row.cells = measuredCells(run);
    row.headline = headlineText(run);
    const Timestamp from = run.start != Timestamp() ? run.start : run.queued;
    row.from = formatColumnMoment(from, now, zone);
    row.fromSeconds = std::chrono::duration<double>(from.time_since_epoch()).count();
    if (run.end > run.start && run.start != Timestamp())
        row.lasted = std::chrono::duration<double>(run.end - run.start).count();
    QStringList tags;
    for (const std::string &tag : run.tags)
        tags.append(textOf(tag));
    row.tags = tags.join(QStringLiteral(", "));
    row.note = textOf(run.note);
    row.source = textOf(run.source);
    row.environment = textOf(run.environment.key).left(kFingerprintDigits);
    return row;
}

bool holdsName(const BenchmarkRun &run, std::string CellKey::*member, const std::string &name)
{
    return name.empty() || std::ranges::any_of(run.cells, [&](const BenchmarkCell &cell) {
               return cell.key.*member == name;
           });
}

} // namespace

bool RunFilter::accepts(const BenchmarkRun &run, Timestamp now) const
{
    return (!kind || run.definition.kind == *kind) && (!state || run.state == *state)
        && (!verdict || verdictOf(run) == *verdict) && (!age || run.queued >= now - *age)
        && holdsName(run, &CellKey::model, model) && holdsName(run, &CellKey::device, device);
}

std::vector<BenchmarkRunRow> benchmarkRunRows(const BenchmarkRuns &runs,
                                              const RunFilter &filter,
                                              Timestamp now,
                                              const QTimeZone &zone)
{
    std::vector<BenchmarkRunRow> rows;
    for (const BenchmarkRunPtr &run : runs)
        if (filter.accepts(*run, now))
            rows.push_back(rowOf(*run, now, zone));
    return rows;
}

BenchmarkRunsModel::BenchmarkRunsModel(QObject *parent)
    : RowModel(kColumns, "BenchmarkRunsModel", parent)
{
}

} // namespace perfdeck
