// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ComparedModel.h"

#include "widgets/models/Trend.h"
#include "widgets/style/QualityText.h"

#include <array>

namespace perfdeck {

namespace {

constexpr const char *kContext = "ComparedModel";

using C = Column<ComparedRow>;
using Read = std::optional<double> (*)(const ModelRow &);

template<std::optional<RatedNumber> ModelRow::*Member>
std::optional<double> rated(const ModelRow &row)
{
    return row.*Member ? std::optional(shownNumber(*(row.*Member))) : std::nullopt;
}

template<std::optional<double> ModelRow::*Member>
std::optional<double> plain(const ModelRow &row)
{
    return row.*Member;
}

template<Read read>
constexpr C value(const char *title, const char *help, Unit unit)
{
    C column{title, help, 13, unit};
    column.number = [](const ComparedRow &row) { return read(row.model); };
    return column;
}

/// A percentile with its mark.
template<std::optional<RatedNumber> ModelRow::*Member>
constexpr C percentile(const char *title, const char *help)
{
    C column = value<rated<Member>>(title, help, Unit::Second);
    column.text = [](const ComparedRow &row) {
        const std::optional<RatedNumber> &number = row.model.*Member;
        return number ? formatRated(*number, Unit::Second) : QStringLiteral("–");
    };
    column.note = [](const ComparedRow &row) {
        const std::optional<RatedNumber> &number = row.model.*Member;
        return number ? qualityWords(number->quality) : QString();
    };
    return column;
}

template<Read read, Unit unit>
constexpr C change()
{
    C column{QT_TRANSLATE_NOOP("ComparedModel", "Δ"),
             QT_TRANSLATE_NOOP("ComparedModel", "Against the first; errors in points"),
             9,
             Unit::Ratio};
    column.number = [](const ComparedRow &row) -> std::optional<double> {
        const std::optional<double> before = read(row.first);
        const std::optional<double> now = read(row.model);
        if (!before || !now || (unit != Unit::Ratio && *before == 0))
            return std::nullopt;
        return unit == Unit::Ratio ? *now - *before : (*now - *before) / *before;
    };
    column.text = [](const ComparedRow &row) {
        return row.model.id == row.first.id ? QString()
                                            : changeText(read(row.first), read(row.model), unit);
    };
    return column;
}

constexpr C name()
{
    C column{QT_TRANSLATE_NOOP("ComparedModel", "Model"),
             QT_TRANSLATE_NOOP("ComparedModel", "The first is what others are compared with"),
             24};
    column.text = [](const ComparedRow &row) { return row.name; };
    return column;
}

constexpr std::array kColumns{
    name(),
    percentile<&ModelRow::p50>(
        QT_TRANSLATE_NOOP("ComparedModel", "p50"),
        QT_TRANSLATE_NOOP("ComparedModel", "Half of the recent requests were faster")),
    change<rated<&ModelRow::p50>, Unit::Second>(),
    percentile<&ModelRow::p95>(
        QT_TRANSLATE_NOOP("ComparedModel", "p95"),
        QT_TRANSLATE_NOOP("ComparedModel", "95 % of the recent requests were faster")),
    change<rated<&ModelRow::p95>, Unit::Second>(),
    percentile<&ModelRow::p99>(
        QT_TRANSLATE_NOOP("ComparedModel", "p99"),
        QT_TRANSLATE_NOOP("ComparedModel", "99 % of the recent requests were faster")),
    change<rated<&ModelRow::p99>, Unit::Second>(),
    value<plain<&ModelRow::mean>>(
        QT_TRANSLATE_NOOP("ComparedModel", "Mean"),
        QT_TRANSLATE_NOOP("ComparedModel", "Mean latency of recent requests"),
        Unit::Second),
    change<plain<&ModelRow::mean>, Unit::Second>(),
    value<plain<&ModelRow::throughput>>(
        QT_TRANSLATE_NOOP("ComparedModel", "Throughput"),
        QT_TRANSLATE_NOOP("ComparedModel", "Samples or requests per second"),
        Unit::PerSecond),
    change<plain<&ModelRow::throughput>, Unit::PerSecond>(),
    value<plain<&ModelRow::generated>>(
        QT_TRANSLATE_NOOP("ComparedModel", "Decode"),
        QT_TRANSLATE_NOOP("ComparedModel", "Generated tokens per second"),
        Unit::TokenPerSecond),
    change<plain<&ModelRow::generated>, Unit::TokenPerSecond>(),
    value<plain<&ModelRow::errors>>(
        QT_TRANSLATE_NOOP("ComparedModel", "Errors"),
        QT_TRANSLATE_NOOP("ComparedModel", "Share of recent requests that failed"),
        Unit::Ratio),
    change<plain<&ModelRow::errors>, Unit::Ratio>(),
};

} // namespace

QStringList distinctNames(const std::vector<ModelRow> &models)
{
    const auto isRepeated = [&models](const auto &same) {
        return [&models, same](const ModelRow &row) {
            return std::ranges::count_if(models,
                                         [&](const ModelRow &other) { return same(row, other); })
                > 1;
        };
    };
    const auto sharesModel
        = isRepeated([](const ModelRow &a, const ModelRow &b) { return a.model == b.model; });
    const auto sharesSource = isRepeated([](const ModelRow &a, const ModelRow &b) {
        return a.model == b.model && a.source == b.source;
    });
    QStringList names;
    for (const ModelRow &row : models) {
        QString name = row.model;
        if (sharesModel(row) && row.source != row.model)
            name += QStringLiteral(" · ") + row.source;
        if (sharesSource(row) && !row.device.isEmpty())
            name += QStringLiteral(" · ") + row.device;
        names.append(name);
    }
    return names;
}

std::vector<ComparedRow> comparedRows(const std::vector<ModelRow> &models)
{
    const QStringList names = distinctNames(models);
    std::vector<ComparedRow> rows;
    for (std::size_t at = 0; at < models.size(); ++at)
        rows.push_back(
            {models[at].id, names[qsizetype(at)], models[at], models.front(), models[at].isStale});
    return rows;
}

ComparedModel::ComparedModel(QObject *parent)
    : RowModel(kColumns, kContext, parent)
{
}

} // namespace perfdeck
