// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/BenchmarkRunView.h"

#include "widgets/charts/CurveChart.h"
#include "widgets/charts/DistributionChart.h"
#include "widgets/models/BenchmarkFrames.h"
#include "widgets/models/BenchmarkWords.h"
#include "widgets/pages/benchmarks/RunSummary.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kSummaryWidth = 320;
constexpr int kShare = 1000; // pixels a share is worth before the first layout

} // namespace

BenchmarkRunView::BenchmarkRunView(PageContext context, BenchmarkTools tools, QWidget *parent)
    : BenchmarkView(std::move(context), tools, parent)
    , m_nothing(new EmptyState(this->context().style,
                               tr("No run is chosen"),
                               tr("Choose one in the view Runs; Enter opens it here.")))
    , m_summary(new RunSummary(this->context(), desk()))
{
    m_nothing->setObjectName(QStringLiteral("noRun"));
    m_content = makeContent();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_content, 1);
    connect(&focus(), &BenchmarkFocus::runChanged, this, &BenchmarkRunView::ask);
    connect(&desk(), &BenchmarkDesk::runsChanged, this, &BenchmarkRunView::ask);
    ask();
}

QWidget *BenchmarkRunView::makeContent()
{
    auto *left = new QSplitter(Qt::Vertical);
    left->setChildrenCollapsible(false);
    left->setHandleWidth(kGap);
    left->addWidget(makeTable());
    left->addWidget(makeCharts());
    left->setSizes({kShare, kShare});
    auto *scroll = new VerticalScroll(m_summary);
    scroll->setMinimumWidth(context().style.scaled(kSummaryWidth) * 3 / 4);
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(left);
    split->addWidget(scroll);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({3 * kSummaryWidth, context().style.scaled(kSummaryWidth)});
    return split;
}

QWidget *BenchmarkRunView::makeTable()
{
    using C = BenchmarkCellsModel;
    using R = BenchmarkCellRow;
    const auto column = [](R::Number number) { return int(C::FirstNumber) + int(number); };
    m_table = new TablePanel(context().style, m_rows, "cellTable", tr("Cells"));
    m_table->setEmptyText(tr("No cell was measured yet"),
                          tr("Cells come here as soon as each is measured."));
    RowTable &table = m_table->table();
    table.showColumns({C::Name,
                       C::State,
                       C::Verdict,
                       column(R::Throughput),
                       column(R::Mean),
                       column(R::Median),
                       column(R::P90),
                       column(R::P95),
                       column(R::P99),
                       column(R::P999),
                       column(R::FirstToken),
                       column(R::InterToken),
                       column(R::TokenTime),
                       column(R::TokenRate),
                       column(R::Goodput),
                       column(R::Errors),
                       column(R::Memory),
                       column(R::Energy),
                       column(R::Power),
                       C::Samples},
                      C::Samples);
    addFilter(*m_table, "cellFilter", tr("Filter cells"));
    connect(&table, &RowTable::currentIdChanged, this, &BenchmarkRunView::showCell);
    return m_table;
}

QWidget *BenchmarkRunView::makeCharts()
{
    m_remark = sentences("cellRemark");
    m_measure = new QComboBox;
    m_measure->setObjectName(QStringLiteral("cellMeasure"));
    m_measure->setAccessibleName(tr("Measure whose values are shown"));
    connect(m_measure, &QComboBox::currentIndexChanged, this, &BenchmarkRunView::showSamples);
    m_distribution = new DistributionChart(context().style);
    m_distribution->setObjectName(QStringLiteral("cellDistribution"));
    m_distribution->setTitle(tr("How the values are spread"));
    m_distribution->setEmptyText(tr("No single values are kept"),
                                 tr("Results of other tools often have only their summary."));
    m_course = new CurveChart(context().style);
    m_course->setObjectName(QStringLiteral("cellCourse"));
    m_course->setTitle(tr("In the order measured"));
    m_course->setEmptyText(tr("No single values are kept"),
                           tr("Results of other tools often have only their summary."));
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_remark, 1);
    bar->addWidget(m_measure);
    auto *part = new QWidget;
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addLayout(bar);
    layout->addWidget(chartRow({{m_distribution, 1}, {m_course, 1}}), 1);
    return part;
}

bool BenchmarkRunView::isSettled() const
{
    return BenchmarkView::isSettled() && m_asked.empty();
}

/// What is known at once, with the samples as soon as they were read.
void BenchmarkRunView::ask()
{
    const std::string id = focus().run();
    const BenchmarkRunPtr known = runOf(desk(), id);
    if (!m_run || !known || m_run->id != known->id)
        show(known);
    if (!known)
        return;
    m_asked = id;
    desk().askRun(id, this, [this, id](const Result<BenchmarkRunPtr> &run) {
        if (m_asked != id)
            return;
        m_asked.clear();
        if (run)
            show(*run);
        else
            m_remark->setText(coreText(run.error().message()));
        if (isSettled())
            Q_EMIT settled();
    });
}

void BenchmarkRunView::show(const BenchmarkRunPtr &run)
{
    m_run = run;
    m_nothing->setVisible(!run);
    m_content->setVisible(run != nullptr);
    m_summary->show(run);
    m_rows.setRows(run ? benchmarkCellRows(*run) : std::vector<BenchmarkCellRow>());
    if (run && !run->cells.empty() && m_table->table().currentId().isEmpty())
        m_table->table().selectId(QStringLiteral("0"));
    showCell();
}

const BenchmarkCell *BenchmarkRunView::chosenCell() const
{
    bool isNumber = false;
    const std::size_t at = m_table->table().currentId().toULongLong(&isNumber);
    return isNumber && m_run && at < m_run->cells.size() ? &m_run->cells[at] : nullptr;
}

void BenchmarkRunView::showCell()
{
    const BenchmarkCell *cell = chosenCell();
    const QVariant before = m_measure->currentData();
    const QSignalBlocker quiet(m_measure);
    m_measure->clear();
    if (cell != nullptr)
        for (const MeasuredValues &values : cell->values)
            m_measure->addItem(measureText(values.measure), int(values.measure));
    m_measure->setCurrentIndex(std::max(0, m_measure->findData(before)));
    showSamples();
}

void BenchmarkRunView::showSamples()
{
    const BenchmarkCell *cell = chosenCell();
    const MeasuredValues *values = cell == nullptr
        ? nullptr
        : cell->find(BenchmarkMeasure(m_measure->currentData().toInt()));
    const MeasuredValues none;
    m_distribution->setFrame(sampleDistribution(values != nullptr ? *values : none));
    m_course->setFrame(sampleCourse(values != nullptr ? *values : none));
    QStringList lines;
    if (cell != nullptr) {
        lines.append(cellKeyText(cell->key));
        if (!cell->error.empty())
            lines.append(coreText(cell->error));
        for (const VerdictReason &reason : cell->reasons)
            lines.append(coreText(reason.text));
    }
    m_remark->setText(lines.join(QChar(u'\n')));
}

} // namespace perfdeck
