// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/diff/DiffModel.h"

#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <array>
#include <cmath>

namespace perfdeck {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DiffModel)
};

using C = Column<DiffRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("DiffModel", "Layer"),
      QT_TRANSLATE_NOOP("DiffModel", "As the profiler names it"),
      28,
      Unit::None,
      nullptr,
      [](const DiffRow &row) { return row.name; }},
    C{QT_TRANSLATE_NOOP("DiffModel", "Operation"),
      QT_TRANSLATE_NOOP("DiffModel", "What it computes"),
      14,
      Unit::None,
      nullptr,
      [](const DiffRow &row) { return row.op; }},
    C{QT_TRANSLATE_NOOP("DiffModel", "Module"),
      QT_TRANSLATE_NOOP("DiffModel", "Part of the model it belongs to"),
      18,
      Unit::None,
      nullptr,
      [](const DiffRow &row) { return row.module; }},
    C{.title = QT_TRANSLATE_NOOP("DiffModel", "Verdict"),
      .help = QT_TRANSLATE_NOOP("DiffModel",
                                "Certain where the difference of the runs is, among all layers "
                                "looked at together, hardly chance"),
      .characters = 17,
      .text = [](const DiffRow &row) { return row.verdict; },
      .state = [](const DiffRow &row) { return row.state; }},
    C{QT_TRANSLATE_NOOP("DiffModel", "Before"),
      QT_TRANSLATE_NOOP("DiffModel", "Mean time of a run in the other profile"),
      9,
      Unit::Second,
      [](const DiffRow &row) { return row.before; }},
    C{QT_TRANSLATE_NOOP("DiffModel", "Here"),
      QT_TRANSLATE_NOOP("DiffModel", "Mean time of a run in this profile"),
      9,
      Unit::Second,
      [](const DiffRow &row) { return row.after; }},
    C{QT_TRANSLATE_NOOP("DiffModel", "Difference"),
      QT_TRANSLATE_NOOP("DiffModel", "Above zero: it takes longer here"),
      11,
      Unit::Second,
      [](const DiffRow &row) { return row.difference; }},
    C{QT_TRANSLATE_NOOP("DiffModel", "At least"),
      QT_TRANSLATE_NOOP("DiffModel", "Lower end of the 95 % interval of the difference"),
      10,
      Unit::Second,
      [](const DiffRow &row) { return row.low; }},
    C{QT_TRANSLATE_NOOP("DiffModel", "At most"),
      QT_TRANSLATE_NOOP("DiffModel", "Upper end of the 95 % interval of the difference"),
      10,
      Unit::Second,
      [](const DiffRow &row) { return row.high; }},
    C{QT_TRANSLATE_NOOP("DiffModel", "Change"),
      QT_TRANSLATE_NOOP("DiffModel", "The difference as a share of the time before"),
      9,
      Unit::Ratio,
      [](const DiffRow &row) { return row.change; }},
    C{QT_TRANSLATE_NOOP("DiffModel", "q"),
      QT_TRANSLATE_NOOP("DiffModel", "Share of chance among layers that differ this much"),
      7,
      Unit::None,
      [](const DiffRow &row) { return row.qValue; }},
};

std::optional<double> known(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

void judge(DiffRow &row, const LayerDiff &diff)
{
    if (diff.isOnlyInB())
        row.verdict = Words::tr("only here");
    else if (diff.isOnlyInA())
        row.verdict = Words::tr("only before");
    else if (!std::isfinite(diff.qValue))
        row.verdict = Words::tr("too few runs");
    else if (!diff.isSignificant())
        row.verdict = Words::tr("may be chance");
    else
        row.verdict = diff.difference > 0 ? Words::tr("slower") : Words::tr("faster");
    if (diff.isSignificant() && !diff.isOnlyInA() && !diff.isOnlyInB())
        row.state = diff.difference > 0 ? CellState::Critical : CellState::Good;
}

} // namespace

std::vector<DiffRow> diffRows(const ProfileDiff &diff, const Profile &shown)
{
    std::vector<DiffRow> rows;
    rows.reserve(diff.layers.size());
    for (std::size_t at = 0; at < diff.layers.size(); ++at) {
        const LayerDiff &each = diff.layers[at];
        DiffRow row;
        row.id = QString::number(at);
        row.layer = each.layers.b < shown.layers.size() ? each.layers.b : kNoIndex;
        row.name = shownName(QString::fromStdString(each.name));
        row.op = shownName(QString::fromStdString(each.op));
        row.module = shownName(QString::fromStdString(each.module));
        row.before = known(each.secondsA);
        row.after = known(each.secondsB);
        row.difference = known(each.difference);
        row.change = known(each.difference / each.secondsA);
        row.low = known(each.low);
        row.high = known(each.high);
        row.qValue = known(each.qValue);
        judge(row, each);
        rows.push_back(std::move(row));
    }
    return rows;
}

QString diffSentence(const ProfileDiff &diff)
{
    int slower = 0;
    int faster = 0;
    for (const LayerDiff &each : diff.layers) {
        if (!each.isSignificant() || each.isOnlyInA() || each.isOnlyInB())
            continue;
        (each.difference > 0 ? slower : faster) += 1;
    }
    QString text;
    if (std::isfinite(diff.runSecondsA) && std::isfinite(diff.runSecondsB)) {
        text = Words::tr("A run takes %1 here, %2 before: %3 times as long")
                   .arg(formatText(diff.runSecondsB, Unit::Second),
                        formatText(diff.runSecondsA, Unit::Second),
                        formatNumber(diff.runSecondsB / diff.runSecondsA));
        text += std::isfinite(diff.run.low)
            ? Words::tr(", a difference of %1 to %2 (95 %).")
                  .arg(formatText(diff.run.low, Unit::Second),
                       formatText(diff.run.high, Unit::Second))
            : Words::tr("; too few runs to say how certain that is.");
        text += QLatin1Char(' ');
    }
    text += Words::tr("For certain %n layers are slower", nullptr, slower)
        + Words::tr(", %n faster", nullptr, faster);
    if (diff.onlyInA + diff.onlyInB > 0)
        text += Words::tr("; %1 only here, %2 only before")
                    .arg(QString::number(diff.onlyInB), QString::number(diff.onlyInA));
    return text + QLatin1Char('.');
}

DiffModel::DiffModel(QObject *parent)
    : RowModel(kColumns, "DiffModel", parent)
{
}

} // namespace perfdeck
