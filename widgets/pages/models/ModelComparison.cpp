// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/models/ModelComparison.h"

#include "widgets/models/ModelSelectors.h"
#include "widgets/pages/ChartGrid.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;

/// What is compared in a chart of its own.
struct Quantity
{
    const char *objectName;
    const char *title;
    Selector (*selector)(const ModelRow &row);
    bool (*hasData)(const ModelRow &row);
};

template<const auto &metric, const auto &quantile>
Selector percentile(const ModelRow &row)
{
    return modelQuantileSelector(row, metric, quantile);
}

template<const auto &metric>
Selector plain(const ModelRow &row)
{
    return modelSelector(row, metric);
}

constexpr char kLatency[] = "inference_latency_seconds";
constexpr char kMean[] = "inference_latency_mean_seconds";
constexpr char kFirstToken[] = "time_to_first_token_seconds";
constexpr char kDecode[] = "generation_tokens_per_second";
constexpr char kErrors[] = "error_ratio";
constexpr char kMiddle[] = "0.5";
constexpr char kHigh[] = "0.95";
constexpr char kHighest[] = "0.99";

constexpr std::array kQuantities{
    Quantity{"compare-p50",
             QT_TRANSLATE_NOOP("ModelComparison", "Latency p50"),
             percentile<kLatency, kMiddle>,
             [](const ModelRow &row) { return row.p50.has_value(); }},
    Quantity{"compare-p95",
             QT_TRANSLATE_NOOP("ModelComparison", "Latency p95"),
             percentile<kLatency, kHigh>,
             [](const ModelRow &row) { return row.p95.has_value(); }},
    Quantity{"compare-p99",
             QT_TRANSLATE_NOOP("ModelComparison", "Latency p99"),
             percentile<kLatency, kHighest>,
             [](const ModelRow &row) { return row.p99.has_value(); }},
    Quantity{"compare-mean",
             QT_TRANSLATE_NOOP("ModelComparison", "Mean latency"),
             plain<kMean>,
             [](const ModelRow &row) { return row.mean && !row.p50; }},
    Quantity{"compare-throughput",
             QT_TRANSLATE_NOOP("ModelComparison", "Throughput"),
             [](const ModelRow &row) {
                 return modelSelector(row,
                                      row.throughputUnit == Unit::RequestPerSecond
                                          ? "requests_per_second"
                                          : "throughput_samples_per_second");
             },
             [](const ModelRow &row) { return row.throughput.has_value(); }},
    Quantity{"compare-errors",
             QT_TRANSLATE_NOOP("ModelComparison", "Errors"),
             plain<kErrors>,
             [](const ModelRow &row) { return row.errors.has_value(); }},
    Quantity{"compare-first-token",
             QT_TRANSLATE_NOOP("ModelComparison", "Time to first token p95"),
             percentile<kFirstToken, kHigh>,
             [](const ModelRow &row) { return row.firstToken.has_value(); }},
    Quantity{"compare-decode",
             QT_TRANSLATE_NOOP("ModelComparison", "Generated tokens"),
             plain<kDecode>,
             [](const ModelRow &row) { return row.generated.has_value(); }},
};

} // namespace

ModelComparison::ModelComparison(PageContext context,
                                 std::function<void(Feed &)> run,
                                 QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_run(std::move(run))
    , m_table(new RowTable(m_rows, m_context.style))
    , m_charts(new ChartGrid(m_context.style))
    , m_compared(kQuantities.size())
{
    m_table->setObjectName(QStringLiteral("comparisonTable"));
    m_table->setAccessibleName(tr("Compared models"));
    m_table->setSortingEnabled(false); // the first stays the first
    using C = ComparedModel;
    m_table->showColumns({C::Name,
                          C::P50,
                          C::P50Change,
                          C::P95,
                          C::P95Change,
                          C::P99,
                          C::P99Change,
                          C::Mean,
                          C::MeanChange,
                          C::Throughput,
                          C::ThroughputChange,
                          C::Decode,
                          C::DecodeChange,
                          C::Errors,
                          C::ErrorsChange},
                         C::Name);
    m_table->setYielding({C::MeanChange,
                          C::Mean,
                          C::P50Change,
                          C::P50,
                          C::DecodeChange,
                          C::Decode,
                          C::ErrorsChange,
                          C::Errors});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(makeHead());
    layout->addWidget(m_table);
    layout->addWidget(m_charts, 1);
    connect(&m_context.style, &Style::changed, this, &ModelComparison::fitTable);
}

QWidget *ModelComparison::makeHead()
{
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *title = new QLabel(tr("Comparison of the marked models"));
    title->setFont(m_context.style.font(TextSize::Normal, TextWeight::Strong));
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("endComparison"));
    close->setText(tr("Clear marks"));
    close->setAccessibleName(tr("Clear marks"));
    connect(close, &QToolButton::clicked, this, &ModelComparison::closeWanted);
    layout->addWidget(title, 1);
    layout->addWidget(close);
    return head;
}

void ModelComparison::showModels(const std::vector<ModelRow> &models)
{
    m_models = models;
    m_rows.setRows(models.empty() ? std::vector<ComparedRow>() : comparedRows(models));
    for (int column = ComparedModel::P50; column < ComparedModel::ErrorsChange; column += 2) {
        const bool used = std::ranges::any_of(m_rows.rows(), [&](const ComparedRow &row) {
            return m_rows.columns()[std::size_t(column)].number(row).has_value();
        });
        m_table->suggestColumn(column, used);
        m_table->suggestColumn(column + 1, used);
    }
    fitTable();
    ask();
}

void ModelComparison::ask()
{
    QStringList ids;
    for (const ModelRow &model : m_models)
        ids.append(model.id);
    const bool isOther = std::exchange(m_asked, ids) != ids;
    std::vector<QWidget *> shown;
    for (std::size_t at = 0; at < kQuantities.size(); ++at) {
        ChartQuestion question;
        for (const ModelRow &model : m_models)
            if (kQuantities[at].hasData(model))
                question.selectors.push_back(kQuantities[at].selector(model));
        Compared &compared = m_compared[at];
        if (!question.selectors.empty() && compared.feed == nullptr)
            compared = makeChart(at);
        const bool wasAsked
            = compared.feed != nullptr && !compared.feed->question().selectors.empty();
        // A quiet moment of a model must not take its line away.
        if (compared.feed != nullptr && (isOther || (!wasAsked && !question.selectors.empty())))
            compared.feed->setQuestion(std::move(question));
        if (compared.feed != nullptr && !compared.feed->question().selectors.empty())
            shown.push_back(compared.chart);
    }
    m_charts->setCharts(shown);
}

ModelComparison::Compared ModelComparison::makeChart(std::size_t at)
{
    const Quantity &quantity = kQuantities[at];
    const LiveChart live(m_context,
                         quantity.objectName,
                         QCoreApplication::translate("ModelComparison", quantity.title),
                         {});
    live.chart()->setSeriesName([this](const FrameSeries &series) { return nameOf(series); });
    m_run(live.feed());
    return {live.chart(), &live.feed()};
}

QString ModelComparison::nameOf(const FrameSeries &series) const
{
    for (const ComparedRow &row : m_rows.rows())
        if (modelSelector(row.model, series.key->metric).matches(*series.key))
            return row.name;
    return QString::fromStdString(series.key->toString());
}

/// As high as its rows: there are only a few.
void ModelComparison::fitTable()
{
    const int rows = m_rows.rowCount() * m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(rows + m_table->horizontalHeader()->sizeHint().height() + kGap);
}

} // namespace perfdeck
