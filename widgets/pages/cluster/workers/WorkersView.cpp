// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/workers/WorkersView.h"

#include "widgets/pages/cluster/workers/WorkerDetails.h"
#include "widgets/pages/cluster/workers/WorkersComparison.h"
#include "widgets/pages/cluster/workers/WorkerTable.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/style/Style.h"
#include "widgets/tables/TableExtras.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;

} // namespace

WorkersView::WorkersView(PageContext context, QWidget *parent)
    : ClusterView(std::move(context), parent)
{
    const auto runFeed = [this](Feed &feed) { run(feed); };
    m_table = new WorkerTable(this->context(), runFeed);
    m_details = new WorkerDetails(this->context(), runFeed);
    m_comparison = new WorkersComparison(this->context(), runFeed);
    auto *scroll = new VerticalScroll(m_details);
    m_lower = new QStackedWidget;
    m_lower->addWidget(m_comparison);
    m_lower->addWidget(scroll);
    auto *split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(kGap);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(m_lower);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    connect(m_table, &WorkerTable::chosenChanged, this, &WorkersView::showChosen);
    connect(m_details, &WorkerDetails::closeWanted, m_table, &WorkerTable::chooseNone);
}

/// Without a server there are only the charts.
void WorkersView::showCluster(const ClusterPtr &cluster)
{
    m_cluster = cluster;
    m_table->setVisible(cluster != nullptr);
    if (cluster)
        m_table->showCluster(cluster);
    showChosen();
}

/// One chosen worker is shown in full; else several, those the filter leaves, or all are compared.
void WorkersView::showChosen()
{
    const QStringList chosen = m_cluster ? m_table->chosen() : QStringList();
    const bool isOne = chosen.size() == 1;
    m_lower->setCurrentIndex(isOne ? 1 : 0);
    if (isOne)
        m_details->showWorker(*m_cluster, chosen.front());
    else
        m_comparison->showWorkers(m_cluster ? m_cluster->name : std::string(),
                                  chosen.isEmpty() ? m_table->filtered() : chosen);
}

ViewState WorkersView::view() const
{
    ViewState state{{"metric", m_comparison->metric().toStdString()}};
    if (!m_table->filter().isEmpty())
        state["filter"] = m_table->filter().toStdString();
    if (!m_table->part().isEmpty())
        state["state"] = m_table->part().toStdString();
    if (std::string extras = m_table->extras().state(); !extras.empty())
        state["table"] = std::move(extras);
    if (const QStringList chosen = m_table->chosen(); chosen.size() == 1)
        state["worker"] = chosen.front().toStdString();
    return state;
}

void WorkersView::setView(const ViewState &state)
{
    const auto tell = [&state](const char *key, auto take) {
        if (const auto at = state.find(key); at != state.end())
            take(QString::fromStdString(at->second));
    };
    tell("metric", [this](const QString &name) { m_comparison->setMetric(name); });
    tell("worker", [this](const QString &id) { m_table->choose(id); });
    tell("filter", [this](const QString &text) { m_table->setFilter(text); });
    tell("table",
         [this](const QString &extras) { m_table->extras().setState(extras.toStdString()); });
    tell("state", [this](const QString &part) { m_table->setPart(part); });
}

bool WorkersView::focusFilter()
{
    m_table->focusFilter();
    return true;
}

} // namespace perfdeck
