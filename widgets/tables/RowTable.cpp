// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/RowTable.h"

#include "widgets/export/FileSaver.h"
#include "widgets/models/RowModel.h"
#include "widgets/style/Style.h"
#include "widgets/tables/CellDelegate.h"
#include "widgets/tables/RowExport.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMostKept = 2000; ///< selected rows over a reset
constexpr int kLeastCharacters = 10; ///< of the stretched column

} // namespace

RowTable::RowTable(RowSource &rows, const Style &style, QWidget *parent)
    : QTableView(parent)
    , m_style(style)
    , m_proxy(new RowProxy(this))
{
    m_proxy->setSourceModel(&rows);
    setModel(m_proxy);
    keepSelectionOverReset(); // after the view's own connections
    setItemDelegate(new CellDelegate(style, this));
    setSortingEnabled(true);
    m_proxy->sort(-1);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(5 * Style::kGrid);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        offerColumns(horizontalHeader()->viewport()->mapToGlobal(at));
    });
    verticalHeader()->hide();
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    applyRowHeight();
    applyWidths();
    connect(&style, &Style::changed, this, [this] {
        applyRowHeight();
        applyWidths();
        fitColumns();
        viewport()->update();
    });
    connect(m_proxy, &RowProxy::arranged, this, &RowTable::arranged);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        Q_EMIT currentIdChanged(currentId());
    });
    connect(selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &RowTable::selectedIdsChanged);
}

void RowTable::setFilter(const QString &text)
{
    m_proxy->setFilter(RowFilter::parse(text, *m_proxy));
}

QString RowTable::filterProblem() const
{
    return m_proxy->filter().problem();
}

QString RowTable::filterHelp()
{
    return tr("Words that have to occur, in any order.\n"
              "column:text   the column contains it\n"
              "column=text   the column is exactly that\n"
              "p99>200ms     compare numbers with their unit: > >= < <= = !=\n"
              "-word         must not occur\n"
              "\"two words\"   stand together");
}

/// A change that tears the rows apart resets the model; who was looked at stays chosen, and the
/// table where it was.
void RowTable::keepSelectionOverReset()
{
    connect(m_proxy, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_keptId = currentId();
        m_keptSelection = selectedIds(kMostKept);
        m_keptScroll = verticalScrollBar()->value();
    });
    connect(m_proxy, &QAbstractItemModel::modelReset, this, [this] {
        setAutoScroll(false);
        if (!m_keptId.isEmpty())
            selectId(std::exchange(m_keptId, {}));
        selectIds(std::exchange(m_keptSelection, {}));
        setAutoScroll(true);
        executeDelayedItemsLayout();
        verticalScrollBar()->setValue(m_keptScroll);
    });
}

void RowTable::showColumns(std::initializer_list<int> columns, int stretched)
{
    m_offered = columns;
    m_stretched = stretched;
    for (int column = 0; column < m_proxy->columnCount(); ++column)
        setColumnHidden(column, !isWanted(column));
    fitColumns();
}

void RowTable::setYielding(std::vector<int> columns)
{
    m_yielding = std::move(columns);
    fitColumns();
}

void RowTable::suggestColumn(int column, bool shown)
{
    const auto before = m_suggested.find(column);
    if (before != m_suggested.end() && before->second == shown)
        return;
    m_suggested[column] = shown;
    fitColumns();
}

/// What the user decided, else what the page suggested.
bool RowTable::isWanted(int column) const
{
    const auto find = [column](const std::map<int, bool> &answers, bool standard) {
        const auto answer = answers.find(column);
        return answer == answers.end() ? standard : answer->second;
    };
    return std::ranges::find(m_offered, column) != m_offered.end()
        && find(m_decided, find(m_suggested, true));
}

void RowTable::offerColumns(QPoint globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addColumnsTo(*menu);
    menu->addSeparator();
    addActionsTo(*menu);
    menu->popup(globalPosition);
}

/// What others gave to the table, but for commands: those are about rows.
void RowTable::addActionsTo(QMenu &menu)
{
    for (QAction *action : actions())
        if (!m_commands.contains(action))
            menu.addAction(action);
}

void RowTable::addColumnsTo(QMenu &menu)
{
    for (const int column : m_offered) {
        const QString title = m_proxy->headerData(column, Qt::Horizontal).toString();
        const QString help
            = m_proxy->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        QAction *action = menu.addAction(title.size() > 1 ? title : help);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != m_stretched);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_decided[column] = shown;
            fitColumns();
        });
    }
}

/// Columns that are not wanted, or yield, are hidden.
void RowTable::fitColumns()
{
    std::vector<int> shown;
    int others = 0;
    for (int column = 0; column < m_proxy->columnCount(); ++column) {
        if (m_offered.empty() || !isWanted(column))
            continue;
        shown.push_back(column);
        others += column == m_stretched ? 0 : widthOf(column);
    }
    const int room = viewport()->width() - (m_stretched < 0 ? 0 : preferredWidth(m_stretched));
    for (const int column : m_yielding) {
        if (others <= room)
            break;
        if (!m_decided.contains(column) && std::erase(shown, column) > 0)
            others -= widthOf(column);
    }
    for (const int column : m_offered)
        if (const bool hidden = !std::ranges::binary_search(shown, column);
            hidden != isColumnHidden(column))
            setColumnHidden(column, hidden);
    fitStretched(others);
}

