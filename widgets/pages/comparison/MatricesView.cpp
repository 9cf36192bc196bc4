// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/comparison/MatricesView.h"

#include "core/engine/Session.h"
#include "widgets/charts/MatrixChart.h"
#include "widgets/models/ComparisonMatrices.h"
#include "widgets/models/ComparisonWords.h"
#include "widgets/models/RankingModel.h"
#include "widgets/panels/Panel.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr std::size_t kMostModels = 200;
constexpr auto kCriterionKey = "criterion";
constexpr auto kSideKey = "side";

/// Those that are measured themselves.
constexpr std::array kShown{
    Criterion::Latency, Criterion::Throughput, Criterion::Memory, Criterion::Power};

struct Judged
{
    MatrixFramePtr families;
    MatrixFramePtr correlations;
};

} // namespace

MatricesView::MatricesView(PageContext context, QWidget *parent)
    : ComparisonView(std::move(context), parent)
    , m_feed(questionsTo(this->context().session), this->context().scope)
{
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(makeFamilies());
    split->addWidget(makeCorrelations());
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    m_feed.setOnlySamples(true);
    askCriterion();
    connect(&m_feed,
            &ComparisonFeed::comparisonReady,
            this,
            [this](const SideComparisonPtr &comparison) {
                m_ofModels = comparison;
                judge();
            });
    run(m_feed);
}

QWidget *MatricesView::makeFamilies()
{
    m_criterion = new QComboBox;
    m_criterion->setObjectName(QStringLiteral("familyCriterion"));
    m_criterion->setAccessibleName(tr("What is shown of the families"));
    for (const Criterion criterion : kShown)
        m_criterion->addItem(criterionName(criterion));
    connect(m_criterion, &QComboBox::currentIndexChanged, this, &MatricesView::askCriterion);
    m_families = new MatrixChart(context().style);
    m_families->setObjectName(QStringLiteral("familyMatrix"));
    m_families->setTitle(tr("Median of the models"));
    m_families->setEmptyText(tr("No model has such samples"),
                             tr("Choose a longer range above, or something else to show"));
    auto *panel = new Panel(context().style, {}); // the chart has the heading
    panel->addControl(m_criterion);
    panel->setContent(m_families);
    return panel;
}

QWidget *MatricesView::makeCorrelations()
{
    m_side = new QComboBox;
    m_side->setObjectName(QStringLiteral("correlatedSide"));
    m_side->setAccessibleName(tr("Whose metrics"));
    m_side->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_side, &QComboBox::currentIndexChanged, this, &MatricesView::judge);
    m_correlations = new MatrixChart(context().style);
    m_correlations->setObjectName(QStringLiteral("correlationMatrix"));
    m_correlations->setTitle(tr("Rank correlation"));
    m_correlations->setEmptyText(tr("Nothing to correlate"),
                                 tr("Fewer than two metrics of this side vary in its range"));
    auto *panel = new Panel(context().style, tr("What goes together"));
    panel->addControl(m_side);
    panel->setContent(m_correlations);
    return panel;
}

void MatricesView::showComparison(const SideComparisonPtr &comparison)
{
    if (comparison == m_comparison)
        return;
    m_comparison = comparison;
    offerSides();
    askModels();
    judge();
}

void MatricesView::offerSides()
{
    const QSignalBlocker quiet(m_side);
    const int before = std::max(0, m_side->currentIndex());
    m_side->clear();
    for (std::size_t at = 0; at < m_comparison->samples.sides.size(); ++at)
        m_side->addItem(sideLetter(at) + QStringLiteral(": ")
                        + QString::fromStdString(m_comparison->samples.sides[at].name));
    m_side->setCurrentIndex(std::min(before, m_side->count() - 1));
}

void MatricesView::askModels()
{
    if (std::exchange(m_isAsking, true))
        return;
    context().session.askComparable(this, [this](const ComparableThingsPtr &things) {
        m_isAsking = false;
        takeModels(*things);
        if (isSettled())
            Q_EMIT settled();
    });
}

void MatricesView::takeModels(const std::vector<ComparableThing> &things)
{
    std::vector<ComparableThing> models;
    for (const ComparableThing &thing : things)
        if (thing.kind == ComparableThing::Kind::Model && models.size() < kMostModels)
            models.push_back(thing);
    if (models == m_models)
        return;
    m_models = std::move(models);
    m_ofModels.reset();
    std::vector<ChosenSide> sides;
    for (const ComparableThing &model : m_models)
        sides.push_back(sideOf(model));
    m_feed.setSides(std::move(sides));
}

void MatricesView::askCriterion()
{
    m_ofModels.reset();
    m_feed.setMetrics(metricsOf(kShown[std::size_t(m_criterion->currentIndex())]));
}

void MatricesView::judge()
{
    if (!m_comparison)
        return;
    judgeBeside(
        [comparison = m_comparison,
         side = std::size_t(std::max(0, m_side->currentIndex())),
         models = m_models,
         ofModels = m_ofModels,
         criterion = kShown[std::size_t(m_criterion->currentIndex())]] {
            return Judged{ofModels ? familyMatrix(models, ofModels->samples, criterion)
                                   : std::make_shared<const MatrixFrame>(),
                          correlationMatrix(comparison->samples, side)};
        },
        [this](const Judged &judged) {
            m_families->setFrame(judged.families);
            m_correlations->setFrame(judged.correlations);
        });
}

bool MatricesView::isSettled() const
{
    return ComparisonView::isSettled() && !m_isAsking;
}

ViewState MatricesView::view() const
{
    return {{kCriterionKey, std::to_string(m_criterion->currentIndex())},
            {kSideKey, std::to_string(m_side->currentIndex())}};
}

void MatricesView::setView(const ViewState &state)
{
    const auto number = [&state](const char *key) {
        const auto found = state.find(key);
        return found == state.end() ? 0 : QString::fromStdString(found->second).toInt();
    };
    m_criterion->setCurrentIndex(std::clamp(number(kCriterionKey), 0, int(kShown.size()) - 1));
    if (m_side->count() > 0)
        m_side->setCurrentIndex(std::clamp(number(kSideKey), 0, m_side->count() - 1));
}

} // namespace perfdeck
