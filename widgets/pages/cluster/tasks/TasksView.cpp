// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/tasks/TasksView.h"

#include "core/analysis/ClusterFrames.h"
#include "core/analysis/TaskStream.h"
#include "widgets/charts/DistributionChart.h"
#include "widgets/charts/GanttChart.h"
#include "widgets/pages/ChartLink.h"
#include "widgets/pages/cluster/tasks/TaskFacts.h"
#include "widgets/panels/ChipRow.h"
#include "widgets/panels/TablePanel.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"
#include "widgets/tables/TableExtras.h"

#include <QLineEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kMinChartHeight = 180;
constexpr int kFilterWidth = 180;
constexpr auto kStateKey = "state";
constexpr auto kFilterKey = "filter";
constexpr auto kTableKey = "table";

struct StateCount
{
    CellState state = CellState::None;
    QString text;
    int count = 0;
};

using StateCounts = std::map<QString, StateCount>; ///< by TaskRow::stateWord

StateCounts countStates(const std::vector<TaskRow> &rows)
{
    StateCounts counts;
    for (const TaskRow &row : rows) {
        StateCount &count = counts[row.stateWord];
        count.state = row.state;
        count.text = row.stateText;
        ++count.count;
    }
    return counts;
}

std::vector<Chip> chipsOf(const StateCounts &counts, int all)
{
    std::vector<Chip> chips{{{},
                             TasksView::tr("All %1").arg(all),
                             TasksView::tr("All tasks that lived in this range"),
                             CellState::None}};
    for (const auto &[word, count] : counts)
        chips.push_back({word,
                         count.text + QChar(u' ') + QString::number(count.count),
                         TasksView::tr("Only tasks in this state"),
                         count.state});
    std::stable_sort(chips.begin() + 1, chips.end(), [](const Chip &a, const Chip &b) {
        return a.state < b.state;
    });
    return chips;
}

FrameWords durationWords()
{
    return {TasksView::tr("Execution time").toStdString(),
            TasksView::tr("not reported").toStdString(),
            {}};
}

} // namespace

/// What is made beside the GUI thread.
struct TasksView::Findings
{
    ClusterHistoryPtr history;
    std::vector<Chip> chips;
    QString facts;
    GanttFramePtr stream;
    RowChange<TaskRow> rows;
    RowChange<FailureRow> failures;
    DistributionFramePtr durations;
};

TasksView::TasksView(PageContext context, QWidget *parent)
    : EvidenceView(std::move(context), {}, parent)
{
    auto *below = new QSplitter;
    below->setChildrenCollapsible(false);
    below->setHandleWidth(kGap);
    below->addWidget(makeTable());
    below->addWidget(makeSide());
    below->setStretchFactor(0, 3);
    below->setStretchFactor(1, 2);
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(kGap);
    split->addWidget(makeStream());
    split->addWidget(below);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(makeHead());
    layout->addWidget(split, 1);
}

QWidget *TasksView::makeHead()
{
    m_states = new ChipRow(context().style);
    m_states->setObjectName(QStringLiteral("taskStates"));
    m_states->setAccessibleName(tr("Tasks by state"));
    connect(m_states, &ChipRow::chosenChanged, this, &TasksView::judgeAgain);
    m_facts = new WrappedLabel;
    m_facts->setObjectName(QStringLiteral("taskFacts"));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *head = new QWidget;
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_states);
    layout->addWidget(m_facts);
    return head;
}

GanttChart *TasksView::makeStream()
{
    m_stream = new GanttChart(context().style);
    m_stream->setObjectName(QStringLiteral("taskStream"));
    m_stream->setTitle(tr("Tasks by worker"));
    m_stream->setEmptyText(tr("No task ran in this range"),
                           tr("Or this cluster does not tell when its tasks began"));
    m_stream->setMinimumHeight(kMinChartHeight);
    m_link = &linkChart(context(), *m_stream);
    connect(&m_link->scope(), &TimeScope::changed, m_stream, [this] {
        m_stream->setVisibleRange(m_link->scope().range());
    });
    tieSelection(context(), *m_stream);
    tieEvents(context(), *m_stream, [](std::string_view) { return true; });
    connect(m_stream, &PaintedChart::activated, this, [this](int item) {
        if (const QString id = m_stream->itemName(item); !id.isEmpty())
            m_table->table().selectId(id);
    });
    return m_stream;
}

