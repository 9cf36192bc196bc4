// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ModelsModel.h"

#include "widgets/style/QualityText.h"

#include <array>

namespace perfdeck {

namespace {

constexpr const char *kContext = "ModelsModel";

QString numberText(const std::optional<double> &number, Unit unit)
{
    return number ? formatText(*number, unit) : QStringLiteral("–");
}

using C = Column<ModelRow>;
using Rated = std::optional<RatedNumber> ModelRow::*;

/// A percentile with its mark, sorted by what is shown.
template<Rated Member>
constexpr C percentile(const char *title, const char *help)
{
    C column{title, help, 9, Unit::Second};
    column.number = [](const ModelRow &row) {
        return row.*Member ? std::optional(shownNumber(*(row.*Member))) : std::nullopt;
    };
    column.text = [](const ModelRow &row) {
        return row.*Member ? formatRated(*(row.*Member), Unit::Second) : QStringLiteral("–");
    };
    column.note = [](const ModelRow &row) {
        return row.*Member ? qualityWords((row.*Member)->quality) : QString();
    };
    return column;
}

template<std::optional<double> ModelRow::*Member>
constexpr C number(const char *title, const char *help, int characters, Unit unit)
{
    C column{title, help, characters, unit};
    column.number = [](const ModelRow &row) { return row.*Member; };
    return column;
}

template<QString ModelRow::*Member>
constexpr C words(const char *title, const char *help, int characters)
{
    C column{title, help, characters};
    column.text = [](const ModelRow &row) { return row.*Member; };
    return column;
}

constexpr C throughput()
{
    C column = number<&ModelRow::throughput>(
        QT_TRANSLATE_NOOP("ModelsModel", "Throughput"),
        QT_TRANSLATE_NOOP(
            "ModelsModel",
            "Samples per second, or requests per second where samples are not counted"),
        15,
        Unit::SamplePerSecond);
    column.text
        = [](const ModelRow &row) { return numberText(row.throughput, row.throughputUnit); };
    return column;
}

/// A line is drawn in its cells; as text it is the newest value of that line.
constexpr C course()
{
    C column{QT_TRANSLATE_NOOP("ModelsModel", "Course"),
             QT_TRANSLATE_NOOP("ModelsModel",
                               "The p99 over the range shown, or the mean where there is no p99"),
             12,
             Unit::Second};
    column.number = [](const ModelRow &row) {
        return row.p99 ? std::optional(shownNumber(*row.p99)) : row.mean;
    };
    return column;
}

constexpr C queue()
{
    C column{QT_TRANSLATE_NOOP("ModelsModel", "Run / wait"),
             QT_TRANSLATE_NOOP("ModelsModel", "Requests in execution / waiting; sorted by waiting"),
             11,
             Unit::Count};
    column.number = [](const ModelRow &row) { return row.queue ? row.queue : row.running; };
    column.text = [](const ModelRow &row) -> QString {
        if (!row.queue && !row.running)
            return QStringLiteral("–");
        return numberText(row.running, Unit::Count) + QStringLiteral(" / ")
            + numberText(row.queue, Unit::Count);
    };
    column.note = [](const ModelRow &row) {
        return QCoreApplication::translate("ModelsModel", "%1 in execution, %2 waiting")
            .arg(numberText(row.running, Unit::Count), numberText(row.queue, Unit::Count));
    };
    return column;
}

constexpr C memory()
{
    C column = number<&ModelRow::memory>(
        QT_TRANSLATE_NOOP("ModelsModel", "Memory"),
        QT_TRANSLATE_NOOP("ModelsModel", "Memory used, of the GPU where it is reported"),
        10,
        Unit::Byte);
    column.note = [](const ModelRow &row) {
        return row.gpuShare
            ? QCoreApplication::translate("ModelsModel", "%1 of the model is on GPUs")
                  .arg(formatText(*row.gpuShare, Unit::Ratio))
            : QString();
    };
    return column;
}

constexpr C state()
{
    C column = words<&ModelRow::stateText>(
        QT_TRANSLATE_NOOP("ModelsModel", "State"),
        QT_TRANSLATE_NOOP("ModelsModel", "Whether the numbers are current"),
        13);
    column.state = [](const ModelRow &row) { return row.state; };
    return column;
}

constexpr C mark()
{
    C column{QT_TRANSLATE_NOOP("ModelsModel", "⇄"),
             QT_TRANSLATE_NOOP("ModelsModel", "Marked for comparison (Space), two to six rows"),
             3};
    column.text
        = [](const ModelRow &) { return QCoreApplication::translate("ModelsModel", "compare"); };
    return column;
}

constexpr std::array kColumns{
    mark(),
    words<&ModelRow::model>(QT_TRANSLATE_NOOP("ModelsModel", "Model"),
                            QT_TRANSLATE_NOOP("ModelsModel", "Name of the served model"),
                            28),
    words<&ModelRow::source>(QT_TRANSLATE_NOOP("ModelsModel", "Source"),
                             QT_TRANSLATE_NOOP("ModelsModel", "Endpoint that reports it"),
                             13),
    words<&ModelRow::device>(
        QT_TRANSLATE_NOOP("ModelsModel", "Device"),
        QT_TRANSLATE_NOOP("ModelsModel", "Where it runs, if the server says so"),
        8),
    percentile<&ModelRow::p50>(
        QT_TRANSLATE_NOOP("ModelsModel", "p50"),
        QT_TRANSLATE_NOOP("ModelsModel", "Half of the recent requests were faster")),
    percentile<&ModelRow::p95>(
        QT_TRANSLATE_NOOP("ModelsModel", "p95"),
        QT_TRANSLATE_NOOP("ModelsModel", "95 % of the recent requests were faster")),
    percentile<&ModelRow::p99>(
        QT_TRANSLATE_NOOP("ModelsModel", "p99"),
        QT_TRANSLATE_NOOP("ModelsModel", "99 % of the recent requests were faster")),
    number<&ModelRow::mean>(QT_TRANSLATE_NOOP("ModelsModel", "Mean"),
                            QT_TRANSLATE_NOOP("ModelsModel", "Mean latency of recent requests"),
                            9,
                            Unit::Second),
    course(),
    throughput(),
    number<&ModelRow::generated>(QT_TRANSLATE_NOOP("ModelsModel", "Decode"),
                                 QT_TRANSLATE_NOOP("ModelsModel", "Generated tokens per second"),
                                 13,
                                 Unit::TokenPerSecond),
    number<&ModelRow::prompted>(QT_TRANSLATE_NOOP("ModelsModel", "Prefill"),
                                QT_TRANSLATE_NOOP("ModelsModel", "Tokens of prompts per second"),
                                13,
                                Unit::TokenPerSecond),
    percentile<&ModelRow::firstToken>(
        QT_TRANSLATE_NOOP("ModelsModel", "TTFT p95"),
        QT_TRANSLATE_NOOP("ModelsModel", "Time to first token: 95 % were faster")),
    percentile<&ModelRow::interToken>(
        QT_TRANSLATE_NOOP("ModelsModel", "ITL p95"),
        QT_TRANSLATE_NOOP("ModelsModel", "Time between two tokens: 95 % were shorter")),
    queue(),
    number<&ModelRow::kvCache>(
        QT_TRANSLATE_NOOP("ModelsModel", "KV cache"),
        QT_TRANSLATE_NOOP("ModelsModel", "Share of the key-value cache in use"),
        9,
        Unit::Ratio),
    number<&ModelRow::errors>(
        QT_TRANSLATE_NOOP("ModelsModel", "Errors"),
        QT_TRANSLATE_NOOP("ModelsModel", "Share of recent requests that failed"),
        8,
        Unit::Ratio),
    memory(),
    number<&ModelRow::gpu>(
        QT_TRANSLATE_NOOP("ModelsModel", "GPU"),
        QT_TRANSLATE_NOOP("ModelsModel", "How busy the GPU is that it runs on, if the server says"),
        7,
        Unit::Ratio),
    words<&ModelRow::stack>(QT_TRANSLATE_NOOP("ModelsModel", "Stack"),
                            QT_TRANSLATE_NOOP("ModelsModel", "What serves it"),
                            12),
    state(),
};

} // namespace

ModelsModel::ModelsModel(QObject *parent)
    : RowModel(kColumns, kContext, parent)
{
}

void ModelsModel::setMarked(const QString &id, bool marked)
{
    if (marked == m_marked.contains(id) || (marked && m_marked.size() == kMostMarks))
        return;
    if (marked)
        m_marked.append(id);
    else
        m_marked.removeAll(id);
    announceMarks();
}

void ModelsModel::clearMarks()
{
    if (m_marked.isEmpty())
        return;
    m_marked.clear();
    announceMarks();
}

void ModelsModel::announceMarks()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Mark), index(rowCount() - 1, Mark), {Qt::CheckStateRole});
    Q_EMIT marksChanged();
}

QVariant ModelsModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::CheckStateRole || index.column() != Mark)
        return RowModel::data(index, role);
    const ModelRow *row = rowAt(index.row());
    return row != nullptr && m_marked.contains(row->id) ? Qt::Checked : Qt::Unchecked;
}

bool ModelsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const ModelRow *row = rowAt(index.row());
    if (role != Qt::CheckStateRole || index.column() != Mark || row == nullptr)
        return false;
    setMarked(row->id, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ModelsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = RowModel::flags(index);
    return index.column() == Mark ? usual | Qt::ItemIsUserCheckable : usual;
}

} // namespace perfdeck
