// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/comparison/VerdictsView.h"

#include "core/compare/ComparisonFrames.h"
#include "widgets/charts/BoxChart.h"
#include "widgets/charts/DistributionChart.h"
#include "widgets/models/ComparisonWords.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr auto kChosenKey = "metric";

/// The wanted one, else the first that changed, else the first.
std::vector<VerdictRow>::const_iterator rowToExplain(const std::vector<VerdictRow> &rows,
                                                     const QString &wanted)
{
    auto row = std::ranges::find(rows, wanted, &VerdictRow::id);
    if (row == rows.end())
        row = std::ranges::find_if(rows, [](const VerdictRow &each) {
            return each.verdict == Verdict::Regressed || each.verdict == Verdict::Improved;
        });
    return row == rows.end() ? rows.begin() : row;
}

} // namespace

/// What is made beside the GUI thread.
struct VerdictsView::Judged
{
    SideComparisonPtr comparison;
    RowChange<VerdictRow> rows;
    QString sentence;
    QString chosen; ///< the id of the row that the rest is about; empty without rows
    QString metric;
    QString explanation;
    DistributionFramePtr curves; ///< null without rows
    BoxFramePtr boxes;
};

VerdictsView::VerdictsView(PageContext context, QWidget *parent)
    : ComparisonView(std::move(context), parent)
{
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(makeTable());
    split->addWidget(makeLower());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
}

QWidget *VerdictsView::makeTable()
{
    m_panel = new TablePanel(context().style, m_rows, "verdictTable", tr("Metric by metric"));
    m_panel->setEmptyText(tr("Nothing was measured on both sides"),
                          tr("Choose a longer range above, other times, or other sides"));
    RowTable &table = m_panel->table();
    using M = VerdictsModel;
    table.showColumns({M::Metric,
                       M::Side,
                       M::Judged,
                       M::Change,
                       M::Span,
                       M::MedianA,
                       M::MedianB,
                       M::Effect,
                       M::PValue,
                       M::QValue,
                       M::CountA,
                       M::CountB,
                       M::Needed},
                      M::Metric);
    table.setYielding(
        {M::CountA, M::CountB, M::PValue, M::Needed, M::Effect, M::QValue, M::MedianA, M::MedianB});
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    connect(&table, &RowTable::currentIdChanged, this, &VerdictsView::choose);
    return m_panel;
}

QWidget *VerdictsView::makeLower()
{
    const auto side = [](const SeriesKey &key) {
        return QString::fromStdString(std::string(key.labels.get("side")));
    };
    m_curves = new DistributionChart(context().style);
    m_curves->setObjectName(QStringLiteral("comparisonCurves"));
    m_curves->setTitle(tr("Distribution"));
    m_curves->setForm(DistributionChart::Form::Cumulative);
    m_curves->setSeriesName(side);
    m_boxes = new BoxChart(context().style);
    m_boxes->setObjectName(QStringLiteral("comparisonBoxes"));
    m_boxes->setTitle(tr("Spread"));
    m_boxes->setSeriesName(side);
    m_explanation = sentences("comparisonExplanation");
    m_explanation->setAccessibleName(tr("What the chosen figures rest on"));
    auto *panel = new Panel(context().style, tr("Explain"));
    auto *scroll = new VerticalScroll(m_explanation);
    scroll->setSeenThrough();
    panel->setContent(scroll);
    m_lower = chartRow({{m_curves}, {m_boxes}, {panel}});
    m_lower->hide();
    return m_lower;
}

void VerdictsView::showComparison(const SideComparisonPtr &comparison)
{
    if (comparison == m_comparison)
        return;
    m_comparison = comparison;
    judge(m_wanted.isEmpty() ? m_panel->table().currentId() : m_wanted);
}

/// Rows, and for the one with this id, else the first, what it rests on.
void VerdictsView::judge(const QString &wanted)
{
    judgeBeside(
        [comparison = m_comparison,
         prepare = m_rows.preparation(),
         zone = context().scope.zone(),
         wanted] {
            Judged judged;
            judged.comparison = comparison;
            judged.sentence = verdictSentence(*comparison);
            std::vector<VerdictRow> rows = verdictRows(*comparison);
            const auto chosen = rowToExplain(rows, wanted);
            if (chosen != rows.end()) {
                const SideJudgement &judgement = comparison->judgements[chosen->judgement];
                judged.chosen = chosen->id;
                judged.metric = chosen->metric;
                judged.explanation = explanation(*comparison, judgement, zone);
                judged.curves = distributionFrame(comparison->samples, judgement.metric);
                judged.boxes = boxFrame(comparison->samples, judgement.metric);
            }
            judged.rows = prepare(std::move(rows));
            return judged;
        },
        [this](Judged judged) { show(std::move(judged)); });
}

void VerdictsView::show(Judged judged)
{
    m_rows.apply(std::move(judged.rows));
    m_panel->setRemark(judged.sentence);
    m_chosen = judged.chosen;
    m_wanted.clear();
    m_panel->table().selectId(m_chosen);
    m_lower->setVisible(!m_chosen.isEmpty());
    m_explanation->setText(judged.explanation);
    m_curves->setTitle(tr("Distribution: %1").arg(judged.metric));
    m_curves->setFrame(std::move(judged.curves));
    m_boxes->setTitle(tr("Spread: %1").arg(judged.metric));
    m_boxes->setFrame(std::move(judged.boxes));
}

void VerdictsView::choose(const QString &id)
{
    if (!id.isEmpty() && id != m_chosen && m_rows.rowOf(id) >= 0)
        judge(id);
}

ViewState VerdictsView::view() const
{
    const QString id = m_panel->table().currentId();
    return id.isEmpty() ? ViewState() : ViewState{{kChosenKey, id.toStdString()}};
}

void VerdictsView::setView(const ViewState &state)
{
    if (const auto chosen = state.find(kChosenKey); chosen != state.end())
        m_wanted = QString::fromStdString(chosen->second);
}

} // namespace perfdeck
