// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/models/ModelsPage.h"

#include "core/engine/Session.h"
#include "widgets/models/ModelSelectors.h"
#include "widgets/pages/CourseDelegate.h"
#include "widgets/pages/models/MarkDelegate.h"
#include "widgets/pages/models/ModelComparison.h"
#include "widgets/pages/models/ModelDetails.h"
#include "widgets/pages/NearestData.h"
#include "widgets/pages/regressions/FindingButton.h"
#include "widgets/panels/AbsenceText.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/Panel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"
#include "widgets/tables/TableExtras.h"

#include <QAbstractProxyModel>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kMargin = 3 * Style::kGrid;
constexpr int kGap = 2 * Style::kGrid;
constexpr int kFilterWidth = 220;
constexpr int kFilteredLines = 8; ///< of text: as high is what says that the filter hides all

} // namespace

ModelsPage::ModelsPage(PageContext context, QWidget *parent)
    : Page(std::move(context), parent)
    , m_feed(questionsTo(this->context().session), this->context().scope)
    , m_courses(questionsTo(this->context().session), this->context().scope)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(this->context().style, {}, {}))
{
    m_split = new QSplitter(Qt::Vertical);
    m_split->setContentsMargins(kMargin, kGap, kMargin, kMargin);
    m_split->setHandleWidth(kGap);
    m_split->setChildrenCollapsible(false);
    m_tablePanel = makeTable();
    m_split->addWidget(m_tablePanel);
    m_split->addWidget(makeLower());
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_isSplitByHand = true; });
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);
    m_empty->setObjectName(QStringLiteral("noModels"));
    connect(m_empty, &EmptyState::actionWanted, this, &ModelsPage::helpOut);
    m_again.setInterval(std::chrono::seconds(1));
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (isVisible())
            showEmpty();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    showEmpty();
    m_stack->setCurrentIndex(1);
    startFeed();
    connect(&this->context().session, &Session::sourcesChanged, this, &ModelsPage::showEmpty);
    connect(
        &m_courses, &CourseFeed::coursesReady, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(
        m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &ModelsPage::wishCourses);
    connect(
        m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, &ModelsPage::wishCourses);
    connect(m_table, &RowTable::arranged, this, &ModelsPage::settleTable);
    run(m_feed);
    run(m_courses);
}

void ModelsPage::startFeed()
{
    m_feed.setSelectors(modelSelectors());
    m_feed.digest(
        [this](const LatestValuesPtr &values) {
            return [values,
                    sources = context().session.sources(),
                    until = context().scope.range().to,
                    isPast = !context().scope.isLive(),
                    columns = m_rows.columns(),
                    prepare = m_rows.preparation()] {
                RowChange<ModelRow> change = prepare(modelRows(*values, sources, until, isPast));
                std::vector<bool> used = usedColumns(change.after->rows(), columns);
                return Digest{std::move(change), std::move(used)};
            };
        },
        [this](Digest digest) { showDigest(std::move(digest)); });
}

