// SPDX-License-Identifier: GPL-3.0-or-later
// What a TimedChart shows besides its items: the selection and what happened.
#include "core/model/Note.h"
#include "widgets/charts/ReadoutRows.h"
#include "widgets/charts/SelectionTint.h"
#include "widgets/charts/TimedChart.h"
#include "widgets/style/Format.h"

#include <QPainter>

#include <cmath>

namespace perfdeck {

namespace {

constexpr double kMarkReach = 4; // logical pixels from the crosshair

} // namespace

void TimedChart::setMarks(std::vector<ChartMark> marks)
{
    m_marks.setMarks(std::move(marks));
    layOutMarks();
    showReadout();
    update();
}

void TimedChart::setSelection(std::optional<TimeRange> selection)
{
    m_selection = selection;
    update();
}

void TimedChart::refresh()
{
    layOutMarks();
    PaintedChart::refresh();
}

void TimedChart::layOutMarks()
{
    PlotScale scale;
    scale.range = m_range;
    scale.width = plot().width();
    scale.height = plot().height();
    m_marks.layOut(scale);
}

void TimedChart::paintMarks(QPainter &painter, const Theme &theme) const
{
    if (content() != Content::Shown)
        return;
    painter.save();
    painter.translate(plot().topLeft());
    m_marks.paint(painter, theme);
    painter.restore();
}

/// What is being dragged, else what is selected.
void TimedChart::paintSelection(QPainter &painter) const
{
    const QRectF area = plot();
    QRectF box;
    if (m_drag && m_drag->kind != Drag::Kind::Pan)
        box = QRectF(m_drag->from, area.top(), m_drag->to - m_drag->from, area.height());
    else if (m_selection && !m_range.isEmpty())
        box.setCoords(xOf(m_selection->from), area.top(), xOf(m_selection->to), area.bottom());
    paintSelectionTint(painter, look().theme(), (box.normalized() & area).toAlignedRect());
}

void TimedChart::paintPaper(QPainter &painter, qreal scale)
{
    PaintedChart::paintPaper(painter, scale);
    paintMarks(painter, look().paperTheme());
}

const MarkLane::Group *TimedChart::marksAtCursor() const
{
    return m_cursor && m_range.contains(*m_cursor)
        ? m_marks.groupAt(xOf(*m_cursor) - plot().left(), kMarkReach)
        : nullptr;
}

const MarkLane::Group *TimedChart::marksUnder(QPointF position) const
{
    const QRectF area = plot();
    return position.y() >= area.bottom() - MarkLane::kHeight
        ? m_marks.groupAt(position.x() - area.left(), MarkLane::kHeight / 2.0)
        : nullptr;
}

PaintedChart::Reading TimedChart::readMore() const
{
    const MarkLane::Group *group = marksAtCursor();
    if (group == nullptr)
        return {};
    const QRectF area = plot();
    Reading reading;
    reading.head = formatDateTime(*m_cursor, timeZone());
    reading.rows = markRows(m_marks, *group, timeZone(), look().theme());
    reading.place = QRectF(area.left() + group->x, area.top(), 1, area.height());
    return reading;
}

void TimedChart::activateMarks(const MarkLane::Group &group)
{
    const MarkLane::Choice choice = m_marks.choose(group);
    if (choice.apart)
        select(*choice.apart);
    else
        Q_EMIT markActivated(choice.id);
}

/// A mark out of sight is brought into it.
void TimedChart::stepMark(bool forward)
{
    const Timestamp start = m_cursor.value_or(forward ? m_range.from - Duration(1) : m_range.to);
    const auto found = forward ? m_marks.after(start) : m_marks.before(start);
    if (!found)
        return;
    if (!m_range.contains(*found))
        select({*found - m_range.length() / 2, *found + m_range.length() / 2});
    moveCursor(*found);
}

void TimedChart::selectTimes(TimeRange range)
{
    if (range.isEmpty())
        return;
    setSelection(range);
    Q_EMIT selectionMade(range);
}

void TimedChart::focusSelection()
{
    if (m_selection)
        select(*m_selection);
}

void TimedChart::wantNote()
{
    if (m_selection)
        Q_EMIT noteWanted(m_selection->from, m_selection->to);
    else
        Q_EMIT noteWanted(noteTime(m_cursor, m_range), std::nullopt);
}

/// Esc ends one thing at a time, then belongs to others.
bool TimedChart::undoOne()
{
    if (m_drag) {
        m_drag.reset();
        update();
        return true;
    }
    if (currentItem() >= 0 || !m_selection)
        return false;
    setSelection(std::nullopt);
    Q_EMIT selectionCleared();
    return true;
}

bool TimedChart::takeMarkKey(int key)
{
    switch (key) {
    case Qt::Key_Period:
        stepMark(true);
        return true;
    case Qt::Key_Comma:
        stepMark(false);
        return true;
    case Qt::Key_F:
        focusSelection();
        return true;
    case Qt::Key_R:
        selectTimes(
            m_marks.stretchAt(m_cursor.value_or(m_range.from + m_range.length() / 2), m_range));
        return true;
    case Qt::Key_N:
        wantNote();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const MarkLane::Group *group = marksAtCursor()) {
            activateMarks(*group);
            return true;
        }
        return false;
    default:
        return false;
    }
}

} // namespace perfdeck
