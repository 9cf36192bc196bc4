// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/diff/DiffView.h"

#include "widgets/panels/EmptyState.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/Style.h"
#include "widgets/tables/CellDelegate.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

struct Judged
{
    RowChange<DiffRow> rows;
    QString sentence;
};

} // namespace

DiffView::DiffView(PageContext context, ProfileFocus &focus, QWidget *parent)
    : ProfileView(std::move(context), focus, parent)
    , m_stack(new QStackedWidget)
    , m_sentence(sentences("diffSentence"))
    , m_panel(new TablePanel(this->context().style, m_rows, "diffTable", tr("Layer by layer")))
{
    m_sentence->setAccessibleName(tr("How the profiles differ"));
    m_panel->setEmptyText(tr("No layers"), tr("Neither of the profiles has any"));
    RowTable &table = m_panel->table();
    using M = DiffModel;
    table.showColumns({M::Name,
                       M::Operation,
                       M::Module,
                       M::Verdict,
                       M::Before,
                       M::After,
                       M::Difference,
                       M::Low,
                       M::High,
                       M::Change,
                       M::QValue},
                      M::Name);
    table.setYielding({M::Module, M::QValue, M::Operation, M::Low, M::High});
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.sortByColumn(M::Difference, Qt::DescendingOrder);
    auto *both = new QWidget;
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * Style::kGrid);
    column->addWidget(m_sentence);
    column->addWidget(m_panel, 1);
    auto *empty = new EmptyState(this->context().style,
                                 tr("Held against nothing"),
                                 tr("Open a second profile of the same model and choose it above "
                                    "behind “against”. Layers are matched by their names."));
    empty->setObjectName(QStringLiteral("noDiff"));
    m_stack->addWidget(both);
    m_stack->addWidget(empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(&focus, &ProfileFocus::otherChanged, this, &DiffView::judge);
    connect(&table, &RowTable::currentIdChanged, this, [this](const QString &id) {
        const DiffRow *row = m_rows.rowAt(m_rows.rowOf(id));
        if (row != nullptr && row->layer != kNoIndex)
            this->focus().setLayer(row->layer);
    });
    m_stack->setCurrentIndex(1);
}

void DiffView::showFigures(const ProfileFiguresPtr &figures)
{
    if (std::exchange(m_profile, figures->profile) != figures->profile)
        judge();
}

void DiffView::judge()
{
    const ProfilePtr &other = focus().other();
    const bool isTwo = m_profile && other && other != m_profile;
    m_stack->setCurrentIndex(isTwo ? 0 : 1);
    if (!isTwo)
        return;
    judgeBeside(
        [profile = m_profile, other, prepare = m_rows.preparation()] {
            const ProfileDiff diff = diffProfiles(*other, *profile);
            return Judged{prepare(diffRows(diff, *profile)), diffSentence(diff)};
        },
        [this](Judged judged) {
            m_rows.apply(std::move(judged.rows));
            m_sentence->setText(judged.sentence);
        });
}

} // namespace perfdeck
