// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/comparison/TradeOffView.h"

#include "core/compare/ComparisonFrames.h"
#include "widgets/charts/ScatterChart.h"
#include "widgets/pages/comparison/WeightsPanel.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr auto kWeightsKey = "weights";
constexpr auto kPricesKey = "prices";
constexpr auto kAxisKeys = std::array{"x", "y"};

ScatterFramePtr frameOf(const SideSamples &samples,
                        const std::vector<MeasuredCriterion> &measured,
                        Criterion x,
                        Criterion y)
{
    const auto find = [&measured](Criterion criterion) {
        return std::ranges::find(measured, criterion, &MeasuredCriterion::criterion);
    };
    const auto atX = find(x);
    const auto atY = find(y);
    if (atX == measured.end() || atY == measured.end())
        return std::make_shared<const ScatterFrame>();
    auto frame = std::make_shared<ScatterFrame>(*tradeOffFrame(samples, *atX, *atY));
    if (!atX->metric)
        frame->x.title = criterionName(x).toStdString();
    if (!atY->metric)
        frame->y.title = criterionName(y).toStdString();
    return frame;
}

} // namespace

/// What is made beside the GUI thread.
struct TradeOffView::Judged
{
    ScatterFramePtr chart;
    RowChange<RankedRow> rows;
    QString recommendation;
};

TradeOffView::TradeOffView(PageContext context, QWidget *parent)
    : ComparisonView(std::move(context), parent)
{
    m_weights = new WeightsPanel(this->context().style);
    connect(m_weights, &WeightsPanel::changed, this, &TradeOffView::judge);
    auto *above = new QSplitter;
    above->setChildrenCollapsible(false);
    above->setHandleWidth(kGap);
    above->addWidget(makeChart());
    above->addWidget(m_weights);
    above->setStretchFactor(0, 1);
    above->setStretchFactor(1, 0);
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(above);
    split->addWidget(makeRanking());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
}

QComboBox *TradeOffView::makeAxis(const char *name, const QString &words, Criterion criterion)
{
    auto *axis = new QComboBox;
    axis->setObjectName(QString::fromLatin1(name));
    axis->setAccessibleName(words);
    axis->setToolTip(words);
    for (std::size_t at = 0; at < kCriteria; ++at)
        axis->addItem(criterionName(Criterion(at)));
    axis->setCurrentIndex(int(criterion));
    connect(axis, &QComboBox::currentIndexChanged, this, &TradeOffView::judge);
    return axis;
}

QWidget *TradeOffView::makeChart()
{
    m_x = makeAxis("tradeOffX", tr("From left to right"), Criterion::Latency);
    m_y = makeAxis("tradeOffY", tr("From the bottom up"), Criterion::Throughput);
    m_chart = new ScatterChart(context().style);
    m_chart->setObjectName(QStringLiteral("tradeOffChart"));
    m_chart->setTitle(tr("Trade-off of the sides"));
    m_chart->setEmptyText(tr("Not measured on every side"),
                          tr("Choose other axes; cost needs a price for every side"));
    auto *panel = new Panel(context().style, {}); // the chart has the heading
    panel->addControl(m_y);
    panel->addControl(m_x);
    panel->setContent(m_chart);
    return panel;
}

QWidget *TradeOffView::makeRanking()
{
    m_ranking = new TablePanel(context().style, m_rows, "rankingTable", tr("Recommendation"));
    m_ranking->setEmptyText(tr("No ranking"), tr("Nothing that counts was measured on every side"));
    using M = RankingModel;
    RowTable &table = m_ranking->table();
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    std::vector<int> values;
    for (std::size_t at = 0; at < kCriteria; ++at)
        values.push_back(M::FirstCriterion + int(at));
    table.showColumns({M::Place,
                       M::Letter,
                       M::Side,
                       M::Score,
                       M::Span,
                       M::First,
                       M::FirstByAny,
                       values[0],
                       values[1],
                       values[2],
                       values[3],
                       values[4],
                       values[5]},
                      M::Side);
    table.setYielding({M::Letter, values[5], values[4], values[3], values[2], M::Span});
    connect(&table, &RowTable::currentIdChanged, this, [this](const QString &id) {
        m_weights->setPricedSide(id.toStdString());
    });
    m_recommendation = sentences("recommendation");
    m_recommendation->setAccessibleName(tr("Recommendation"));
    auto *lower = new QWidget;
    auto *layout = new QVBoxLayout(lower);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(m_ranking, 1);
    layout->addWidget(m_recommendation);
    return lower;
}

