// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/cluster/workers/WorkerCharts.h"
#include "widgets/pages/PageContext.h"

#include <QWidget>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class ChartFeed;
class HeatFeed;
class HeatMap;
class TimeSeriesChart;

/// One quantity of several workers: a chart with a line for each, or with a band where they are too
/// many, beside a heat map of workers over time. GUI thread.
class WorkersComparison final : public QWidget
{
    Q_OBJECT

public:
    /// `run` takes the feeds over: they belong to the charts.
    WorkersComparison(const PageContext &context,
                      const std::function<void(Feed &)> &run,
                      QWidget *parent = nullptr);

    /// Of a cluster, or of all where the name is empty. No worker named: all of them. Each one
    /// named is asked for by itself: a hundred at most.
    void showWorkers(const std::string &cluster, const QStringList &workers);
    [[nodiscard]] QString metric() const;
    void setMetric(const QString &name);

    /// Rows of the heat map; of more workers those with the largest newest values.
    static constexpr std::size_t kMostRows = 150;

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    void offerForeignMetrics();
    void ask();

    const PageContext m_context;
    std::vector<WorkerMetric> m_metrics; ///< as offered
    std::string m_cluster;
    QStringList m_workers;
    bool m_hasAsked = false;
    QComboBox *m_choice = nullptr;
    QLabel *m_words = nullptr;
    TimeSeriesChart *m_chart = nullptr;
    ChartFeed *m_feed = nullptr;
    HeatMap *m_map = nullptr;
    HeatFeed *m_heatFeed = nullptr;
};

} // namespace perfdeck
