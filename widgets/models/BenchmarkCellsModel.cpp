// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/BenchmarkCellsModel.h"

#include "widgets/models/BenchmarkWords.h"
#include "widgets/style/CoreWords.h"

#include <algorithm>
#include <limits>

namespace perfdeck {

namespace {

using C = Column<BenchmarkCellRow>;
using R = BenchmarkCellRow;
using M = BenchmarkMeasure;

constexpr double kMean = std::numeric_limits<double>::quiet_NaN();

template<QString BenchmarkCellRow::*Member>
constexpr C plain(const char *title, const char *help, int characters)
{
    C column{title, help, characters};
    column.text = [](const BenchmarkCellRow &row) { return row.*Member; };
    return column;
}

template<R::Number At>
constexpr C number(const char *title, const char *help, Unit unit)
{
    C column{title, help, 32, unit};
    column.number = [](const BenchmarkCellRow &row) { return row.numbers[At].value; };
    column.text = [](const BenchmarkCellRow &row) { return row.numbers[At].text; };
    column.note = [](const BenchmarkCellRow &row) { return row.numbers[At].note; };
    return column;
}

constexpr C stateColumn()
{
    C column = plain<&BenchmarkCellRow::stateText>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "State"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "How far it came, or why it was left out"),
        11);
    column.state = [](const BenchmarkCellRow &row) { return row.state; };
    return column;
}

constexpr C verdictColumn()
{
    C column = plain<&BenchmarkCellRow::verdictText>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Verdict"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Whether it may be compared and published"),
        11);
    column.state = [](const BenchmarkCellRow &row) { return row.verdict; };
    column.note = [](const BenchmarkCellRow &row) { return row.reasons; };
    return column;
}

constexpr C samplesColumn()
{
    C column{QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Values"),
             QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Requests or repetitions that were measured"),
             8,
             Unit::Count};
    column.number = [](const BenchmarkCellRow &row) { return row.samples; };
    return column;
}

constexpr std::array kColumns{
    plain<&BenchmarkCellRow::name>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Cell"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Model, device, precision, batch and load"),
        30),
    stateColumn(),
    verdictColumn(),
    number<R::Throughput>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Throughput"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel",
                          "Requests or samples a second, mean with the 95 % interval"),
        Unit::PerSecond),
    number<R::Mean>(QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Mean latency"),
                    QT_TRANSLATE_NOOP("BenchmarkCellsModel", "With the 95 % interval of the mean"),
                    Unit::Second),
    number<R::Median>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "p50"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel",
                          "Median of the latency from the intended sending, 95 % interval"),
        Unit::Second),
    number<R::P90>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "p90"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "90 % of the requests took at most this"),
        Unit::Second),
    number<R::P95>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "p95"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "95 % of the requests took at most this"),
        Unit::Second),
    number<R::P99>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "p99"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "99 % of the requests took at most this"),
        Unit::Second),
    number<R::P999>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "p99.9"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "99.9 % of the requests took at most this"),
        Unit::Second),
    number<R::FirstToken>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "First token"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "From the intended sending, median"),
        Unit::Second),
    number<R::InterToken>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Inter-token"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Gap between two tokens of a stream, median"),
        Unit::Second),
    number<R::TokenTime>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Per output token"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel",
                          "What follows the first token, divided by its tokens, median"),
        Unit::Second),
    number<R::TokenRate>(QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Output tokens"),
                         QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Of all requests together"),
                         Unit::TokenPerSecond),
    number<R::Goodput>(
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Goodput"),
        QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Requests a second that keep all objectives"),
        Unit::RequestPerSecond),
    number<R::Errors>(QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Errors"),
                      QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Share of the requests that failed"),
                      Unit::Ratio),
    number<R::Memory>(QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Peak memory"),
                      QT_TRANSLATE_NOOP("BenchmarkCellsModel", "The most it held"),
                      Unit::Byte),
    number<R::Energy>(QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Energy"),
                      QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Per request or sample"),
                      Unit::Joule),
    number<R::Power>(QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Power"),
                     QT_TRANSLATE_NOOP("BenchmarkCellsModel", "Mean while it was measured"),
                     Unit::Watt),
    samplesColumn()};

ToldNumber told(const Estimate &estimate, Unit unit)
{
    ToldNumber number;
    if (estimate.isKnown())
        number.value = estimate.value;
    number.text = estimateText(estimate, unit);
    return number;
}

