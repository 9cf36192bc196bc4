// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/BenchmarkRunsView.h"

#include "widgets/models/BenchmarkWords.h"
#include "widgets/pages/benchmarks/LiveRuns.h"
#include "widgets/pages/benchmarks/RunFilterBar.h"
#include "widgets/pages/benchmarks/RunRemovals.h"
#include "widgets/pages/benchmarks/RunSummary.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/UndoBar.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QAction>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kSummaryWidth = 360;
constexpr int kMostRemoved = 10'000;
constexpr auto kQuick = "mlp"; // the bundled definition that takes half a minute

} // namespace

BenchmarkRunsView::BenchmarkRunsView(PageContext context, BenchmarkTools tools, QWidget *parent)
    : BenchmarkView(std::move(context), tools, parent)
    , m_live(new LiveRuns(this->context(), desk()))
    , m_filters(new RunFilterBar)
    , m_summary(new RunSummary(this->context(), desk()))
    , m_undo(new UndoBar)
    , m_removals(new RunRemovals(desk(), *m_undo, this))
    , m_nothing(new EmptyState(
          this->context().style,
          tr("Nothing was run yet"),
          tr("Begin with the quick model: it needs nothing installed and shows within half a "
             "minute "
             "what this machine computes. New run offers larger models, load on servers, programs "
             "and benchmark servers.")))
{
    m_nothing->setObjectName(QStringLiteral("nothingRun"));
    m_nothing->setIcon(QStringLiteral("benchmarks"));
    m_nothing->setAction(tr("Run the quick model"));
    connect(m_nothing, &EmptyState::actionWanted, this, &BenchmarkRunsView::startQuick);
    m_lower = makeLower();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(m_live);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_lower, 1);
    layout->addWidget(m_undo);
    makeActions();
    connect(&desk(), &BenchmarkDesk::runsChanged, this, &BenchmarkRunsView::showRuns);
    connect(m_removals, &RunRemovals::changed, this, &BenchmarkRunsView::showRuns);
    connect(m_filters, &RunFilterBar::changed, this, &BenchmarkRunsView::showRuns);
    connect(&focus(), &BenchmarkFocus::runChanged, this, [this] {
        m_table->table().selectId(QString::fromStdString(focus().run()));
    });
    connect(&this->context().scope, &TimeScope::zoneChanged, this, &BenchmarkRunsView::showRuns);
    showRuns();
}

QWidget *BenchmarkRunsView::makeLower()
{
    auto *scroll = new VerticalScroll(m_summary);
    scroll->setMinimumWidth(context().style.scaled(kSummaryWidth) * 3 / 4);
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(makeTable());
    split->addWidget(scroll);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({3 * kSummaryWidth, context().style.scaled(kSummaryWidth)});
    return split;
}

QWidget *BenchmarkRunsView::makeTable()
{
    using R = BenchmarkRunsModel;
    m_table = new TablePanel(context().style, m_rows, "runTable", tr("Runs"));
    m_table->setEmptyText(tr("No run is like that"), tr("Choose less above, or clear the filter."));
    RowTable &table = m_table->table();
    table.showColumns({R::State,
                       R::Title,
                       R::Kind,
                       R::Models,
                       R::Devices,
                       R::Verdict,
                       R::Cells,
                       R::Headline,
                       R::From,
                       R::Lasted,
                       R::Tags,
                       R::Note,
                       R::Source,
                       R::Environment},
                      R::Title);
    table.setYielding({R::Environment,
                       R::Source,
                       R::Note,
                       R::Tags,
                       R::Devices,
                       R::Kind,
                       R::Cells,
                       R::Lasted,
                       R::Models});
    addFilter(*m_table, "runFilter", tr("Filter runs"));
    connect(&table, &RowTable::currentIdChanged, this, &BenchmarkRunsView::showChosen);
    connect(&table, &QAbstractItemView::activated, this, &BenchmarkRunsView::open);
    auto *part = new QWidget;
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_filters);
    layout->addWidget(m_table, 1);
    return part;
}

