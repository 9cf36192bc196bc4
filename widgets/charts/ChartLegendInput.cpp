// SPDX-License-Identifier: GPL-3.0-or-later
// What the user does with a ChartLegend: clicks, keys, scrolling, searching.
#include "widgets/charts/ChartLegend.h"
#include "widgets/style/PlainText.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr Qt::KeyboardModifiers kToggling = Qt::ControlModifier | Qt::ShiftModifier;

LegendSort after(LegendSort sort)
{
    return sort == LegendSort::Max ? LegendSort::AsGiven
                                   : static_cast<LegendSort>(static_cast<int>(sort) + 1);
}

} // namespace

void ChartLegend::activate(std::size_t line, bool toggles)
{
    if (toggles)
        Q_EMIT toggleWanted(line);
    else
        Q_EMIT soloWanted(line);
}

void ChartLegend::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    for (const LegendSort column :
         {LegendSort::Name, LegendSort::Last, LegendSort::Min, LegendSort::Mean, LegendSort::Max})
        if (headingRect(column).contains(at))
            return setSort(m_sort == column ? LegendSort::AsGiven : column);
    if (const auto row = rowAt(at)) {
        m_current = *row;
        activate(m_rows[*row].line, (event->modifiers() & kToggling) != 0);
    }
}

void ChartLegend::mouseMoveEvent(QMouseEvent *event)
{
    const auto row = rowAt(event->position().toPoint());
    setHover(row ? std::optional(m_rows[*row].line) : std::nullopt);
}

void ChartLegend::leaveEvent(QEvent *)
{
    setHover(std::nullopt);
}

void ChartLegend::setHover(std::optional<std::size_t> line)
{
    if (line == m_hover)
        return;
    m_hover = line;
    update();
    Q_EMIT highlighted(line);
}

void ChartLegend::wheelEvent(QWheelEvent *event)
{
    if (contentHeight() <= height()) {
        event->ignore();
        return;
    }
    scrollTo(m_scroll - event->angleDelta().y() / 120 * rowHeight());
}

void ChartLegend::moveCurrent(int by)
{
    if (m_rows.empty())
        return;
    const int last = static_cast<int>(m_rows.size()) - 1;
    m_current = static_cast<std::size_t>(std::clamp(static_cast<int>(m_current) + by, 0, last));
    const QRect box = rowRect(m_current);
    if (box.top() < headHeight())
        scrollTo(m_scroll + box.top() - headHeight());
    else if (box.bottom() >= height())
        scrollTo(m_scroll + box.bottom() - height() + 1);
    setHover(m_rows[m_current].line);
    sayCurrent();
    update();
}

void ChartLegend::keyPressEvent(QKeyEvent *event)
{
    const int across = m_table ? 1 : flowColumns(width());
    const bool toggles = (event->modifiers() & kToggling) != 0;
    switch (event->key()) {
    case Qt::Key_Up:
        return moveCurrent(-across);
    case Qt::Key_Down:
        return moveCurrent(across);
    case Qt::Key_Left:
        return moveCurrent(-1);
    case Qt::Key_Right:
        return moveCurrent(1);
    case Qt::Key_Home:
        return moveCurrent(-static_cast<int>(m_rows.size()));
    case Qt::Key_End:
        return moveCurrent(static_cast<int>(m_rows.size()));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current < m_rows.size())
            activate(m_rows[m_current].line, toggles);
        return;
    case Qt::Key_A:
        if (event->modifiers() != Qt::NoModifier || m_current >= m_rows.size())
            break;
        Q_EMIT otherAxisWanted(m_rows[m_current].line);
        return;
    case Qt::Key_S:
        if (event->modifiers() != Qt::NoModifier)
            break;
        setHover(std::nullopt);
        return setSort(after(m_sort));
    case Qt::Key_Escape:
        Q_EMIT leaveWanted();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

/// Keys of the field: Enter shows what was found alone, Esc empties it, Down goes to the list.
bool ChartLegend::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        std::vector<std::size_t> found;
        for (const LegendRow &row : m_rows)
            found.push_back(row.line);
        if (!found.empty())
            Q_EMIT onlyWanted(found);
        return true;
    }
    case Qt::Key_Escape:
        if (m_search->text().isEmpty())
            Q_EMIT leaveWanted();
        m_search->clear();
        return true;
    case Qt::Key_Down:
        setFocus(Qt::OtherFocusReason);
        return true;
    default:
        return false;
    }
}

void ChartLegend::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        moveCurrent(0);
    update();
}

void ChartLegend::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setHover(std::nullopt);
    update();
}

bool ChartLegend::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto row = rowAt(help->pos()))
        QToolTip::showText(help->globalPos(), plainToolTip(m_rows[*row].name), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace perfdeck
