// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "core/model/Selector.h"
#include "core/query/SeriesSearch.h"

#include <QAbstractItemModel>

#include <unordered_map>

namespace perfdeck {

/// What a range holds of one series.
struct SeriesNumber
{
    double last = 0; ///< in the base unit; of a counter per second where it is shown so
    std::uint64_t samples = 0;
    double age = 0; ///< of the newest sample, seconds
};

using SeriesNumbers = std::unordered_map<SeriesKey, SeriesNumber>;

/// Found series as a tree: metrics, and below each its series with their newest value, how many
/// samples the range has, and the age of the newest. Numbers come later, for the rows that can be
/// seen. GUI thread.
class SeriesTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Columns
    {
        Series,
        Value,
        Samples,
        Age,
        ColumnCount
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setFound(FoundSeriesPtr found);

    [[nodiscard]] const FoundSeriesPtr &found() const { return m_found; }

    /// What a frame tells about its series; `now` is the end of what is looked at.
    void addNumbers(const Frame &frame, Timestamp now);
    /// Counters are told by their increase per second; all numbers have to be asked for anew.
    void setPerSecond(bool perSecond);
    /// The numbers of this row are an increase per second.
    [[nodiscard]] bool isPerSecond(const QModelIndex &index) const;

    /// What is known so far.
    [[nodiscard]] const SeriesNumbers &numbers() const { return m_numbers; }

    /// The series of a row, or all of a metric.
    [[nodiscard]] Selector selectorAt(const QModelIndex &index) const;
    /// What a server says about the metric of a row; may be empty.
    [[nodiscard]] QString helpAt(const QModelIndex &index) const;
    [[nodiscard]] bool isSeries(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex
    index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const FoundMetric &metricAt(const QModelIndex &index) const;
    [[nodiscard]] QString metricText(const FoundMetric &metric, int column) const;
    [[nodiscard]] QString
    seriesText(const FoundMetric &metric, const SeriesRecord &series, int column) const;

    void tellNumbers();

    FoundSeriesPtr m_found;
    SeriesNumbers m_numbers;
    bool m_perSecond = false;
};

/// Names exactly this series.
[[nodiscard]] Selector exactSelector(const SeriesKey &key);

} // namespace perfdeck
