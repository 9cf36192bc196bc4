// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/BenchmarkHistoryView.h"

#include "widgets/charts/CurveChart.h"
#include "widgets/models/BenchmarkFrames.h"
#include "widgets/models/BenchmarkWords.h"
#include "widgets/pages/benchmarks/NumberChoice.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kShare = 1000;
constexpr int kCellCharacters = 40;
constexpr std::size_t kMostTracks = 500; // to choose from; those of the most results

} // namespace

struct BenchmarkHistoryView::Question
{
    BenchmarkRunsPtr runs;
    std::string definition;
    CellTrack track; ///< without results: that of the most
    CellNumber number;
    QTimeZone zone;
};

/// What is made beside the GUI thread.
struct BenchmarkHistoryView::Made
{
    std::vector<CellTrack> tracks;
    QStringList names; ///< of the tracks
    std::size_t chosen = 0;
    std::vector<CellNumber> numbers;
    CellNumber number; ///< that is shown
    std::vector<CellHistoryLine> lines;
    CurveFramePtr frame;
    QString words;
};

BenchmarkHistoryView::BenchmarkHistoryView(PageContext context,
                                           BenchmarkTools tools,
                                           QWidget *parent)
    : BenchmarkView(std::move(context), tools, parent)
    , m_cell(new QComboBox)
    , m_number(new NumberChoice("historyNumber", headlineOf(BenchmarkMeasure::Throughput)))
    , m_chart(new CurveChart(this->context().style))
    , m_words(sentences("historyWords"))
{
    m_cell->setObjectName(QStringLiteral("historyCell"));
    m_cell->setAccessibleName(tr("Cell whose history is shown"));
    m_cell->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_cell->setMinimumContentsLength(kCellCharacters);
    m_chart->setObjectName(QStringLiteral("historyChart"));
    m_chart->setTitle(tr("One cell over its runs"));
    m_chart->setEmptyText(tr("There is no result yet"),
                          tr("Run a benchmark; every run adds a point to each of its cells."));
    m_chart->setTimeZone(this->context().scope.zone());
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kGap);
    bar->addWidget(m_cell, 1);
    bar->addWidget(m_number);
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(m_chart);
    split->addWidget(new VerticalScroll(m_words));
    split->setSizes({4 * kShare, kShare});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addLayout(bar);
    layout->addWidget(split, 1);
    connect(m_cell, &QComboBox::activated, this, &BenchmarkHistoryView::judge);
    connect(m_number, &NumberChoice::chosen, this, &BenchmarkHistoryView::judge);
    connect(m_chart, &CurveChart::activated, this, &BenchmarkHistoryView::open);
    connect(&desk(), &BenchmarkDesk::runsChanged, this, &BenchmarkHistoryView::judge);
    connect(&focus(), &BenchmarkFocus::definitionChanged, this, &BenchmarkHistoryView::judge);
    connect(&this->context().scope, &TimeScope::zoneChanged, this, [this] {
        m_chart->setTimeZone(this->context().scope.zone());
        judge();
    });
    judge();
}

std::optional<CellTrack> BenchmarkHistoryView::track() const
{
    const int at = m_cell->currentIndex();
    return at < 0 || std::size_t(at) >= m_tracks.size() ? std::nullopt
                                                        : std::optional(m_tracks[std::size_t(at)]);
}

BenchmarkHistoryView::Made BenchmarkHistoryView::make(const Question &asked)
{
    Made made;
    made.number = asked.number;
    made.tracks = cellTracks(*asked.runs, asked.definition);
    made.tracks.resize(std::min(made.tracks.size(), kMostTracks));
    std::map<std::string, QString> titles;
    for (const BenchmarkRunPtr &run : *asked.runs)
        titles.emplace(run->definition.id, definitionTitle(run->definition));
    for (std::size_t at = 0; at < made.tracks.size(); ++at) {
        const CellTrack &track = made.tracks[at];
        made.names.append(titles[track.definition] + QStringLiteral(": ") + cellKeyText(track.key));
        if (track.definition == asked.track.definition && track.key == asked.track.key)
            made.chosen = at;
    }
    made.numbers = numbersOf(newestCells(*asked.runs, asked.definition));
    if (!made.tracks.empty())
        made.lines = cellHistory(*asked.runs, made.tracks[made.chosen], asked.number);
    made.frame = historyFrame(made.lines, asked.number);
    made.words = historyText(made.lines, asked.number, asked.zone);
    return made;
}

void BenchmarkHistoryView::judge()
{
    const Question asked{desk().runs(),
                         focus().definition(),
                         track().value_or(CellTrack()),
                         m_number->number(),
                         context().scope.zone()};
    judgeBeside([asked] { return make(asked); }, [this](Made made) { showMade(std::move(made)); });
}

void BenchmarkHistoryView::showMade(Made made)
{
    m_tracks = std::move(made.tracks);
    m_lines = std::move(made.lines);
    const QSignalBlocker quiet(m_cell);
    m_cell->clear();
    m_cell->addItems(made.names);
    m_cell->setCurrentIndex(m_tracks.empty() ? -1 : int(made.chosen));
    m_number->offer(made.numbers);
    if (m_number->number() != made.number)
        return judge(); // there is none of it
    m_chart->setFrame(made.frame);
    m_words->setText(made.words);
}

void BenchmarkHistoryView::open(int item)
{
    const auto [line, point] = m_chart->placeOf(item);
    if (line < m_lines.size() && point < m_lines[line].points.size())
        Q_EMIT runWanted(m_lines[line].points[point].at.run->id);
}

} // namespace perfdeck