void BenchmarkRunsView::makeActions()
{
    RowTable &table = m_table->table();
    m_open = table.addCommand("openRun", tr("&Open"), Qt::Key_O);
    connect(m_open, &QAction::triggered, this, &BenchmarkRunsView::open);
    m_repeat = table.addCommand("repeatRun", tr("Run &again …"), Qt::Key_A);
    connect(m_repeat, &QAction::triggered, this, &BenchmarkRunsView::repeat);
    m_resume = table.addCommand("resumeRun", tr("&Resume"), Qt::Key_R);
    connect(m_resume, &QAction::triggered, this, [this] {
        if (const BenchmarkRunPtr run = chosen())
            desk().resume(run->id);
    });
    m_cancel = table.addCommand("cancelRun", tr("Cance&l"), Qt::Key_X);
    connect(m_cancel, &QAction::triggered, this, [this] {
        if (const BenchmarkRunPtr run = chosen())
            desk().cancel(run->id);
    });
    m_note = table.addCommand("noteRun", tr("Write a &note"), Qt::Key_C);
    connect(m_note, &QAction::triggered, m_summary, &RunSummary::editNote);
    m_remove = table.addCommand("removeRun", tr("Re&move"), Qt::Key_Delete);
    connect(m_remove, &QAction::triggered, this, &BenchmarkRunsView::removeChosen);
    m_summary->setActions({m_open, m_repeat, m_resume, m_cancel, m_remove});
}

BenchmarkRunPtr BenchmarkRunsView::chosen() const
{
    return runOf(desk(), m_table->table().currentId().toStdString());
}

void BenchmarkRunsView::showRuns()
{
    m_live->showRuns();
    m_filters->offer(*desk().runs());
    showEmptiness();
    judgeBeside(
        [runs = desk().runs(),
         hidden = m_removals->hidden(),
         filter = m_filters->filter(),
         now = context().clock->now(),
         zone = context().scope.zone(),
         prepare = m_rows.preparation()] {
            BenchmarkRuns wanted;
            for (const BenchmarkRunPtr &run : *runs)
                if (!hidden.contains(run->id))
                    wanted.push_back(run);
            return prepare(benchmarkRunRows(wanted, filter, now, zone));
        },
        [this](RowChange<BenchmarkRunRow> change) {
            m_rows.apply(std::move(change));
            if (m_table->table().currentId().isEmpty() && !focus().run().empty())
                m_table->table().selectId(QString::fromStdString(focus().run()));
            showChosen();
        });
}

void BenchmarkRunsView::showEmptiness()
{
    const bool isEmpty = desk().runs()->empty();
    m_nothing->setVisible(isEmpty);
    m_lower->setVisible(!isEmpty);
}

void BenchmarkRunsView::showChosen()
{
    const BenchmarkRunPtr run = chosen();
    if (run)
        focus().setRun(run->id);
    m_open->setEnabled(run != nullptr);
    m_repeat->setEnabled(run && run->state != RunState::Imported);
    m_resume->setEnabled(run && isResumable(*run));
    m_cancel->setEnabled(run && isLive(*run));
    m_note->setEnabled(run != nullptr);
    m_remove->setEnabled(run && !isLive(*run));
    m_summary->show(run);
}

void BenchmarkRunsView::startQuick()
{
    const BenchmarkDefinitionsPtr known = desk().definitions();
    const auto quick = std::ranges::find(*known, kQuick, &BenchmarkDefinition::id);
    if (quick == known->end())
        Q_EMIT formWanted({});
    else
        focus().setRun(desk().start(*quick));
}

void BenchmarkRunsView::open()
{
    if (const BenchmarkRunPtr run = chosen())
        Q_EMIT runWanted(run->id);
}

void BenchmarkRunsView::repeat()
{
    if (const BenchmarkRunPtr run = chosen())
        Q_EMIT formWanted(run->definition);
}

void BenchmarkRunsView::removeChosen()
{
    for (const QString &id : m_table->table().selectedIds(kMostRemoved)) {
        const BenchmarkRunPtr run = runOf(desk(), id.toStdString());
        if (run && !isLive(*run))
            m_removals->remove(run->id);
    }
}

} // namespace perfdeck