Panel *ModelsPage::makeTable()
{
    auto *panel = new Panel(context().style, tr("Models"));
    m_filter = new QLineEdit;
    m_filter->setObjectName(QStringLiteral("modelFilter"));
    m_filter->setAccessibleName(tr("Filter models"));
    m_filter->setPlaceholderText(tr("Filter (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(kFilterWidth);
    panel->addControl(new FindingButton(context()));
    panel->addControl(m_filter);
    m_table = new RowTable(m_rows, context().style);
    m_table->setObjectName(QStringLiteral("modelTable"));
    m_table->setAccessibleName(tr("Models"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    using M = ModelsModel;
    m_table->showColumns(
        {M::Mark,  M::Model,   M::Source,     M::Device, M::P50,     M::P95,        M::P99,
         M::Mean,  M::Course,  M::Throughput, M::Decode, M::Prefill, M::FirstToken, M::InterToken,
         M::Queue, M::KvCache, M::Errors,     M::Memory, M::Gpu,     M::Stack,      M::State},
        M::Model);
    m_table->setYielding({M::Mean,
                          M::Prefill,
                          M::InterToken,
                          M::Memory,
                          M::Gpu,
                          M::Queue,
                          M::Device,
                          M::P50,
                          M::Course,
                          M::FirstToken,
                          M::KvCache,
                          M::Decode,
                          M::P95,
                          M::Source,
                          M::Throughput});
    m_table->setItemDelegateForColumn(M::Course,
                                      new CourseDelegate(m_courses, context().style, m_table));
    m_table->setItemDelegateForColumn(M::Mark, new MarkDelegate(context().style, m_table));
    using Kind = ColumnTotal::Kind;
    m_extras = new TableExtras(*m_table,
                               {{M::P50, Kind::Largest},
                                {M::P95, Kind::Largest},
                                {M::P99, Kind::Largest},
                                {M::Mean, Kind::Largest},
                                {M::Throughput, Kind::Sum},
                                {M::Decode, Kind::Sum},
                                {M::Prefill, Kind::Sum},
                                {M::FirstToken, Kind::Largest},
                                {M::InterToken, Kind::Largest},
                                {M::KvCache, Kind::Mean},
                                {M::Errors, Kind::Largest},
                                {M::Memory, Kind::Sum},
                                {M::Gpu, Kind::Mean}},
                               M::Model,
                               context().style);
    m_table->installEventFilter(this);
    panel->setRemark(tr("Space marks a model for comparison"));
    m_filtered = new EmptyState(context().style, {}, {});
    m_filtered->setObjectName(QStringLiteral("filteredOut"));
    connect(m_filtered, &EmptyState::actionWanted, m_filter, &QLineEdit::clear);
    say(*m_filtered, {Absence::Kind::FilteredOut, {}});
    m_tableStack = new QStackedWidget;
    m_tableStack->addWidget(m_extras->area());
    m_tableStack->addWidget(m_filtered);
    panel->setContent(m_tableStack);
    connect(m_filter, &QLineEdit::textChanged, m_table, &RowTable::setFilter);
    m_filter->setToolTip(RowTable::filterHelp());
    connect(m_filter, &QLineEdit::textChanged, this, [this] {
        const QString problem = m_table->filterProblem();
        m_filter->setToolTip(problem.isEmpty() ? RowTable::filterHelp() : problem);
        m_filter->setAccessibleDescription(problem);
    });
    connect(m_filter, &QLineEdit::returnPressed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_table, &RowTable::currentIdChanged, this, &ModelsPage::choose);
    return panel;
}

QWidget *ModelsPage::makeLower()
{
    const auto runFeed = [this](Feed &feed) { run(feed); };
    m_details = new ModelDetails(context(), runFeed);
    m_comparison = new ModelComparison(context(), runFeed);
    m_lower = new QStackedWidget;
    m_lower->addWidget(new VerticalScroll(m_details));
    m_lower->addWidget(new VerticalScroll(m_comparison));
    connect(&m_rows, &ModelsModel::marksChanged, this, &ModelsPage::showMarked);
    connect(m_comparison, &ModelComparison::closeWanted, &m_rows, &ModelsModel::clearMarks);
    return m_lower;
}

void ModelsPage::toggleMark()
{
    const QString id = m_table->currentId();
    m_rows.setMarked(id, !m_rows.marked().contains(id));
}

/// From two marks on they are compared. A model that is gone for the moment keeps its mark.
void ModelsPage::showMarked()
{
    std::vector<ModelRow> models;
    for (const QString &id : m_rows.marked())
        if (const ModelRow *row = m_rows.rowAt(m_rows.rowOf(id)))
            models.push_back(*row);
    const bool isCompared = models.size() > 1;
    m_comparison->showModels(isCompared ? models : std::vector<ModelRow>());
    m_lower->setCurrentIndex(isCompared ? 1 : 0);
    m_tablePanel->setRemark(isCompared ? tr("%n models compared", nullptr, int(models.size()))
                                       : tr("Space marks a model for comparison"));
}

/// Space marks while the table has the focus; elsewhere it pauses the window.
bool ModelsPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey
        = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_table || !isKey)
        return Page::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Space || key->modifiers() != Qt::NoModifier)
        return Page::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        toggleMark();
    event->accept();
    return true;
}

/// Only rows that can be seen get their course asked for.
void ModelsPage::wishCourses()
{
    std::vector<CourseWish> wishes;
    const int first = m_table->rowAt(0);
    const int end = m_table->rowAt(m_table->viewport()->height() - 1);
    const auto *shown = qobject_cast<const QAbstractProxyModel *>(m_table->model());
    const int last = m_table->isColumnHidden(ModelsModel::Course) || first < 0 ? -1
        : end < 0 ? shown->rowCount() - 1
                  : end;
    for (int row = first; row <= last; ++row) {
        const ModelRow *model = m_rows.rowAt(shown->mapToSource(shown->index(row, 0)).row());
        Selector selector = model != nullptr ? modelCourseSelector(*model) : Selector();
        if (!selector.metric.empty())
            wishes.push_back({model->id, std::move(selector)});
    }
    m_courses.setWishes(std::move(wishes));
}

bool ModelsPage::focusFilter()
{
    if (!m_filter->isVisible())
        return false;
    m_filter->setFocus();
    m_filter->selectAll();
    return true;
}

ViewState ModelsPage::view() const
{
    ViewState state;
    if (!m_filter->text().isEmpty())
        state["filter"] = m_filter->text().toStdString();
    if (const ModelRow *row = m_rows.rowAt(m_rows.rowOf(m_chosen)))
        state["model"] = row->model.toStdString();
    if (const std::string extras = m_extras->state(); !extras.empty())
        state["table"] = extras;
    return state;
}

void ModelsPage::setView(const ViewState &state)
{
    if (const auto model = state.find("model"); model != state.end())
        m_wanted = QString::fromStdString(model->second);
    if (const auto filter = state.find("filter"); filter != state.end())
        m_filter->setText(QString::fromStdString(filter->second));
    const auto extras = state.find("table");
    m_extras->setState(extras == state.end() ? std::string() : extras->second);
    chooseWanted();
}

void ModelsPage::chooseModel(const QString &name)
{
    m_wanted = name;
    m_filter->clear();
    chooseWanted();
    m_table->setFocus();
}

void ModelsPage::chooseWanted()
{
    const std::vector<ModelRow> &rows = m_rows.rows();
    const auto row = std::ranges::find(rows, m_wanted, &ModelRow::model);
    if (m_wanted.isEmpty() || row == rows.end())
        return;
    m_wanted.clear();
    m_table->selectId(row->id);
}

void ModelsPage::showDigest(Digest digest)
{
    m_rows.apply(std::move(digest.change));
    m_stack->setCurrentIndex(m_rows.rows().empty() ? 1 : 0);
    suggestColumns(digest.usedColumns);
    if (const ModelRow *chosen = m_rows.rowAt(m_rows.rowOf(m_chosen)))
        m_details->showModel(*chosen);
    showMarked();
    settleTable();
    if (m_rows.rows().empty() && m_absence.kind == Absence::Kind::NothingInRange)
        askWhetherStored();
}

/// After any change of the rows shown.
void ModelsPage::settleTable()
{
    showEmpty();
    if (m_table->currentId().isEmpty() && !m_rows.rows().empty())
        m_table->selectId(m_rows.rows().front().id);
    chooseWanted();
    if (m_fittedRows != m_rows.rowCount() && m_table->shownRows() > 0) {
        m_fittedRows = m_rows.rowCount();
        fitTable();
    }
    wishCourses();
}

/// As high as its rows, but the charts keep the larger part; unless the user moved the border.
void ModelsPage::fitTable()
{
    if (m_isSplitByHand || m_rows.rows().empty())
        return;
    const int around = m_tablePanel->height() - m_tableStack->height();
    const int rows = m_table->shownRows() * m_table->verticalHeader()->defaultSectionSize();
    const int wanted = around
        + (rows > 0 ? m_table->horizontalHeader()->height() + rows + kGap
                    : kFilteredLines * QFontMetrics(context().style.font()).height());
    const int whole = m_split->height();
    const int high = std::min(wanted, whole * 2 / 5);
    m_split->setSizes({high, whole - high});
}

void ModelsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitTable();
}

