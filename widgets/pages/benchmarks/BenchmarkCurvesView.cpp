// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/BenchmarkCurvesView.h"

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
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr std::size_t kMostCurves = 8; // more cannot be told apart
constexpr int kShare = 1000;

CellNumber firstNumber(BenchmarkCurvesView::Form form)
{
    return headlineOf(form == BenchmarkCurvesView::Form::OverLoad ? BenchmarkMeasure::Throughput
                                                                  : BenchmarkMeasure::Latency);
}

} // namespace

struct BenchmarkCurvesView::Question
{
    BenchmarkRunsPtr runs;
    std::string definition;
    ScalingAxis axis = ScalingAxis::BatchSize;
    std::string model;
    CellNumber number;
    Form form = Form::OverLoad;
};

/// What is made beside the GUI thread.
struct BenchmarkCurvesView::Made
{
    std::vector<ScalingAxis> axes;
    std::vector<std::string> models;
    std::vector<CellNumber> numbers;
    CellNumber number; ///< that is shown
    CurveFramePtr frame;
    QString words;
};

BenchmarkCurvesView::BenchmarkCurvesView(PageContext context,
                                         BenchmarkTools tools,
                                         Form form,
                                         QWidget *parent)
    : BenchmarkView(std::move(context), tools, parent)
    , m_form(form)
    , m_axis(new QComboBox)
    , m_model(new QComboBox)
    , m_number(new NumberChoice("curveNumber", firstNumber(form)))
    , m_chart(new CurveChart(this->context().style))
    , m_words(sentences("curveWords"))
{
    m_chart->setObjectName(QStringLiteral("curveChart"));
    m_chart->setTitle(form == Form::OverLoad ? tr("What more load brings")
                                             : tr("What the throughput costs"));
    m_chart->setEmptyText(tr("No benchmark was swept yet"),
                          tr("Run one with several batch sizes or numbers of users: give them as a "
                             "list in New run."));
    m_chart->setLogarithmic(form == Form::OverLoad, form == Form::OverThroughput);
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(m_chart);
    split->addWidget(new VerticalScroll(m_words));
    split->setSizes({4 * kShare, kShare});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addLayout(makeBar());
    layout->addWidget(split, 1);
    connect(&desk(), &BenchmarkDesk::runsChanged, this, &BenchmarkCurvesView::judge);
    connect(&focus(), &BenchmarkFocus::definitionChanged, this, &BenchmarkCurvesView::judge);
    judge();
}

QLayout *BenchmarkCurvesView::makeBar()
{
    m_axis->setObjectName(QStringLiteral("curveAxis"));
    m_axis->setAccessibleName(tr("What is turned up"));
    m_model->setObjectName(QStringLiteral("curveModel"));
    for (QComboBox *choice : {m_axis, m_model}) // filled later
        choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_model->setAccessibleName(tr("Model"));
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kGap);
    bar->addWidget(m_axis);
    bar->addWidget(m_model);
    bar->addWidget(m_number);
    bar->addStretch();
    connect(m_axis, &QComboBox::activated, this, &BenchmarkCurvesView::judge);
    connect(m_model, &QComboBox::activated, this, &BenchmarkCurvesView::judge);
    connect(m_number, &NumberChoice::chosen, this, &BenchmarkCurvesView::judge);
    return bar;
}

BenchmarkCurvesView::Made BenchmarkCurvesView::make(const Question &asked)
{
    Made made;
    made.number = asked.number;
    std::vector<PlacedCell> cells = newestCells(*asked.runs, asked.definition);
    made.axes = scalingAxes(cells);
    std::set<std::string> models;
    for (const PlacedCell &placed : cells)
        models.insert(placed.cell->key.model);
    made.models.assign(models.begin(), models.end());
    if (!asked.model.empty() && models.contains(asked.model))
        std::erase_if(cells, [&asked](const PlacedCell &placed) {
            return placed.cell->key.model != asked.model;
        });
    made.numbers = numbersOf(cells);
    if (made.axes.empty()) {
        made.frame = std::make_shared<const CurveFrame>();
        return made;
    }
    const ScalingAxis axis
        = std::ranges::count(made.axes, asked.axis) > 0 ? asked.axis : made.axes.front();
    std::vector<ScalingCurve> curves = scalingCurves(cells, axis, asked.number);
    const std::size_t found = curves.size();
    curves.resize(std::min(found, kMostCurves));
    made.frame = asked.form == Form::OverLoad ? scalingFrame(curves, axis, asked.number)
                                              : loadCurveFrame(curves, axis, asked.number);
    made.words = kneeText(curves, axis);
    if (found > kMostCurves)
        made.words.prepend(
            tr("The first %1 of %2 curves; choose a benchmark and a model to see others.")
                .arg(kMostCurves)
                .arg(found)
            + QChar(u'\n'));
    return made;
}

void BenchmarkCurvesView::judge()
{
    const Question asked{desk().runs(),
                         focus().definition(),
                         ScalingAxis(m_axis->currentData().toInt()),
                         m_model->currentData().toString().toStdString(),
                         m_number->number(),
                         m_form};
    judgeBeside([asked] { return make(asked); }, [this](const Made &made) { showMade(made); });
}

void BenchmarkCurvesView::showMade(const Made &made)
{
    const QVariant before = m_axis->currentData();
    m_axis->clear();
    for (const ScalingAxis axis : made.axes)
        m_axis->addItem(scalingAxisText(axis), int(axis));
    m_axis->setCurrentIndex(std::max(0, m_axis->findData(before)));
    offerModels(made.models);
    m_number->offer(made.numbers);
    if (m_number->number() != made.number)
        return judge(); // there is none of it
    m_chart->setFrame(made.frame);
    m_words->setText(made.words);
}

void BenchmarkCurvesView::offerModels(const std::vector<std::string> &models)
{
    const QVariant before = m_model->currentData();
    m_model->clear();
    m_model->addItem(tr("All models"), QString());
    for (const std::string &model : models)
        if (!model.empty())
            m_model->addItem(shownName(QString::fromStdString(model)),
                             QString::fromStdString(model));
    m_model->setCurrentIndex(std::max(0, m_model->findData(before)));
}

} // namespace perfdeck
