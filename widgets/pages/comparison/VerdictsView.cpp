// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/comparison/VerdictsView.h"

#include "widgets/models/ComparisonWords.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr auto kChosenKey = "metric";

struct Judged
{
    SideComparisonPtr comparison;
    RowChange<VerdictRow> rows;
    QString sentence;
};

} // namespace

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
    connect(&table, &RowTable::currentIdChanged, this, &VerdictsView::showChosen);
    return m_panel;
}

QWidget *VerdictsView::makeLower()
{
    m_explanation = sentences("comparisonExplanation");
    m_explanation->setAccessibleName(tr("What the chosen figures rest on"));
    auto *panel = new Panel(context().style, tr("Explain"));
    auto *scroll = new VerticalScroll(m_explanation);
    scroll->setSeenThrough();
    panel->setContent(scroll);
    return panel;
}

void VerdictsView::showComparison(const SideComparisonPtr &comparison)
{
    if (comparison == m_comparison)
        return;
    m_comparison = comparison;
    judgeBeside(
        [comparison, rows = m_rows.preparation()] {
            return Judged{comparison, rows(verdictRows(*comparison)), verdictSentence(*comparison)};
        },
        [this](Judged judged) {
            m_shown = std::move(judged.comparison);
            m_rows.apply(std::move(judged.rows));
            m_panel->setRemark(judged.sentence);
            RowTable &table = m_panel->table();
            if (!m_wanted.isEmpty() && m_rows.rowOf(m_wanted) >= 0)
                table.selectId(std::exchange(m_wanted, {}));
            else if (table.currentId().isEmpty() && m_rows.rowCount() > 0)
                table.selectId(m_rows.rows().front().id);
            showChosen();
        });
}

void VerdictsView::showChosen()
{
    const VerdictRow *row = m_rows.rowAt(m_rows.rowOf(m_panel->table().currentId()));
    if (row == nullptr || !m_shown || row->judgement >= m_shown->judgements.size())
        return m_explanation->setText(tr("Choose a line to read what its figures rest on."));
    m_explanation->setText(
        explanation(*m_shown, m_shown->judgements[row->judgement], context().scope.zone()));
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
