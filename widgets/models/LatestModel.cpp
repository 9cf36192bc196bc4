// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/LatestModel.h"

#include <array>

namespace perfdeck {

namespace {

constexpr double kStaleAfter = 60; ///< seconds

constexpr std::array kColumns{
    Column<LatestRow>{QT_TRANSLATE_NOOP("LatestModel", "Metric"),
                      QT_TRANSLATE_NOOP("LatestModel", "What is measured"),
                      20,
                      Unit::None,
                      nullptr,
                      [](const LatestRow &row) { return row.metric; }},
    Column<LatestRow>{QT_TRANSLATE_NOOP("LatestModel", "Labels"),
                      QT_TRANSLATE_NOOP("LatestModel", "What tells the series apart"),
                      24,
                      Unit::None,
                      nullptr,
                      [](const LatestRow &row) { return row.labels; }},
    Column<LatestRow>{QT_TRANSLATE_NOOP("LatestModel", "Value"),
                      QT_TRANSLATE_NOOP("LatestModel", "The newest one"),
                      10,
                      Unit::None,
                      [](const LatestRow &row) { return std::optional(row.value); },
                      [](const LatestRow &row) { return formatText(row.value, row.unit); }},
    Column<LatestRow>{QT_TRANSLATE_NOOP("LatestModel", "Age"),
                      QT_TRANSLATE_NOOP("LatestModel", "Time since it was measured"),
                      8,
                      Unit::Second,
                      [](const LatestRow &row) { return std::optional(row.age); }},
};

} // namespace

QString labelWords(const Labels &labels)
{
    QStringList words;
    QStringList origin; // the same for all of a source: it tells least, and is cut off first
    for (const auto &[name, value] : labels)
        (name == "instance" || name == "source" ? origin : words)
            .append(QString::fromStdString(name) + QChar(u'=') + QString::fromStdString(value));
    return (words + origin).join(QChar(u' '));
}

std::vector<LatestRow> latestRows(const LatestValues &values, Timestamp now)
{
    std::vector<LatestRow> rows;
    for (const LatestValue &value : values) {
        LatestRow row;
        row.id = QString::fromStdString(value.key->toString());
        row.metric = QString::fromStdString(value.key->metric);
        row.labels = labelWords(value.key->labels);
        row.value = value.sample.value;
        row.unit = metricInfo(value.key->metric).unit;
        row.age = std::max(0.0, std::chrono::duration<double>(now - value.sample.time).count());
        row.isStale = row.age > kStaleAfter;
        rows.push_back(std::move(row));
    }
    std::ranges::sort(rows, {}, &LatestRow::id);
    return rows;
}

LatestModel::LatestModel(QObject *parent)
    : RowModel(kColumns, "LatestModel", parent)
{
}

} // namespace perfdeck
