// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/workers/WorkerTable.h"

#include "widgets/pages/cluster/workers/WorkerCharts.h"
#include "widgets/pages/CourseDelegate.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/Panel.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"
#include "widgets/tables/TableExtras.h"

#include <QAbstractProxyModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace perfdeck {

namespace {

constexpr int kFilterWidth = 220;
constexpr auto kOdd = "unlike"; ///< the chip of those that stand out

/// The beginning of a part of a filter: the heading as RowFilter reads it.
QString termOf(const QAbstractItemModel &model, int column, const char *sign, const QString &text)
{
    QString name = model.headerData(column, Qt::Horizontal).toString();
    name.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return name + QLatin1String(sign) + QChar(u'"') + text + QChar(u'"');
}

} // namespace

WorkerTable::WorkerTable(const PageContext &context,
                         const std::function<void(Feed &)> &run,
                         QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_courses{{{WorkersModel::CpuCourse, "worker_cpu_utilization_ratio", nullptr},
                 {WorkersModel::MemoryCourse, "worker_memory_utilization_ratio", nullptr},
                 {WorkersModel::GpuCourse, "worker_gpu_utilization_ratio", nullptr}}}
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Style::kGrid);
    layout->addWidget(makeHead());
    makeTable(run);
    layout->addWidget(m_panel, 1);
}

QWidget *WorkerTable::makeHead()
{
    m_chips = new ChipRow(m_context.style);
    m_chips->setObjectName(QStringLiteral("workerChips"));
    connect(m_chips, &ChipRow::chosenChanged, this, &WorkerTable::applyFilter);
    m_filter = new QLineEdit;
    m_filter->setObjectName(QStringLiteral("workersFilter"));
    m_filter->setAccessibleName(tr("Filter workers"));
    m_filter->setPlaceholderText(tr("Filter (Ctrl+F)"));
    m_filter->setToolTip(RowTable::filterHelp());
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(kFilterWidth);
    connect(m_filter, &QLineEdit::textChanged, this, &WorkerTable::applyFilter);
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_chips, 1);
    layout->addWidget(m_filter);
    return head;
}

void WorkerTable::makeTable(const std::function<void(Feed &)> &run)
{
    using W = WorkersModel;
    m_panel = new Panel(m_context.style, tr("Workers"));
    m_table = new RowTable(m_rows, m_context.style);
    m_table->setObjectName(QStringLiteral("workersTable"));
    m_table->setAccessibleName(tr("Workers"));
    m_table->showColumns({W::Name,
                          W::State,
                          W::Oddity,
                          W::CpuCourse,
                          W::MemoryCourse,
                          W::GpuCourse,
                          W::CpuReserved,
                          W::Running,
                          W::Completed,
                          W::Failed,
                          W::Reliability,
                          W::Health,
                          W::Uptime,
                          W::LastSeen,
                          W::Host,
                          W::Hardware},
                         W::Name);
    m_table->setYielding({W::Completed,
                          W::Failed,
                          W::CpuReserved,
                          W::LastSeen,
                          W::Host,
                          W::Health,
                          W::Uptime,
                          W::Hardware,
                          W::MemoryCourse,
                          W::Reliability,
                          W::GpuCourse});
    for (Course &course : m_courses) {
        course.feed = std::make_unique<CourseFeed>(questionsTo(m_context.session), m_context.scope);
        auto *delegate = new CourseDelegate(*course.feed, m_context.style, m_table);
        delegate->showNumbers(1);
        m_table->setItemDelegateForColumn(course.column, delegate);
        connect(course.feed.get(),
                &CourseFeed::coursesReady,
                m_table->viewport(),
                qOverload<>(&QWidget::update));
        run(*course.feed);
    }
    using Kind = ColumnTotal::Kind;
    m_extras = new TableExtras(*m_table,
                               {{W::CpuCourse, Kind::Mean},
                                {W::MemoryCourse, Kind::Mean},
                                {W::GpuCourse, Kind::Mean},
                                {W::CpuReserved, Kind::Mean},
                                {W::Running, Kind::Sum},
                                {W::Completed, Kind::Sum},
                                {W::Failed, Kind::Sum}},
                               W::Name,
                               m_context.style);
    m_empty = new EmptyState(m_context.style, {}, {});
    m_empty->setObjectName(QStringLiteral("noWorkers"));
    connect(m_empty, &EmptyState::actionWanted, this, [this] {
        m_filter->clear();
        m_chips->choose({});
    });
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_extras->area());
    m_stack->addWidget(m_empty);
    m_panel->setContent(m_stack);
    m_table->installEventFilter(this);
    connect(m_table, &RowTable::arranged, this, &WorkerTable::showSituation);
    connect(m_table, &RowTable::selectedIdsChanged, this, &WorkerTable::chosenChanged);
    connect(
        m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { wishCourses(); });
    connect(
        m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] { wishCourses(); });
}

void WorkerTable::showCluster(const ClusterPtr &cluster)
{
    m_cluster = cluster->name;
    m_isListed = cluster->workers != nullptr;
    m_background.run(
        [cluster,
         now = m_context.clock->now(),
         zone = m_context.scope.zone(),
         columns = m_rows.columns(),
         prepare = m_rows.preparation()] {
            return digest(prepare(workerRows(*cluster, now, zone)), columns);
        },
        [this](Digest made) { showDigest(std::move(made)); });
}

