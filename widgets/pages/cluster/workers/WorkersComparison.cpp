// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/workers/WorkersComparison.h"

#include "core/engine/Session.h"
#include "widgets/pages/cluster/workers/WorkerTable.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/pages/LiveHeatMap.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kMinHeight = 150;
constexpr std::size_t kMostInBand = RangeQuery::kMostSpread;

} // namespace

WorkersComparison::WorkersComparison(const PageContext &context,
                                     const std::function<void(Feed &)> &run,
                                     QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_metrics(workerMetrics())
{
    const LiveChart live(context, "chart-compared-workers", {}, {});
    m_chart = live.chart();
    m_feed = &live.feed();
    m_chart->setMinimumHeight(kMinHeight);
    m_chart->setEmptyText(tr("Not reported of these workers"), tr("or not in this range"));
    m_chart->setSeriesName([](const FrameSeries &series) {
        const std::string_view worker = series.key->labels.get("worker");
        return QString::fromUtf8(worker.data(), qsizetype(worker.size()));
    });
    const LiveHeatMap heat(context, "heat-workers", tr("Workers over time"));
    m_map = heat.map();
    m_heatFeed = &heat.feed();
    m_map->setMinimumHeight(kMinHeight);
    m_map->setEmptyText(tr("Not reported of these workers"), tr("or not in this range"));
    run(*m_feed);
    run(*m_heatFeed);
    auto *charts = new QSplitter;
    charts->setChildrenCollapsible(false);
    charts->setHandleWidth(kGap);
    charts->addWidget(m_chart);
    charts->addWidget(m_map);
    charts->setStretchFactor(0, 1);
    charts->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(makeHead());
    layout->addWidget(charts, 1);
}

QWidget *WorkersComparison::makeHead()
{
    m_choice = new QComboBox;
    m_choice->setObjectName(QStringLiteral("workerMetric"));
    m_choice->setAccessibleName(tr("Quantity that is compared"));
    for (const WorkerMetric &metric : m_metrics)
        m_choice->addItem(metric.title, QString::fromStdString(metric.name));
    connect(m_choice, &QComboBox::currentIndexChanged, this, &WorkersComparison::ask);
    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("comparedWorkers"));
    m_words->setTextFormat(Qt::PlainText);
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * Style::kGrid);
    layout->addWidget(m_choice);
    layout->addWidget(m_words, 1);
    return head;
}

void WorkersComparison::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    offerForeignMetrics();
}

/// What servers report beside the quantities known here can be compared too.
void WorkersComparison::offerForeignMetrics()
{
    m_context.session.askNames(this, [this](const SeriesNamesPtr &names) {
        for (const NameCount &metric : names->metrics) {
            if (!metric.name.starts_with("worker_")
                || std::ranges::find(m_metrics, metric.name, &WorkerMetric::name)
                    != m_metrics.end())
                continue;
            m_metrics.push_back(foreignWorkerMetric(metric.name));
            m_choice->addItem(m_metrics.back().title, QString::fromStdString(metric.name));
        }
    });
}

void WorkersComparison::showWorkers(const std::string &cluster, const QStringList &workers)
{
    if (std::exchange(m_hasAsked, true) && cluster == m_cluster && workers == m_workers)
        return;
    m_cluster = cluster;
    m_workers = workers;
    m_words->setText(workers.isEmpty() ? tr("All workers; choose one for its details, or several")
                         : workers.size() >= WorkerTable::kMost
                         ? tr("The first %1 of those chosen").arg(workers.size())
                         : tr("%n workers", nullptr, int(workers.size())));
    ask();
}

QString WorkersComparison::metric() const
{
    return m_choice->currentData().toString();
}

void WorkersComparison::setMetric(const QString &name)
{
    if (const int at = m_choice->findData(name); at >= 0)
        m_choice->setCurrentIndex(at);
}

void WorkersComparison::ask()
{
    const WorkerMetric &metric = m_metrics[std::size_t(m_choice->currentIndex())];
    ChartQuestion question;
    question.transform = metric.transform;
    for (const QString &worker : m_workers)
        question.selectors.push_back(workerSelector(metric.name, m_cluster, worker));
    if (m_workers.isEmpty())
        question.selectors.push_back(workerSelector(metric.name, m_cluster));
    question.maxSeries = kMostInBand;
    m_chart->setTitle(metric.title);
    m_feed->setQuestion(question);
    question.maxSeries = kMostRows;
    question.keepLargest = true;
    m_map->setTitle(tr("%1 of each worker").arg(metric.title));
    m_heatFeed->setEntities(std::move(question), "worker");
}

} // namespace perfdeck
