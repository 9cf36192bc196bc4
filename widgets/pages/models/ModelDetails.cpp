// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/models/ModelDetails.h"

#include "widgets/models/ModelSelectors.h"
#include "widgets/models/ModelWords.h"
#include "widgets/pages/ChartGrid.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/pages/LiveHeatMap.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/style/Style.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>

#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;

QLabel *heading(const Style &style)
{
    auto *label = new QLabel;
    label->setFont(style.font(TextSize::Normal, TextWeight::Strong));
    label->setTextFormat(Qt::PlainText);
    QObject::connect(&style, &Style::changed, label, [label, &style] {
        label->setFont(style.font(TextSize::Normal, TextWeight::Strong));
    });
    return label;
}

} // namespace

ModelDetails::ModelDetails(PageContext context, std::function<void(Feed &)> run, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_run(std::move(run))
    , m_title(heading(m_context.style))
    , m_missing(new StateLabel(m_context.style, TextSize::Small))
    , m_requests(new ChartGrid(m_context.style))
    , m_tokenHead(makeTokenHead())
    , m_tokens(new ChartGrid(m_context.style))
    , m_details(modelCharts().size())
{
    m_title->setObjectName(QStringLiteral("chosenModel"));
    m_missing->setObjectName(QStringLiteral("missing"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(m_title);
    layout->addWidget(m_missing);
    layout->addWidget(m_requests, 1);
    layout->addWidget(m_tokenHead);
    layout->addWidget(m_tokens, 1);
}

QWidget *ModelDetails::makeTokenHead()
{
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, Style::kGrid, 0, 0);
    layout->setSpacing(3 * Style::kGrid);
    QLabel *title = heading(m_context.style);
    title->setText(tr("Tokens"));
    m_limit = new StateLabel(m_context.style, TextSize::Normal);
    m_limit->setObjectName(QStringLiteral("modelLimit"));
    layout->addWidget(title);
    layout->addWidget(m_limit, 1);
    return head;
}

void ModelDetails::showModel(const ModelRow &row)
{
    if (row.id != m_chosen)
        choose(row);
    const std::vector<ModelChart> charts = modelCharts();
    for (std::size_t at = 0; at < m_details.size(); ++at) {
        Detail &detail = m_details[at];
        if (detail.isShown || !charts[at].hasData(row))
            continue;
        detail.isShown = true;
        if (detail.feed == nullptr)
            makeChart(detail, charts[at]);
        detail.feed->setQuestion(charts[at].question(row));
    }
    showDistribution(row);
    arrange(row);
    showWords(row);
}

/// Percentiles come from buckets or from a summary: only buckets can be drawn.
void ModelDetails::showDistribution(const ModelRow &row)
{
    if (m_distribution == nullptr && row.p95) {
        const LiveHeatMap live(m_context, "model-distribution", tr("Latency of all requests"));
        m_distribution = live.map();
        m_distributionFeed = &live.feed();
        m_run(live.feed());
    }
    if (m_distributionFeed == nullptr)
        return;
    std::vector<Selector> wanted;
    if (row.p95)
        wanted.push_back(modelSelector(row, "inference_latency_seconds"));
    if (wanted != m_distributionFeed->selectors())
        m_distributionFeed->setSelectors(std::move(wanted));
}

void ModelDetails::choose(const ModelRow &row)
{
    m_chosen = row.id;
    const QString title
        = row.model == row.source ? row.model : tr("%1 at %2").arg(row.model, row.source);
    m_title->setText(row.stack.isEmpty() ? title : title + QStringLiteral(" · ") + row.stack);
    for (Detail &detail : m_details) {
        detail.isShown = false;
        if (detail.feed != nullptr)
            detail.feed->setQuestion({});
    }
}

void ModelDetails::showWords(const ModelRow &row)
{
    const QString missing = missingWords(row);
    m_missing->setState(CellState::None, missing);
    m_missing->setToolTip(missing);
    m_missing->setVisible(!missing.isEmpty());
    const ModelLimit limit = modelLimit(row);
    m_limit->setState(limit.state, limit.text);
}

/// A chart that has had data stays: a quiet moment must not move the others about. What tokens and
/// requests have in common stands with the tokens where there are any.
void ModelDetails::arrange(const ModelRow &row)
{
    const std::vector<ModelChart> charts = modelCharts();
    std::vector<QWidget *> requests;
    std::vector<QWidget *> tokens;
    for (std::size_t at = 0; at < m_details.size(); ++at) {
        const Detail &detail = m_details[at];
        if (!detail.isShown)
            continue;
        const bool isOfTokens
            = charts[at].group == ModelChart::Group::Tokens && row.isLanguageModel();
        (isOfTokens ? tokens : requests).push_back(detail.chart);
    }
    if (m_distribution != nullptr && !m_distributionFeed->selectors().empty())
        requests.insert(requests.begin() + (requests.empty() ? 0 : 1), m_distribution);
    m_requests->setCharts(requests);
    m_tokens->setCharts(tokens);
    m_tokenHead->setVisible(!tokens.empty());
}

void ModelDetails::makeChart(Detail &detail, const ModelChart &spec)
{
    const LiveChart live(
        m_context, spec.objectName, QCoreApplication::translate("ModelCharts", spec.title), {});
    live.chart()->setSeriesName(spec.namer);
    live.chart()->setEmptyText(QCoreApplication::translate("ModelCharts", spec.emptyHeadline),
                               tr("or not in this range"));
    detail.chart = live.chart();
    detail.feed = &live.feed();
    m_run(live.feed());
}

} // namespace perfdeck
