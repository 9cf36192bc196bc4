// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/BenchmarkRankingView.h"

#include "widgets/charts/BarChart.h"
#include "widgets/models/BenchmarkFrames.h"
#include "widgets/models/BenchmarkWords.h"
#include "widgets/pages/benchmarks/NumberChoice.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kConditionCharacters = 30;
constexpr int kLeastChart = 180;

} // namespace

/// What is made beside the GUI thread.
struct BenchmarkRankingView::Made
{
    std::vector<CellNumber> numbers;
    CellNumber number; ///< that is shown
    std::array<std::vector<ResultRanking>, 2> rankings;
};

BenchmarkRankingView::BenchmarkRankingView(PageContext context,
                                           BenchmarkTools tools,
                                           QWidget *parent)
    : BenchmarkView(std::move(context), tools, parent)
    , m_number(new NumberChoice("rankedNumber", headlineOf(BenchmarkMeasure::Throughput)))
{
    m_sides[0].by = RankedBy::Model;
    m_sides[1].by = RankedBy::Device;
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_number);
    bar->addStretch();
    auto *sides = new QHBoxLayout;
    sides->setSpacing(kGap);
    sides->addWidget(makeSide(m_sides[0], "Models", tr("Models on one device")), 1);
    sides->addWidget(makeSide(m_sides[1], "Devices", tr("Devices for one model")), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addLayout(bar);
    layout->addLayout(sides, 1);
    connect(m_number, &NumberChoice::chosen, this, &BenchmarkRankingView::judge);
    connect(&desk(), &BenchmarkDesk::runsChanged, this, &BenchmarkRankingView::judge);
    connect(&focus(), &BenchmarkFocus::definitionChanged, this, &BenchmarkRankingView::judge);
    judge();
}

QWidget *BenchmarkRankingView::makeSide(Side &side, const char *name, const QString &title)
{
    const QString suffix = QString::fromLatin1(name);
    side.condition = new QComboBox;
    side.condition->setObjectName(QStringLiteral("condition") + suffix);
    side.condition->setAccessibleName(tr("Under which conditions: %1").arg(title));
    side.condition->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    side.condition->setMinimumContentsLength(kConditionCharacters);
    side.chart = new BarChart(context().style);
    side.chart->setObjectName(QStringLiteral("ranked") + suffix);
    side.chart->setTitle(title);
    side.chart->setMinimumHeight(kLeastChart);
    side.chart->setEmptyText(tr("Nothing to rank yet"),
                             tr("It takes two results that differ in nothing but this: same "
                                "precision, batch and load."));
    side.words = sentences("rankingWords");
    connect(side.condition, &QComboBox::currentIndexChanged, this, [this, &side] {
        showRanking(side);
    });
    auto *part = new QWidget;
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(side.condition);
    layout->addWidget(side.chart, 1);
    layout->addWidget(side.words);
    return part;
}

void BenchmarkRankingView::judge()
{
    judgeBeside(
        [runs = desk().runs(), definition = focus().definition(), number = m_number->number()] {
            const std::vector<PlacedCell> cells = newestCells(*runs, definition);
            return Made{numbersOf(cells),
                        number,
                        {rankResults(cells, RankedBy::Model, number),
                         rankResults(cells, RankedBy::Device, number)}};
        },
        [this](Made made) { showMade(std::move(made)); });
}

void BenchmarkRankingView::showMade(Made made)
{
    m_number->offer(made.numbers);
    if (m_number->number() != made.number)
        return judge(); // there is none of it
    for (std::size_t at = 0; at < m_sides.size(); ++at)
        showRankings(m_sides.at(at), std::move(made.rankings.at(at)));
}

/// The condition that is shown stays.
void BenchmarkRankingView::showRankings(Side &side, std::vector<ResultRanking> rankings)
{
    const QString before = side.condition->currentText();
    side.rankings = std::move(rankings);
    const QSignalBlocker quiet(side.condition);
    side.condition->clear();
    for (const ResultRanking &ranking : side.rankings)
        side.condition->addItem(cellKeyText(ranking.condition));
    side.condition->setEnabled(!side.rankings.empty());
    side.condition->setCurrentIndex(std::max(0, side.condition->findText(before)));
    showRanking(side);
}

void BenchmarkRankingView::showRanking(const Side &side)
{
    const int at = side.condition->currentIndex();
    if (at < 0 || side.rankings.empty()) {
        side.chart->setFrame(std::make_shared<const BarFrame>());
        side.words->clear();
        return;
    }
    const ResultRanking &ranking = side.rankings[std::size_t(at)];
    side.chart->setFrame(rankingFrame(ranking, side.by, m_number->number()));
    side.words->setText(rankingText(ranking));
}

} // namespace perfdeck