ToldNumber told(const BenchmarkCell &cell, CellNumber wanted)
{
    return told(estimateOf(cell, wanted), unitOf(wanted.measure));
}

ToldNumber percentile(const BenchmarkCell &cell, double quantile)
{
    ToldNumber number = told(cell, {M::Latency, quantile});
    if (const MeasuredValues *values = cell.find(M::Latency)) {
        number.text = percentileText(*values, quantile);
        if (!number.value)
            number.note = QCoreApplication::translate(
                "BenchmarkCellsModel",
                "With fewer requests nobody could say this percentile with 99 % confidence.");
    }
    return number;
}

ToldNumber named(const BenchmarkCell &cell, const char *name, Unit unit)
{
    const auto found = cell.numbers.find(name);
    return found == cell.numbers.end() ? ToldNumber() : told(found->second, unit);
}

QString reasonsOf(const BenchmarkCell &cell)
{
    QStringList lines;
    if (!cell.error.empty())
        lines.append(coreText(cell.error));
    if (cell.isSkipped)
        lines.append(coreText(cell.skippedFor));
    for (const VerdictReason &reason : cell.reasons)
        lines.append(coreText(reason.text));
    for (const auto &[words, count] : cell.errors)
        lines.append(
            QStringLiteral("%1 × %2").arg(count).arg(shownName(QString::fromStdString(words))));
    return lines.join(QChar(u'\n'));
}

void fillNumbers(BenchmarkCellRow &row, const BenchmarkCell &cell)
{
    row.numbers[R::Throughput] = told(cell, headlineOf(M::Throughput));
    row.numbers[R::Mean] = told(cell, {M::Latency, kMean});
    row.numbers[R::Median] = told(cell, {M::Latency, 0.5});
    row.numbers[R::P90] = percentile(cell, 0.9);
    row.numbers[R::P95] = percentile(cell, 0.95);
    row.numbers[R::P99] = percentile(cell, 0.99);
    row.numbers[R::P999] = percentile(cell, 0.999);
    row.numbers[R::FirstToken] = told(cell, headlineOf(M::TimeToFirstToken));
    row.numbers[R::InterToken] = told(cell, headlineOf(M::InterTokenLatency));
    row.numbers[R::TokenTime] = told(cell, headlineOf(M::TimePerOutputToken));
    row.numbers[R::TokenRate] = told(cell, headlineOf(M::OutputTokenRate));
    row.numbers[R::Goodput] = named(cell, "goodput_requests_per_second", Unit::RequestPerSecond);
    row.numbers[R::Errors] = told(cell, headlineOf(M::ErrorRatio));
    row.numbers[R::Memory] = told(cell, headlineOf(M::PeakMemory));
    row.numbers[R::Energy] = told(cell, headlineOf(M::EnergyPerRequest));
    row.numbers[R::Power] = named(cell, "average_power_watts", Unit::Watt);
}

BenchmarkCellRow rowOf(const BenchmarkCell &cell, std::size_t place)
{
    BenchmarkCellRow row;
    row.id = QString::number(place);
    row.name = cellKeyText(cell.key);
    row.state = cell.isSkipped ? CellState::None : runStateShape(cell.state);
    row.stateText = cell.isSkipped ? QCoreApplication::translate("BenchmarkCellsModel", "left out")
                                   : runStateText(cell.state);
    row.verdict = runVerdictShape(cell.verdict);
    row.verdictText = runVerdictText(cell.verdict);
    row.reasons = reasonsOf(cell);
    row.isStale = cell.isSkipped;
    fillNumbers(row, cell);
    if (const MeasuredValues *latency = cell.find(M::Latency))
        row.samples = double(std::max(latency->mean.count, latency->median.count));
    return row;
}

} // namespace

std::vector<BenchmarkCellRow> benchmarkCellRows(const BenchmarkRun &run)
{
    std::vector<BenchmarkCellRow> rows;
    for (std::size_t at = 0; at < run.cells.size(); ++at)
        rows.push_back(rowOf(run.cells[at], at));
    return rows;
}

BenchmarkCellsModel::BenchmarkCellsModel(QObject *parent)
    : RowModel(kColumns, "BenchmarkCellsModel", parent)
{
}

} // namespace perfdeck