void TradeOffView::showComparison(const SideComparisonPtr &comparison)
{
    if (comparison == m_comparison)
        return;
    m_comparison = comparison;
    judge();
}

std::vector<double> TradeOffView::pricesOf(const SideSamples &samples) const
{
    std::vector<double> prices;
    for (const ComparedSide &side : samples.sides) {
        const auto price = m_weights->prices().find(side.name);
        prices.push_back(price != m_weights->prices().end() ? price->second : 0);
    }
    return prices;
}

void TradeOffView::judge()
{
    if (!m_comparison)
        return;
    judgeBeside(
        [comparison = m_comparison,
         prepare = m_rows.preparation(),
         weights = m_weights->weights(),
         prices = pricesOf(m_comparison->samples),
         x = Criterion(m_x->currentIndex()),
         y = Criterion(m_y->currentIndex())] {
            const SideSamples &samples = comparison->samples;
            const std::optional<Ranking> ranking = rankSides(samples, weights, prices);
            return Judged{
                frameOf(samples, measuredCriteria(samples, prices), x, y),
                prepare(ranking ? rankedRows(*ranking, samples) : std::vector<RankedRow>()),
                recommendation(ranking, samples)};
        },
        [this](Judged judged) { show(std::move(judged)); });
}

void TradeOffView::show(Judged judged)
{
    m_chart->setFrame(std::move(judged.chart));
    m_rows.apply(std::move(judged.rows));
    m_recommendation->setText(judged.recommendation);
    for (std::size_t at = 0; at < kCriteria; ++at)
        m_ranking->table().suggestColumn(RankingModel::FirstCriterion + int(at),
                                         std::ranges::any_of(m_rows.rows(), [at](const auto &row) {
                                             return row.numbers[at].has_value();
                                         }));
}

ViewState TradeOffView::view() const
{
    QJsonArray weights;
    for (const double weight : m_weights->weights())
        weights.append(weight);
    QJsonObject prices;
    for (const auto &[side, price] : m_weights->prices())
        prices.insert(QString::fromStdString(side), price);
    return {{kWeightsKey, QJsonDocument(weights).toJson(QJsonDocument::Compact).toStdString()},
            {kPricesKey, QJsonDocument(prices).toJson(QJsonDocument::Compact).toStdString()},
            {kAxisKeys[0], std::to_string(m_x->currentIndex())},
            {kAxisKeys[1], std::to_string(m_y->currentIndex())}};
}

void TradeOffView::setView(const ViewState &state)
{
    const auto json = [&state](const char *key) {
        const auto found = state.find(key);
        return QJsonDocument::fromJson(
            found == state.end() ? QByteArray() : QByteArray::fromStdString(found->second));
    };
    if (const QJsonArray array = json(kWeightsKey).array(); array.size() == int(kCriteria)) {
        CriterionWeights weights{};
        for (std::size_t at = 0; at < kCriteria; ++at)
            weights[at] = array[qsizetype(at)].toDouble();
        m_weights->setWeights(weights);
    }
    std::map<std::string, double> prices;
    const QJsonObject object = json(kPricesKey).object();
    for (auto each = object.begin(); each != object.end(); ++each)
        if (each.value().toDouble() > 0)
            prices.insert_or_assign(each.key().toStdString(), each.value().toDouble());
    if (!prices.empty())
        m_weights->setPrices(std::move(prices));
    for (std::size_t at = 0; at < kAxisKeys.size(); ++at)
        if (const auto found = state.find(kAxisKeys[at]); found != state.end())
            (at == 0 ? m_x : m_y)
                ->setCurrentIndex(std::clamp(
                    QString::fromStdString(found->second).toInt(), 0, int(kCriteria) - 1));
}

} // namespace perfdeck