QWidget *TasksView::makeTable()
{
    using T = TasksModel;
    m_table = new TablePanel(context().style, m_rows, "taskHistory", tr("Tasks"));
    m_table->setEmptyText(
        tr("No task in this range"),
        tr("Choose a longer range above. Not every server lists tasks: a coordinator with a key "
           "does."));
    RowTable &table = m_table->table();
    table.showColumns(
        {T::Name, T::Type, T::State, T::Worker, T::Model, T::Progress, T::Duration, T::Created},
        T::Name);
    table.setYielding({T::Model, T::Progress, T::Created});
    m_extras = &m_table->addExtras(
        {{T::Progress, ColumnTotal::Kind::Mean}, {T::Duration, ColumnTotal::Kind::Mean}}, T::Name);
    m_filter = new QLineEdit;
    m_filter->setObjectName(QStringLiteral("taskHistoryFilter"));
    m_filter->setAccessibleName(tr("Filter tasks"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setToolTip(RowTable::filterHelp());
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(kFilterWidth);
    connect(m_filter, &QLineEdit::textChanged, &table, &RowTable::setFilter);
    connect(&table, &RowTable::currentIdChanged, this, &TasksView::showTask);
    m_table->addControl(m_filter);
    return m_table;
}

QWidget *TasksView::makeSide()
{
    m_durations = new DistributionChart(context().style);
    m_durations->setObjectName(QStringLiteral("taskDurations"));
    m_durations->setTitle(tr("Execution time by type"));
    m_durations->setForm(DistributionChart::Form::Cumulative);
    m_durations->setEmptyText(tr("No task was completed in this range"),
                              tr("Or this cluster does not tell how long tasks run"));
    m_failurePanel
        = new TablePanel(context().style, m_failures, "taskFailures", tr("Failures by error"));
    m_failurePanel->setEmptyText(tr("No failed task in this range"), {});
    m_failurePanel->table().showColumns(
        {FailuresModel::Text, FailuresModel::Count, FailuresModel::Workers}, FailuresModel::Text);
    m_task = new WrappedLabel(tr("Choose a task in the table"));
    m_task->setObjectName(QStringLiteral("taskDetails"));
    m_task->setTextFormat(Qt::PlainText);
    m_task->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_task->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_task->setMargin(kGap);
    auto *tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("taskSide"));
    tabs->setAccessibleName(tr("More about tasks"));
    tabs->setDocumentMode(true);
    tabs->addTab(m_durations, tr("Execution time"));
    tabs->addTab(m_failurePanel, tr("Failures"));
    tabs->addTab(m_task, tr("Chosen task"));
    return tabs;
}

ViewState TasksView::view() const
{
    ViewState state;
    if (!m_states->chosen().isEmpty())
        state.emplace(kStateKey, m_states->chosen().toStdString());
    if (!m_filter->text().isEmpty())
        state.emplace(kFilterKey, m_filter->text().toStdString());
    if (std::string extras = m_extras->state(); !extras.empty())
        state.emplace(kTableKey, std::move(extras));
    return state;
}

void TasksView::setView(const ViewState &state)
{
    const auto text = [&state](const char *key) {
        const auto at = state.find(key);
        return at == state.end() ? QString() : QString::fromStdString(at->second);
    };
    m_states->choose(text(kStateKey));
    m_filter->setText(text(kFilterKey));
    m_extras->setState(text(kTableKey).toStdString());
}

void TasksView::judge(const Case &matter)
{
    judgeBeside(
        [matter,
         state = m_states->chosen(),
         rows = m_rows.preparation(),
         failures = m_failures.preparation()] {
            const ClusterHistoryPtr &history = matter.evidence->history;
            const std::vector<Task> &tasks = history->tasks;
            const TimeRange range = matter.evidence->range;
            std::vector<TaskRow> made = taskRows(tasks, matter.now, matter.zone);
            std::vector<Chip> chips = chipsOf(countStates(made), int(made.size()));
            if (!state.isEmpty())
                std::erase_if(made, [&](const TaskRow &row) { return row.stateWord != state; });
            const std::vector<TaskGroup> groups = taskGroups(tasks, history->workers, range);
            const std::vector<CriticalPath> paths = criticalPaths(tasks, matter.now);
            return Findings{
                history,
                std::move(chips),
                taskFacts(groups, paths),
                std::make_shared<const GanttFrame>(taskStream(tasks, paths, range, matter.now)),
                rows(std::move(made)),
                failures(failureRows(groupFailures(tasks), matter.now, matter.zone)),
                executionFrame(groups, durationWords())};
        },
        [this](Findings findings) { showFindings(std::move(findings)); });
}

void TasksView::showFindings(Findings findings)
{
    m_history = std::move(findings.history);
    m_states->setChips(std::move(findings.chips));
    m_facts->setText(m_history->isCut
                         ? tr("The newest %1 tasks of this range.").arg(m_history->tasks.size())
                             + QChar(u' ') + findings.facts
                         : findings.facts);
    m_facts->setVisible(!m_facts->text().isEmpty());
    m_stream->setVisibleRange(m_link->scope().range());
    m_stream->setFrame(std::move(findings.stream));
    m_rows.apply(std::move(findings.rows));
    m_failures.apply(std::move(findings.failures));
    m_durations->setFrame(std::move(findings.durations));
    showTask();
}

void TasksView::showTask()
{
    const std::string id = m_table->table().currentId().toStdString();
    if (!m_history || id.empty())
        return;
    const auto task = std::ranges::find(m_history->tasks, id, &Task::id);
    if (task != m_history->tasks.end())
        m_task->setText(QString::fromStdString(id) + QChar(u'\n')
                        + taskText(*task, context().clock->now(), context().scope.zone()));
}

} // namespace perfdeck
