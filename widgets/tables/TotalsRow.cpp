// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/TotalsRow.h"

#include "widgets/models/RowModel.h"
#include "widgets/style/PlainText.h"
#include "widgets/style/Style.h"
#include "widgets/tables/CellDelegate.h"
#include "widgets/tables/RowTable.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

#include <utility>

namespace perfdeck {

namespace {

/// Beside the number, as small as its unit.
QString markOf(ColumnTotal::Kind kind)
{
    switch (kind) {
    case ColumnTotal::Kind::Sum:
        return QStringLiteral("Σ");
    case ColumnTotal::Kind::Mean:
        return QStringLiteral("⌀");
    case ColumnTotal::Kind::Largest:
        break;
    }
    return QStringLiteral("≤");
}

QString wordOf(ColumnTotal::Kind kind)
{
    switch (kind) {
    case ColumnTotal::Kind::Sum:
        return TotalsRow::tr("sum");
    case ColumnTotal::Kind::Mean:
        return TotalsRow::tr("mean");
    case ColumnTotal::Kind::Largest:
        break;
    }
    return TotalsRow::tr("largest");
}

Unit unitOf(const RowTable &table, int column)
{
    return Unit(table.model()->headerData(column, Qt::Horizontal, UnitRole).toInt());
}

} // namespace

TotalsRow::TotalsRow(const RowTable &table, std::vector<ColumnTotal> totals, const Style &style)
    : m_table(table)
    , m_totals(std::move(totals))
    , m_style(style)
    , m_numbers(m_totals.size())
{
    setObjectName(QStringLiteral("tableTotals"));
    setAccessibleName(tr("Totals of the rows shown"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    const auto repaint = qOverload<>(&QWidget::update);
    connect(&table, &RowTable::arranged, this, &TotalsRow::addUp);
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, repaint);
    connect(table.horizontalHeader(), &QHeaderView::geometriesChanged, this, repaint);
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this, repaint);
    connect(&style, &Style::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TotalsRow::setFixedPart(int width)
{
    m_fixedPart = width;
    update();
}

QSize TotalsRow::sizeHint() const
{
    return {0, QFontMetrics(m_style.font()).height() + 2 * Style::kGrid};
}

void TotalsRow::addUp()
{
    if (!isVisible())
        return;
    const auto *proxy = qobject_cast<const RowProxy *>(m_table.model());
    const auto work
        = [snapshot = proxy->source()->snapshot(), rows = proxy->shown(), totals = m_totals] {
              return columnTotals(*snapshot, rows, totals);
          };
    const int rows = m_table.shownRows();
    if (rows <= kFewRows)
        take(work(), rows);
    else
        m_background.run(work, [this, rows](Numbers numbers) { take(std::move(numbers), rows); });
}

void TotalsRow::take(Numbers numbers, int rows)
{
    m_numbers = std::move(numbers);
    m_rows = rows;
    setAccessibleDescription(words());
    setToolTip(plainToolTip(words()));
    update();
}

QString TotalsRow::words() const
{
    QStringList parts;
    for (std::size_t at = 0; at < m_totals.size(); ++at) {
        const int column = m_totals[at].column;
        if (m_numbers[at] && !m_table.isColumnHidden(column))
            parts << tr("%1: %2 %3")
                         .arg(m_table.model()->headerData(column, Qt::Horizontal).toString(),
                              wordOf(m_totals[at].kind),
                              formatText(*m_numbers[at], unitOf(m_table, column)));
    }
    return parts.join(QStringLiteral("; "));
}

void TotalsRow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    addUp();
}

void TotalsRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_style.theme();
    painter.fillRect(rect(), theme.raised);
    painter.save();
    painter.setClipRect(rect().adjusted(m_fixedPart, 0, 0, 0));
    for (std::size_t at = 0; at < m_totals.size(); ++at)
        paintTotal(painter, at);
    painter.restore();
    painter.setPen(theme.dim);
    painter.setFont(m_style.font());
    painter.drawText(rect().adjusted(CellDelegate::kPadding, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     tr("%n rows", nullptr, m_rows));
    painter.fillRect(0, 0, width(), 1, theme.line);
}

void TotalsRow::paintTotal(QPainter &painter, std::size_t at) const
{
    const int column = m_totals[at].column;
    if (!m_numbers[at] || m_table.isColumnHidden(column))
        return;
    const int left = m_table.viewport()->x() + m_table.columnViewportPosition(column);
    const QRect cell = QRect(left, 0, m_table.columnWidth(column), height())
                           .adjusted(CellDelegate::kPadding, 0, -CellDelegate::kPadding, 0);
    const Unit unit = unitOf(m_table, column);
    const QRect taken = paintNumberCell(
        painter, cell, formatText(*m_numbers[at], unit), unit, m_style.theme().text, m_style);
    painter.setFont(m_style.font(TextSize::Small));
    painter.setPen(m_style.theme().dim);
    const int mark = painter.fontMetrics().horizontalAdvance(markOf(m_totals[at].kind));
    painter.drawText(QRect(taken.left() - Style::kGrid - mark, 0, mark + 1, height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     markOf(m_totals[at].kind));
}

} // namespace perfdeck
