// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/SilencesView.h"

#include "widgets/pages/alerts/SilenceForm.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QAction>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kFormWidth = 340;

} // namespace

SilencesView::SilencesView(PageContext context, AlertTools tools, QWidget *parent)
    : AlertView(std::move(context), tools, parent)
    , m_silences(desk().silences())
    , m_form(new SilenceForm(
          this->context().style, this->context().clock, this->context().scope.zone()))
{
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(makeTable());
    split->addWidget(m_form);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({3 * kFormWidth, this->context().style.scaled(kFormWidth)});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    makeActions();
    m_form->hide();
    connect(m_form, &SilenceForm::kept, this, [this](const Silence &silence) {
        m_form->hide();
        desk().putSilence(silence);
        m_table->table().setFocus();
    });
    connect(m_form, &SilenceForm::left, this, [this] {
        m_form->hide();
        m_table->table().setFocus();
    });
    connect(&desk(), &AlertDesk::silencesChanged, this, &SilencesView::showSilences);
    connect(&desk(), &AlertDesk::alertsChanged, this, &SilencesView::showSilences);
    connect(&this->context().scope, &TimeScope::zoneChanged, this, [this] {
        m_form->setZone(this->context().scope.zone());
        showSilences();
    });
    showSilences();
}

TablePanel *SilencesView::makeTable()
{
    using S = SilencesModel;
    m_table = new TablePanel(context().style, m_rows, "silenceTable", tr("Silences"));
    m_table->setEmptyText(tr("Nothing is silenced"),
                          tr("Press New silence, or S on alerts in the view Active."));
    RowTable &table = m_table->table();
    table.showColumns({S::State, S::Matchers, S::Mutes, S::From, S::To, S::Who, S::Comment},
                      S::Matchers);
    table.setYielding({S::Who, S::From, S::Comment});
    auto *add = new QPushButton(tr("&New silence …"));
    add->setObjectName(QStringLiteral("newSilence"));
    m_table->addControl(add);
    connect(add, &QPushButton::clicked, this, [this] { write({}); });
    connect(&table, &QAbstractItemView::activated, this, &SilencesView::editChosen);
    connect(&table, &RowTable::currentIdChanged, this, &SilencesView::showSilences);
    return m_table;
}

void SilencesView::makeActions()
{
    RowTable &table = m_table->table();
    m_edit = table.addCommand("editSilence", tr("&Edit …"), Qt::Key_E);
    connect(m_edit, &QAction::triggered, this, &SilencesView::editChosen);
    m_end = table.addCommand("endSilence", tr("En&d it now"), Qt::Key_Delete);
    connect(m_end, &QAction::triggered, this, &SilencesView::endChosen);
}

void SilencesView::write(const std::vector<LabelMatcher> &matchers)
{
    openForm();
    m_form->edit(matchers);
}

void SilencesView::openForm()
{
    m_form->setAlerts(desk().alerts());
    m_form->setRefusal(desk().status().isReadOnly
                           ? tr("This history is only looked at: nothing can be kept.")
                           : QString());
    m_form->show();
}

void SilencesView::editChosen()
{
    if (const Silence *silence = chosen(); silence != nullptr && m_edit->isEnabled()) {
        openForm();
        m_form->edit(*silence);
    }
}

void SilencesView::endChosen()
{
    if (const Silence *silence = chosen())
        desk().endSilence(silence->id);
}

const Silence *SilencesView::chosen() const
{
    const SilenceId id(m_table->table().currentId().toLongLong());
    const auto found = std::ranges::find(*m_silences, id, &Silence::id);
    return found == m_silences->end() ? nullptr : &*found;
}

void SilencesView::showSilences()
{
    m_silences = desk().silences();
    m_form->setAlerts(desk().alerts());
    const Silence *silence = chosen();
    const bool holds = silence != nullptr && silence->range.to > context().clock->now()
        && !desk().status().isReadOnly;
    m_edit->setEnabled(holds);
    m_end->setEnabled(holds);
    judgeBeside(
        [silences = m_silences,
         alerts = desk().alerts(),
         now = context().clock->now(),
         zone = context().scope.zone(),
         prepare = m_rows.preparation()] {
            return prepare(silenceRows(*silences, *alerts, now, zone));
        },
        [this](RowChange<SilenceRow> change) { m_rows.apply(std::move(change)); });
}

} // namespace perfdeck
