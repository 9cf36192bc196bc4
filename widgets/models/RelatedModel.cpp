// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/RelatedModel.h"

#include "core/model/Finding.h"
#include "widgets/models/FindingsModel.h"

#include <array>
#include <chrono>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

using C = Column<RelatedRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("RelatedModel", "When"),
      QT_TRANSLATE_NOOP("RelatedModel", "When it began to differ from how it went on before"),
      11,
      Unit::None,
      [](const RelatedRow &row) { return std::optional(row.lag); },
      [](const RelatedRow &row) { return row.when; },
      nullptr,
      true},
    C{QT_TRANSLATE_NOOP("RelatedModel", "Series"),
      QT_TRANSLATE_NOOP("RelatedModel", "What changed, likely causes first"),
      24,
      Unit::None,
      nullptr,
      [](const RelatedRow &row) { return row.series; },
      nullptr,
      false,
      [](const RelatedRow &row) { return row.levels; }},
    C{QT_TRANSLATE_NOOP("RelatedModel", "Size"),
      QT_TRANSLATE_NOOP("RelatedModel", "Its level since then against the one before"),
      8,
      Unit::None,
      [](const RelatedRow &row) { return std::optional(row.shift); },
      [](const RelatedRow &row) { return row.size; },
      [](const RelatedRow &row) { return row.state; },
      false,
      [](const RelatedRow &row) { return row.levels; }},
    C{QT_TRANSLATE_NOOP("RelatedModel", "Sure"),
      QT_TRANSLATE_NOOP("RelatedModel", "How probable it is that it changed at all"),
      6,
      Unit::Ratio,
      [](const RelatedRow &row) { return std::optional(row.confidence); }},
};

QString words(const char *text)
{
    return QCoreApplication::translate("RelatedModel", text);
}

QString whenWords(const RelatedSeries &series)
{
    const QString away = formatSpan(std::chrono::abs(series.lag));
    switch (series.order) {
    case ChangeOrder::Before:
        return words(QT_TRANSLATE_NOOP("RelatedModel", "%1 before")).arg(away);
    case ChangeOrder::After:
        return words(QT_TRANSLATE_NOOP("RelatedModel", "%1 after")).arg(away);
    case ChangeOrder::With:
        break;
    }
    return words(QT_TRANSLATE_NOOP("RelatedModel", "with it"));
}

/// A counter is looked at as what it grows by in a second.
QString levelWords(double level, const MetricInfo &info)
{
    const QString text = formatText(level, info.unit);
    return info.kind == MetricKind::Counter
        ? words(QT_TRANSLATE_NOOP("RelatedModel", "%1 per second")).arg(text)
        : text;
}

/// Relative where that says something: not from 0, and not across it.
QString sizeWords(const RelatedSeries &series)
{
    if (series.isGone)
        return words(QT_TRANSLATE_NOOP("RelatedModel", "gone"));
    if (series.before * series.after > 0)
        return effectWords(series.after / series.before - 1);
    return series.shift < 0 ? words(QT_TRANSLATE_NOOP("RelatedModel", "fell"))
                            : words(QT_TRANSLATE_NOOP("RelatedModel", "rose"));
}

CellState stateOf(const RelatedSeries &series, Better better)
{
    if (series.isGone)
        return CellState::Warning;
    switch (verdictOf(better, series.after - series.before)) {
    case FindingVerdict::Regressed:
        return CellState::Warning;
    case FindingVerdict::Improved:
        return CellState::Good;
    case FindingVerdict::Changed:
    case FindingVerdict::Environment:
        break;
    }
    return CellState::None;
}

RelatedRow rowOf(const RelatedSeries &series)
{
    const MetricInfo info = metricInfo(series.series->metric);
    RelatedRow row;
    row.when = whenWords(series);
    row.lag = std::chrono::duration<double>(series.lag).count();
    row.series = seriesText(*series.series);
    row.levels = series.isGone
        ? words(QT_TRANSLATE_NOOP("RelatedModel", "%1 before, no samples since"))
              .arg(levelWords(series.before, info))
        : words(QT_TRANSLATE_NOOP("RelatedModel", "from %1 to %2"))
              .arg(levelWords(series.before, info), levelWords(series.after, info));
    if (series.hasEvent)
        row.levels += QChar(u'\n')
            + words(QT_TRANSLATE_NOOP("RelatedModel",
                                      "An event that concerns it lies just before"));
    row.size = sizeWords(series);
    row.shift = series.shift;
    row.state = stateOf(series, info.better);
    row.confidence = series.confidence;
    return row;
}

} // namespace

std::vector<RelatedRow> relatedRows(const RelatedChanges &changes)
{
    std::vector<RelatedRow> rows;
    for (const RelatedSeries &series : changes.series) {
        rows.push_back(rowOf(series));
        rows.back().id = QString::number(rows.size() - 1);
    }
    return rows;
}

RelatedModel::RelatedModel(QObject *parent)
    : RowModel(kColumns, "RelatedModel", parent)
{
}

QString relatedWords(const RelatedChanges &changes, std::size_t most)
{
    if (changes.series.empty())
        return {};
    QStringList lines{words(QT_TRANSLATE_NOOP("RelatedModel", "What else changed, causes first:"))};
    for (const RelatedSeries &series : changes.series) {
        if (std::size_t(lines.size()) > most)
            break;
        lines.append(words(QT_TRANSLATE_NOOP("RelatedModel", "%1: %2 %3"))
                         .arg(whenWords(series), seriesText(*series.series), sizeWords(series)));
    }
    if (changes.series.size() > most)
        lines.append(QCoreApplication::translate(
            "RelatedModel", "and %n more", nullptr, int(changes.series.size() - most)));
    return lines.join(QStringLiteral("\n• "));
}

} // namespace perfdeck
