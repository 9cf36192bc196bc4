// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ChartFeed.h"
#include "widgets/models/ComparedModel.h"
#include "widgets/pages/PageContext.h"

#include <QWidget>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class ChartGrid;
class RowTable;
class TimeSeriesChart;

/// Some models beside each other: a table with differences against the first, and one chart per
/// quantity with a line for each model, which has the same colour in all of them. GUI thread.
class ModelComparison final : public QWidget
{
    Q_OBJECT

public:
    /// `run` takes the feeds over: they belong to the charts.
    ModelComparison(PageContext context,
                    std::function<void(Feed &)> run,
                    QWidget *parent = nullptr);

    /// Others, or newer values of the same. None stops asking.
    void showModels(const std::vector<ModelRow> &models);

Q_SIGNALS:
    void closeWanted();

private:
    struct Compared
    {
        TimeSeriesChart *chart = nullptr;
        ChartFeed *feed = nullptr;
    };

    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] Compared makeChart(std::size_t at);
    [[nodiscard]] QString nameOf(const FrameSeries &series) const;
    void ask();
    void fitTable();

    PageContext m_context;
    std::function<void(Feed &)> m_run;
    std::vector<ModelRow> m_models;
    ComparedModel m_rows;
    RowTable *m_table;
    ChartGrid *m_charts;
    std::vector<Compared> m_compared; ///< in the order of the quantities
    QStringList m_asked; ///< ids of the rows that the charts ask for
};

} // namespace perfdeck
