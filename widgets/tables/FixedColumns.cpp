// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/FixedColumns.h"

#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

#include <utility>

namespace perfdeck {

FixedColumns::FixedColumns(RowTable &table, int last, const Style &style)
    : QTableView(&table)
    , m_table(table)
    , m_last(last)
    , m_style(style)
{
    setObjectName(QStringLiteral("fixedColumns"));
    setAccessibleName(tr("First columns of %1").arg(table.accessibleName()));
    setModel(table.model());
    QItemSelectionModel *own = selectionModel();
    setSelectionModel(table.selectionModel());
    own->deleteLater();
    setSelectionBehavior(table.selectionBehavior());
    setSelectionMode(table.selectionMode());
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setFocusProxy(&table);
    setContextMenuPolicy(Qt::NoContextMenu); // that of the table comes
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setAutoScroll(false);
    verticalHeader()->hide();
    setItemDelegate(table.itemDelegate());
    for (int column = 0; column <= last; ++column)
        if (QAbstractItemDelegate *delegate = table.itemDelegateForColumn(column))
            setItemDelegateForColumn(column, delegate);
    setUpHeader();
    forwardClicks();
    QScrollBar *rows = table.verticalScrollBar();
    connect(rows, &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, rows, &QScrollBar::setValue);
    const auto adapt = [this] { layOut(); };
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this, adapt);
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, adapt);
    connect(&style, &Style::changed, this, adapt, Qt::QueuedConnection); // after the table
    connect(selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            [this](const QModelIndex &current) { uncover(current); });
    table.viewport()->installEventFilter(this);
    hide();
}

void FixedColumns::setUpHeader()
{
    QHeaderView *whole = m_table.horizontalHeader();
    QHeaderView *header = horizontalHeader();
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(whole->minimumSectionSize());
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, whole, [whole](QPoint at) {
        Q_EMIT whole->customContextMenuRequested(at);
    });
    const auto showOrder = [header](int section, Qt::SortOrder order) {
        header->setSortIndicatorShown(section >= 0);
        header->setSortIndicator(section, order);
    };
    showOrder(whole->sortIndicatorSection(), whole->sortIndicatorOrder());
    connect(whole, &QHeaderView::sortIndicatorChanged, header, showOrder);
    connect(header, &QHeaderView::sectionClicked, &m_table, [this, whole](int section) {
        const bool isTurned = whole->sortIndicatorSection() == section
            && whole->sortIndicatorOrder() == Qt::AscendingOrder;
        m_table.sortByColumn(section, isTurned ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
}

/// Whoever listens to the table does not know of this.
void FixedColumns::forwardClicks()
{
    using View = QAbstractItemView;
    for (const auto signal :
         {&View::pressed, &View::clicked, &View::doubleClicked, &View::activated})
        connect(this, signal, &m_table, signal);
}

void FixedColumns::setFixed(bool fixed)
{
    m_isFixed = fixed;
    layOut();
}

void FixedColumns::layOut()
{
    const bool isNeeded = m_isFixed && m_table.horizontalScrollBar()->value() > 0;
    int wide = 0;
    for (int column = 0; column < model()->columnCount() && isNeeded; ++column) {
        const bool isHere = column <= m_last && !m_table.isColumnHidden(column);
        setColumnHidden(column, !isHere);
        if (isHere) {
            setColumnWidth(column, m_table.columnWidth(column));
            wide += m_table.columnWidth(column);
        }
    }
    setVisible(isNeeded && wide > 0);
    if (isNeeded) {
        const int head = m_table.horizontalHeader()->height();
        horizontalHeader()->setFixedHeight(head);
        verticalHeader()->setMinimumSectionSize(m_table.verticalHeader()->minimumSectionSize());
        verticalHeader()->setDefaultSectionSize(m_table.verticalHeader()->defaultSectionSize());
        verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        setGeometry(m_table.viewport()->x(),
                    m_table.viewport()->y() - head,
                    wide + 1, // the line at the right
                    m_table.viewport()->height() + head);
        verticalScrollBar()->setValue(m_table.verticalScrollBar()->value());
        raise();
    }
    if (const int covers = isNeeded ? wide : 0; std::exchange(m_covered, covers) != covers)
        Q_EMIT covered(covers);
}

/// The cell that arrow keys go to is not left below the fixed columns.
void FixedColumns::uncover(const QModelIndex &current)
{
    if (!isVisible() || !current.isValid() || current.column() <= m_last)
        return;
    const int hidden = width() - m_table.columnViewportPosition(current.column());
    if (hidden > 0)
        m_table.horizontalScrollBar()->setValue(m_table.horizontalScrollBar()->value() - hidden);
}

bool FixedColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table.viewport() && event->type() == QEvent::Resize)
        layOut();
    return QTableView::eventFilter(watched, event);
}

void FixedColumns::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    painter.fillRect(viewport()->width() - 1, 0, 1, viewport()->height(), m_style.theme().line);
}

} // namespace perfdeck