WorkerTable::Digest WorkerTable::digest(RowChange<WorkerRow> change,
                                        std::span<const Column<WorkerRow>> columns)
{
    const std::vector<WorkerRow> &rows = change.after->rows();
    std::map<std::pair<CellState, QString>, int> counts; // by WorkerRow::stateWord
    Digest made;
    for (const WorkerRow &row : rows) {
        made.odd += row.oddity.isEmpty() ? 0 : 1;
        if (!row.stateText.isEmpty())
            ++counts[{row.state, row.stateWord}];
    }
    for (const auto &[part, count] : counts)
        made.states.push_back(
            {part.second,
             workerStateText(part.second.toStdString()) + QChar(u' ') + QString::number(count),
             tr("Only workers in this state"),
             part.first});
    for (const Column<WorkerRow> &column : columns)
        made.usedColumns.push_back(std::ranges::any_of(rows, [&column](const WorkerRow &row) {
            if (column.isNumeric())
                return column.number(row).has_value();
            const QString text = column.text(row);
            return !text.isEmpty() && text != QStringLiteral("–");
        }));
    made.change = std::move(change);
    return made;
}

/// A column that no server fills is hidden.
void WorkerTable::showDigest(Digest digest)
{
    m_rows.apply(std::move(digest.change));
    showChips(digest.states, digest.odd);
    for (int column = WorkersModel::State; column <= WorkersModel::GpuCourse; ++column)
        m_table->suggestColumn(column, digest.usedColumns[std::size_t(column)]);
    showSituation();
}

/// All, each state there is, and those that stand out.
void WorkerTable::showChips(const std::vector<Chip> &states, int odd)
{
    std::vector<Chip> chips{{{},
                             tr("All %1").arg(m_rows.rowCount()),
                             tr("All workers that a server lists"),
                             CellState::None}};
    chips.insert(chips.end(), states.begin(), states.end());
    if (odd > 0 || m_chips->chosen() == QLatin1String(kOdd))
        chips.push_back({QString::fromLatin1(kOdd),
                         tr("unlike others %1").arg(odd),
                         tr("Only workers that stand out among those of the same hardware"),
                         CellState::Warning});
    m_chips->setChips(std::move(chips));
}

void WorkerTable::applyFilter()
{
    QString text = m_filter->text();
    const QString part = m_chips->chosen();
    if (part == QLatin1String(kOdd))
        text += QChar(u' ') + termOf(m_rows, WorkersModel::Oddity, "!=", QStringLiteral("–"));
    else if (!part.isEmpty())
        text += QChar(u' ')
            + termOf(m_rows, WorkersModel::State, "=", workerStateText(part.toStdString()));
    m_table->setFilter(text);
    const QString problem = m_table->filterProblem();
    m_filter->setToolTip(problem.isEmpty() ? RowTable::filterHelp() : problem);
    m_filter->setAccessibleDescription(problem);
    showSituation();
    Q_EMIT chosenChanged();
}

/// After any change of the rows shown.
void WorkerTable::showSituation()
{
    const int all = m_rows.rowCount();
    const int shown = m_table->shownRows();
    m_panel->setRemark(shown == all ? QString() : tr("%1 of %2").arg(shown).arg(all));
    m_stack->setCurrentIndex(shown > 0 ? 0 : 1);
    m_empty->setAction(all > 0 ? tr("Show all workers") : QString());
    if (all > 0)
        m_empty->setText(tr("The filter hides all workers"), {});
    else if (m_isListed)
        m_empty->setText(tr("No worker is registered"),
                         tr("Workers appear here when they register with the coordinator."));
    else
        m_empty->setText(tr("No server of this cluster lists workers"),
                         tr("Add the coordinator or its dashboard with --drm-url."));
    if (!m_wanted.isEmpty() && m_rows.rowOf(m_wanted) >= 0)
        m_table->selectId(std::exchange(m_wanted, {}));
    wishCourses();
}

/// Only rows that can be seen get their courses asked for.
void WorkerTable::wishCourses()
{
    const int first = m_table->rowAt(0);
    const int end = m_table->rowAt(m_table->viewport()->height() - 1);
    const int last = first < 0 ? -1 : end < 0 ? m_table->shownRows() - 1 : end;
    for (const Course &course : m_courses) {
        std::vector<CourseWish> wishes;
        for (int row = first; row <= last && !m_table->isColumnHidden(course.column); ++row) {
            const QString id = m_table->model()->index(row, 0).data(RowIdRole).toString();
            wishes.push_back({id, workerSelector(course.metric, m_cluster, id)});
        }
        course.feed->setWishes(std::move(wishes));
    }
}

QStringList WorkerTable::chosen() const
{
    return m_table->selectedIds(kMost);
}

QStringList WorkerTable::filtered() const
{
    return m_table->shownRows() == m_rows.rowCount() ? QStringList() : m_table->shownIds(kMost);
}

void WorkerTable::choose(const QString &worker)
{
    m_wanted = worker;
    m_filter->clear();
    m_chips->choose({});
    showSituation();
    m_table->setFocus();
}

void WorkerTable::chooseNone()
{
    m_table->clearSelection();
}

QString WorkerTable::filter() const
{
    return m_filter->text();
}

void WorkerTable::setFilter(const QString &text)
{
    m_filter->setText(text);
}

QString WorkerTable::part() const
{
    return m_chips->chosen();
}

void WorkerTable::setPart(const QString &part)
{
    m_chips->choose(part);
}

void WorkerTable::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

/// Esc lets go of the chosen workers first.
bool WorkerTable::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey
        = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_table || !isKey || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape
        || chosen().isEmpty())
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        chooseNone();
    event->accept();
    return true;
}

} // namespace perfdeck
