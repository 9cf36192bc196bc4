// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ComparisonMatrices.h"

#include "core/compare/MetricCorrelation.h"
#include "core/compare/ModelFamily.h"
#include "core/compare/SideJudgement.h"
#include "widgets/models/ComparisonWords.h"
#include "widgets/style/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace perfdeck {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

QString words(const char *text)
{
    return QCoreApplication::translate("ComparisonMatrices", text);
}

MatrixCell cellOf(const MetricPair &pair, bool isItself)
{
    MatrixCell cell;
    cell.value = pair.correlation;
    if (isItself)
        return cell;
    cell.isSure = pair.qValue <= kMostFalse;
    cell.note
        = words(QT_TRANSLATE_NOOP("ComparisonMatrices",
                                  "%1 common moments, which count as %2; p %3, q %4"))
              .arg(pair.count)
              .arg(formatNumber(pair.effective), chanceText(pair.pValue), chanceText(pair.qValue))
              .toStdString();
    return cell;
}

std::string nameOr(const std::string &name, const char *otherwise)
{
    return name.empty() ? words(otherwise).toStdString() : name;
}

MatrixCell cellOf(const FamilyTable &table, const std::pair<std::string, std::string> &key)
{
    const auto found = table.cells.find(key);
    if (found == table.cells.end())
        return {kNothing, true, {}};
    const FamilyCell &cell = found->second;
    return {cell.median,
            true,
            words(QT_TRANSLATE_NOOP("ComparisonMatrices", "models: %1; best: %2 with %3"))
                .arg(cell.models)
                .arg(QString::fromStdString(cell.best), formatText(cell.bestValue, table.info.unit))
                .toStdString()};
}

} // namespace

MatrixFramePtr correlationMatrix(const SideSamples &samples, std::size_t side)
{
    auto frame = std::make_shared<MatrixFrame>();
    frame->info.title
        = words(QT_TRANSLATE_NOOP("ComparisonMatrices", "Rank correlation")).toStdString();
    frame->scale = MatrixFrame::Scale::Balance;
    frame->rowTitle = frame->columnTitle
        = words(QT_TRANSLATE_NOOP("ComparisonMatrices", "faint: may be chance")).toStdString();
    if (side >= samples.sides.size())
        return frame;
    const MetricCorrelations made = correlateMetrics(samples, side);
    if (made.metrics.size() < 2)
        return frame;
    for (const std::size_t metric : made.metrics)
        frame->rows.push_back(measureName(samples.metrics[metric]).toStdString());
    frame->columns = frame->rows;
    for (std::size_t at = 0; at < made.pairs.size(); ++at)
        frame->cells.push_back(cellOf(made.pairs[at], at % (made.metrics.size() + 1) == 0));
    return frame;
}

MatrixFramePtr familyMatrix(const std::vector<ComparableThing> &things,
                            const SideSamples &samples,
                            Criterion criterion)
{
    auto frame = std::make_shared<MatrixFrame>();
    const FamilyTable table = familyTable(things, samples, criterion);
    frame->info = table.info;
    frame->rowTitle = words(QT_TRANSLATE_NOOP("ComparisonMatrices", "model family")).toStdString();
    frame->columnTitle = words(QT_TRANSLATE_NOOP("ComparisonMatrices", "hardware")).toStdString();
    std::set<std::string> families;
    std::set<std::string> hardware;
    for (const auto &[key, cell] : table.cells) {
        families.insert(key.first);
        hardware.insert(key.second);
    }
    for (const std::string &each : hardware)
        frame->columns.push_back(
            nameOr(each, QT_TRANSLATE_NOOP("ComparisonMatrices", "device not said")));
    for (const std::string &family : families) {
        frame->rows.push_back(family);
        for (const std::string &each : hardware)
            frame->cells.push_back(cellOf(table, {family, each}));
    }
    return frame;
}

} // namespace perfdeck
