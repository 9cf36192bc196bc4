// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/SeriesTreeModel.h"

#include "widgets/models/LatestModel.h"
#include "widgets/style/Format.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/PlainText.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

/// Of rows that are metrics; rows of series have the row of their metric.
constexpr quintptr kTop = ~quintptr{0};

QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text);
}

QString metricTip(const FoundMetric &metric)
{
    return metricTitle(metric.info) + QChar(u'\n') + fromUtf8(metric.help);
}

} // namespace

Selector exactSelector(const SeriesKey &key)
{
    Selector selector{key.metric, {}};
    for (const auto &[name, value] : key.labels)
        selector.matchers.push_back({name, Selector::Match::Equal, value});
    return selector;
}

void SeriesTreeModel::setFound(FoundSeriesPtr found)
{
    beginResetModel();
    m_found = std::move(found);
    endResetModel();
}

void SeriesTreeModel::addNumbers(const Frame &frame, Timestamp now)
{
    for (const FrameSeries &series : frame.series) {
        if (series.count == 0) {
            m_numbers.erase(*series.key);
            continue;
        }
        const Timestamp last{Duration(series.lastTime)};
        const double age = std::chrono::duration<double>(now - last).count();
        m_numbers[*series.key] = {series.last, series.count, std::max(0.0, age)};
    }
    tellNumbers();
}

void SeriesTreeModel::setPerSecond(bool perSecond)
{
    if (std::exchange(m_perSecond, perSecond) == perSecond)
        return;
    m_numbers.clear();
    tellNumbers();
}

bool SeriesTreeModel::isPerSecond(const QModelIndex &index) const
{
    return m_perSecond && index.isValid() && metricAt(index).info.kind == MetricKind::Counter;
}

void SeriesTreeModel::tellNumbers()
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex metric = index(row, Series);
        const int last = rowCount(metric) - 1;
        if (last >= 0)
            Q_EMIT dataChanged(index(0, Value, metric), index(last, Age, metric));
    }
}

bool SeriesTreeModel::isSeries(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != kTop;
}

const FoundMetric &SeriesTreeModel::metricAt(const QModelIndex &index) const
{
    return m_found
        ->metrics[isSeries(index) ? std::size_t(index.internalId()) : std::size_t(index.row())];
}

Selector SeriesTreeModel::selectorAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const FoundMetric &metric = metricAt(index);
    return isSeries(index) ? exactSelector(*metric.series[std::size_t(index.row())].key)
                           : Selector{metric.info.name, {}};
}

QString SeriesTreeModel::helpAt(const QModelIndex &index) const
{
    return index.isValid() ? fromUtf8(metricAt(index).help) : QString();
}

QModelIndex SeriesTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : kTop);
}

QModelIndex SeriesTreeModel::parent(const QModelIndex &child) const
{
    return isSeries(child) ? createIndex(int(child.internalId()), 0, kTop) : QModelIndex();
}

int SeriesTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_found || isSeries(parent) || parent.column() > 0)
        return 0;
    return int(parent.isValid() ? metricAt(parent).series.size() : m_found->metrics.size());
}

int SeriesTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString SeriesTreeModel::metricText(const FoundMetric &metric, int column) const
{
    if (column == Series)
        return fromUtf8(metric.info.name);
    return column == Value ? tr("%n series", nullptr, int(metric.series.size())) : QString();
}

QString
SeriesTreeModel::seriesText(const FoundMetric &metric, const SeriesRecord &series, int column) const
{
    if (column == Series) {
        const QString labels = labelWords(series.key->labels);
        return labels.isEmpty() ? tr("without labels") : labels;
    }
    const auto numbers = m_numbers.find(*series.key);
    if (numbers == m_numbers.end())
        return {};
    const bool isRate = m_perSecond && metric.info.kind == MetricKind::Counter;
    if (column == Value)
        return formatText(numbers->second.last, metric.info.unit)
            + (isRate ? QStringLiteral("/s") : QString());
    return column == Samples ? QString::number(numbers->second.samples)
                             : formatText(numbers->second.age, Unit::Second);
}

QVariant SeriesTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FoundMetric &metric = metricAt(index);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == Series ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole)
        return plainToolTip(isSeries(index) ? fromUtf8(selectorAt(index).toString())
                                            : metricTip(metric));
    if (role == Qt::AccessibleDescriptionRole)
        return isSeries(index) ? QVariant() : QVariant(fromUtf8(metric.help));
    if (role != Qt::DisplayRole)
        return {};
    return isSeries(index)
        ? seriesText(metric, metric.series[std::size_t(index.row())], index.column())
        : metricText(metric, index.column());
}

QVariant SeriesTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Series ? Qt::AlignLeft : Qt::AlignRight));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Series:
        return tr("Series");
    case Value:
        return tr("Value");
    case Samples:
        return tr("Samples");
    default:
        return tr("Age");
    }
}

} // namespace perfdeck