/// The stretched column takes the room that is left, but keeps a part of its preferred width: a
/// table too narrow for even that scrolls.
void RowTable::fitStretched(int others)
{
    if (m_stretched < 0)
        return;
    const int least = std::min(preferredWidth(m_stretched),
                               kLeastCharacters * QFontMetrics(m_style.font()).averageCharWidth()
                                   + 2 * CellDelegate::kPadding);
    const bool fits = viewport()->width() - others >= least;
    horizontalHeader()->setSectionResizeMode(
        m_stretched, fits ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!fits)
        setColumnWidth(m_stretched, least);
}

int RowTable::widthOf(int column) const
{
    return isColumnHidden(column) ? preferredWidth(column) : columnWidth(column);
}

QString RowTable::currentId() const
{
    return currentIndex().data(RowIdRole).toString();
}

void RowTable::selectId(const QString &id)
{
    const int row = m_proxy->source()->rowOf(id);
    const QModelIndex index = m_proxy->mapFromSource(m_proxy->source()->index(row, 0));
    if (index.isValid())
        selectionModel()->setCurrentIndex(
            index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

/// These beside the current row, which stays what it is.
void RowTable::selectIds(const QStringList &ids)
{
    if (ids.size() < 2)
        return;
    QItemSelection selection;
    for (const QString &id : ids) {
        const int row = m_proxy->source()->rowOf(id);
        const QModelIndex index = m_proxy->mapFromSource(m_proxy->source()->index(row, 0));
        if (index.isValid())
            selection.select(index, index);
    }
    selectionModel()->select(selection, QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

std::vector<int> RowTable::selectedPlaces() const
{
    std::vector<int> places;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int place = range.top(); place <= range.bottom(); ++place)
            places.push_back(place);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

QStringList RowTable::selectedIds(int most) const
{
    QStringList ids;
    for (const int place : selectedPlaces()) {
        if (ids.size() == most)
            break;
        ids.append(m_proxy->index(place, 0).data(RowIdRole).toString());
    }
    return ids;
}

QStringList RowTable::shownIds(int most) const
{
    QStringList ids;
    for (int place = 0; place < std::min(most, m_proxy->rowCount()); ++place)
        ids.append(m_proxy->index(place, 0).data(RowIdRole).toString());
    return ids;
}

/// Rows of the source.
std::vector<int> RowTable::chosenRows() const
{
    if (!selectionModel()->hasSelection())
        return m_proxy->shown();
    std::vector<int> places = selectedPlaces();
    for (int &place : places)
        place = m_proxy->shown()[std::size_t(place)];
    return places;
}

std::function<DataTable()> RowTable::tableMaker() const
{
    std::vector<int> columns;
    for (int at = 0; at < m_proxy->columnCount(); ++at) {
        const int column = horizontalHeader()->logicalIndex(at);
        if (!isColumnHidden(column))
            columns.push_back(column);
    }
    return [snapshot = m_proxy->source()->snapshot(), rows = chosenRows(), columns] {
        return rowsAsTable(*snapshot, rows, columns);
    };
}

DataTable RowTable::table() const
{
    return tableMaker()();
}

void RowTable::copyRows()
{
    const auto text = [make = tableMaker()] { return tableText(make(), TextFormat::Tsv); };
    const auto copy = [](const QString &copied) { QApplication::clipboard()->setText(copied); };
    if (shownRows() <= kFewRows)
        copy(text());
    else
        m_background.run(text, copy);
}

void RowTable::saveCsv()
{
    FileSaver::of(*this).saveTable(*this, accessibleName(), tableMaker());
}

QAction *RowTable::addCommand(const char *objectName, const QString &words, const QKeySequence &key)
{
    auto *action = new QAction(words, this);
    action->setObjectName(QString::fromLatin1(objectName));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    addAction(action);
    m_commands.append(action);
    return action;
}

void RowTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
        return;
    }
    // Space pauses the window; a table has no use for it.
    if (event->key() == Qt::Key_Space) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RowTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("tableMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool any = selectionModel()->hasSelection();
    if (!m_commands.isEmpty()) {
        menu->addActions(m_commands);
        menu->addSeparator();
    }
    menu->addAction((any ? tr("Copy selected rows") : tr("Copy all rows"))
                        + QStringLiteral("\tCtrl+C"),
                    this,
                    &RowTable::copyRows);
    menu->addAction(any ? tr("Save selected rows as CSV…") : tr("Save all rows as CSV…"),
                    this,
                    &RowTable::saveCsv);
    if (!m_offered.empty()) {
        menu->addSeparator();
        addColumnsTo(*menu->addMenu(tr("Columns")));
    }
    addActionsTo(*menu);
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint place = visualRect(currentIndex()).bottomLeft();
    menu->popup(byKey ? viewport()->mapToGlobal(place) : event->globalPos());
}

void RowTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void RowTable::applyWidths()
{
    for (int column = 0; column < m_proxy->columnCount(); ++column)
        setColumnWidth(column, preferredWidth(column));
}

int RowTable::preferredWidth(int column) const
{
    const QFontMetrics metrics(m_style.font());
    const int characters = m_proxy->headerData(column, Qt::Horizontal, CharactersRole).toInt();
    const QString title = m_proxy->headerData(column, Qt::Horizontal).toString();
    return std::max(characters * metrics.averageCharWidth(),
                    metrics.horizontalAdvance(title) + 3 * Style::kGrid)
        + 2 * CellDelegate::kPadding;
}

void RowTable::applyRowHeight()
{
    const int height = QFontMetrics(m_style.font()).height() + 2 * Style::kGrid;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

} // namespace perfdeck