/// Why there is nothing: over the whole page, or over the table when only the filter hides it.
void ModelsPage::showEmpty()
{
    const PageContext &where = context();
    const std::vector<SourceStatus> sources = where.session.sources();
    const bool isPast = where.session.config().readOnlyHistory || !where.scope.isLive();
    const bool hasRows = !m_rows.rows().empty();
    const bool isFiltered = hasRows && m_table->shownRows() == 0 && !m_filter->text().isEmpty();
    if (const int shown = isFiltered ? 1 : 0; m_tableStack->currentIndex() != shown) {
        m_tableStack->setCurrentIndex(shown);
        fitTable();
    }
    m_absence = whyNothing({sources, isPast, false, m_isNeverStored});
    say(*m_empty, m_absence);
    m_again.start(); // how soon a source is tried again changes by the second
    if (hasRows || m_absence.kind != Absence::Kind::SourceDown)
        m_again.stop();
}

void ModelsPage::say(EmptyState &place, const Absence &absence)
{
    const AbsenceText text
        = describeAbsence(absence, context().clock->now(), context().scope.zone());
    if (&place != m_filtered) // a low place
        place.setIcon(QString::fromLatin1(text.icon));
    place.setText(text.headline, text.hint);
    place.setAction(text.action);
}

void ModelsPage::helpOut()
{
    if (m_absence.kind != Absence::Kind::NothingInRange) {
        context().addEndpoint();
        return;
    }
    goToNearestData(context(), this, modelSelectors(), [this](bool found) {
        m_isNeverStored = !found;
        showEmpty();
    });
}

/// The way to the nearest data is only offered where there are some.
void ModelsPage::askWhetherStored()
{
    context().session.askNames(this, [this](const SeriesNamesPtr &names) {
        if (std::exchange(m_isNeverStored, names->models.empty()) != m_isNeverStored)
            showEmpty();
    });
}

void ModelsPage::choose(const QString &id)
{
    const ModelRow *row = m_rows.rowAt(m_rows.rowOf(id));
    if (row == nullptr || id == m_chosen)
        return;
    m_chosen = id;
    m_details->showModel(*row);
}

/// A column that no server fills is hidden, and the mean where percentiles say more; the stack
/// stands beside the chosen model.
void ModelsPage::suggestColumns(const std::vector<bool> &used)
{
    for (int column = ModelsModel::Device; column < ModelsModel::State; ++column)
        m_table->suggestColumn(column, used[std::size_t(column)]);
}

std::vector<bool> ModelsPage::usedColumns(const std::vector<ModelRow> &rows,
                                          std::span<const Column<ModelRow>> columns)
{
    std::vector<bool> used;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const Column<ModelRow> &spec = columns[column];
        used.push_back(std::any_of(rows.begin(), rows.end(), [&](const ModelRow &row) {
            if (column == ModelsModel::Stack || (column == ModelsModel::Mean && row.p50))
                return false;
            return spec.isNumeric() ? spec.number(row).has_value() : !spec.text(row).isEmpty();
        }));
    }
    return used;
}

} // namespace perfdeck
