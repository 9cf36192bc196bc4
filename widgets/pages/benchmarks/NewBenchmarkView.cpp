// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/benchmarks/NewBenchmarkView.h"

#include "widgets/models/BenchmarkInput.h"
#include "widgets/models/BenchmarkRunText.h"
#include "widgets/models/BenchmarkWords.h"
#include "widgets/pages/benchmarks/BenchmarkForm.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kFormWidth = 480;

} // namespace

NewBenchmarkView::NewBenchmarkView(PageContext context, BenchmarkTools tools, QWidget *parent)
    : BenchmarkView(std::move(context), tools, parent)
    , m_refused(sentences("refusedDefinitions"))
    , m_preflight(sentences("preflight"))
    , m_form(new BenchmarkForm(this->context().style, desk()))
    , m_remark(sentences("newRunRemark"))
{
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(makeTable());
    split->addWidget(makeRight());
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({2 * kFormWidth, this->context().style.scaled(kFormWidth)});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    connect(m_form, &BenchmarkForm::edited, this, &NewBenchmarkView::check);
    connect(&desk(), &BenchmarkDesk::definitionsChanged, this, &NewBenchmarkView::showDefinitions);
    connect(&desk(), &BenchmarkDesk::runsChanged, this, &NewBenchmarkView::showDefinitions);
    connect(&desk(), &BenchmarkDesk::preflightChanged, this, &NewBenchmarkView::showPreflight);
    showDefinitions();
    showPreflight();
    check();
    desk().lookAtMachine();
}

QWidget *NewBenchmarkView::makeTable()
{
    using D = BenchmarkDefinitionsModel;
    m_table = new TablePanel(context().style, m_rows, "definitionTable", tr("Benchmarks"));
    m_table->setEmptyText(tr("No benchmark is like that"), tr("Clear the filter to see all."));
    RowTable &table = m_table->table();
    table.showColumns({D::Title,
                       D::Kind,
                       D::Task,
                       D::Priority,
                       D::Cells,
                       D::Took,
                       D::Description,
                       D::Id,
                       D::Origin},
                      D::Description);
    table.setYielding({D::Origin, D::Id, D::Priority, D::Task, D::Took, D::Cells});
    addFilter(*m_table, "definitionFilter", tr("Filter benchmarks"));
    connect(&table, &RowTable::currentIdChanged, this, &NewBenchmarkView::showChosen);
    connect(&table, &QAbstractItemView::activated, m_form, &BenchmarkForm::begin);
    auto *part = new QWidget;
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_refused);
    return part;
}

QWidget *NewBenchmarkView::makeRight()
{
    auto *scroll = new VerticalScroll(m_form);
    auto *part = new QWidget;
    part->setMinimumWidth(context().style.scaled(kFormWidth) * 3 / 4);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeFoot());
    return part;
}

QWidget *NewBenchmarkView::makeFoot()
{
    m_preflight->setAccessibleName(tr("What stands against measuring now"));
    auto *look = new QPushButton(tr("Loo&k again"));
    look->setObjectName(QStringLiteral("lookAgain"));
    look->setToolTip(tr("At this machine: power saving, load, heat, other programs"));
    connect(look, &QPushButton::clicked, this, [this] { desk().lookAtMachine(); });
    m_keep = new QPushButton(tr("Save as &definition"));
    m_keep->setObjectName(QStringLiteral("keepDefinition"));
    connect(m_keep, &QPushButton::clicked, this, &NewBenchmarkView::keep);
    m_start = new QPushButton(tr("&Start"));
    m_start->setObjectName(QStringLiteral("startRun"));
    m_start->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    connect(m_start, &QPushButton::clicked, this, &NewBenchmarkView::start);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    buttons->addWidget(look);
    buttons->addStretch();
    buttons->addWidget(m_keep);
    buttons->addWidget(m_start);
    auto *foot = new QWidget;
    auto *layout = new QVBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_preflight);
    layout->addWidget(m_remark);
    layout->addLayout(buttons);
    return foot;
}

void NewBenchmarkView::begin()
{
    RowTable &table = m_table->table();
    if (table.currentId().isEmpty() && table.shownRows() > 0)
        table.selectRow(0);
    table.setFocus();
}

void NewBenchmarkView::edit(const BenchmarkDefinition &definition)
{
    m_table->table().selectId(QString::fromStdString(definition.id));
    m_form->edit(definition);
    m_form->begin();
}

void NewBenchmarkView::showDefinitions()
{
    QStringList refused;
    for (const Error &error : desk().refused())
        refused.append(coreText(error.message()));
    m_refused->setText(refused.join(QChar(u'\n')));
    m_refused->setVisible(!refused.isEmpty());
    m_rows.setRows(benchmarkDefinitionRows(*desk().definitions(), *desk().runs()));
}

void NewBenchmarkView::showChosen()
{
    const BenchmarkDefinitionsPtr known = desk().definitions();
    const auto found = std::ranges::find(
        *known, m_table->table().currentId().toStdString(), &BenchmarkDefinition::id);
    if (found != known->end())
        m_form->edit(*found);
}

void NewBenchmarkView::showPreflight()
{
    m_preflight->setText(preflightText(desk().preflight()));
}

/// What is wrong, else how long it takes.
void NewBenchmarkView::check()
{
    const QString problem = m_form->problem();
    m_start->setEnabled(problem.isEmpty());
    m_keep->setEnabled(problem.isEmpty());
    if (!problem.isEmpty())
        return m_remark->setText(problem);
    const BenchmarkDefinition definition = m_form->definition();
    QString text = tr("%n cells", nullptr, int(cellCount(definition.matrix)));
    if (const auto expected = expectedDuration(definition, *desk().runs()))
        text += QStringLiteral(", ") + tr("about %1").arg(formatDuration(*expected));
    m_remark->setText(text);
}

void NewBenchmarkView::start()
{
    if (m_form->problem().isEmpty()) {
        focus().setRun(desk().start(m_form->definition()));
        Q_EMIT runWanted(focus().run());
    }
}

void NewBenchmarkView::keep()
{
    BenchmarkDefinition definition = m_form->definition();
    definition.id = definitionIdOf(QString::fromStdString(definition.title));
    const QString title = definitionTitle(definition);
    desk().putDefinition(std::move(definition), this, [this, title](const Status &done) {
        m_remark->setText(done ? tr("%1 is kept").arg(title) : coreText(done.error().message()));
    });
}

} // namespace perfdeck
