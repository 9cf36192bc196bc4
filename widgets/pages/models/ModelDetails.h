// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ChartFeed.h"
#include "widgets/models/ModelRows.h"
#include "widgets/pages/models/ModelCharts.h"
#include "widgets/pages/PageContext.h"

#include <QWidget>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class ChartGrid;
class HeatFeed;
class HeatMap;
class StateLabel;

/// All about one model: the charts of its requests and, of a language model, those of its tokens
/// below a line that says what limits it. A chart is made when a model first has such data. GUI
/// thread.
class ModelDetails final : public QWidget
{
    Q_OBJECT

public:
    /// `run` takes the feeds over: they belong to the charts.
    ModelDetails(PageContext context, std::function<void(Feed &)> run, QWidget *parent = nullptr);

    /// Another model, or newer values of the same.
    void showModel(const ModelRow &row);

private:
    struct Detail
    {
        TimeSeriesChart *chart = nullptr;
        ChartFeed *feed = nullptr;
        bool isShown = false; ///< stays so for as long as the model is chosen
    };

    [[nodiscard]] QWidget *makeTokenHead();
    void choose(const ModelRow &row);
    void showWords(const ModelRow &row);
    void arrange(const ModelRow &row);
    void makeChart(Detail &detail, const ModelChart &spec);
    void showDistribution(const ModelRow &row);

    PageContext m_context;
    std::function<void(Feed &)> m_run;
    QString m_chosen; ///< the id of a row
    HeatMap *m_distribution = nullptr; ///< of latency; made when a model first has percentiles
    HeatFeed *m_distributionFeed = nullptr;
    QLabel *m_title;
    StateLabel *m_missing;
    ChartGrid *m_requests;
    QWidget *m_tokenHead;
    StateLabel *m_limit;
    ChartGrid *m_tokens;
    std::vector<Detail> m_details; ///< in the order of modelCharts()
};

} // namespace perfdeck
