// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/CellDelegate.h"

#include "widgets/style/Style.h"
#include "widgets/tables/StateGlyph.h"

#include <QApplication>
#include <QPainter>

namespace perfdeck {

namespace {

constexpr int kGlyph = 8; ///< for text of the system's size
constexpr int kRowPadding = 8;
constexpr QChar kGap(0x00A0);

/// The widest unit such a column usually shows; the digits end before it.
QString widestUnit(Unit unit)
{
    switch (unit) {
    case Unit::Second:
        return QStringLiteral("ms");
    case Unit::Byte:
        return QStringLiteral("MiB");
    case Unit::BytePerSecond:
        return QStringLiteral("MiB/s");
    case Unit::Ratio:
        return QStringLiteral("%");
    case Unit::PerSecond:
        return QStringLiteral("/s");
    case Unit::RequestPerSecond:
    case Unit::SamplePerSecond:
        return QStringLiteral("samples/s");
    case Unit::TokenPerSecond:
        return QStringLiteral("tok/s");
    default:
        return {};
    }
}

struct Parts
{
    QString digits;
    QString unit;
};

/// formatText() joins number and unit by a no-break space.
Parts split(const QString &text)
{
    const qsizetype gap = text.indexOf(kGap);
    return gap < 0 ? Parts{text, {}} : Parts{text.left(gap), text.mid(gap + 1)};
}

} // namespace

CellDelegate::CellDelegate(const Style &style, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_style(style)
{
}

void CellDelegate::paint(QPainter *painter,
                         const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem background(option);
    initStyleOption(&background, index);
    const QString text = background.text;
    background.text.clear();
    const QWidget *widget = option.widget;
    (widget != nullptr ? widget->style() : QApplication::style())
        ->drawControl(QStyle::CE_ItemViewItem, &background, painter, widget);
    painter->save();
    const QRect area = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const bool isNumber
        = (Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignRight) != 0;
    if (isNumber)
        paintNumberCell(
            *painter, area, text, Unit(index.data(UnitRole).toInt()), textColor(index), m_style);
    else
        paintWords(*painter, area, text, index);
    painter->restore();
}

QColor CellDelegate::textColor(const QModelIndex &index) const
{
    return index.data(StaleRole).toBool() ? m_style.theme().dim : m_style.theme().text;
}

void CellDelegate::paintWords(QPainter &painter,
                              QRect area,
                              const QString &text,
                              const QModelIndex &index) const
{
    const auto state = CellState(index.data(StateRole).toInt());
    if (state != CellState::None) {
        const int glyph = m_style.scaled(kGlyph);
        paintState(
            painter, QRectF(area.left(), area.top(), glyph, area.height()), state, m_style.theme());
        area.setLeft(area.left() + glyph + Style::kGrid + 2);
    }
    painter.setFont(m_style.font());
    painter.setPen(textColor(index));
    const QFontMetrics metrics(painter.font());
    painter.drawText(area,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text, Qt::ElideRight, area.width()));
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics metrics(m_style.font());
    const int width = metrics.horizontalAdvance(index.data().toString()) + 2 * kPadding
        + m_style.scaled(kGlyph);
    return {width, metrics.height() + kRowPadding};
}

QRect paintNumberCell(QPainter &painter,
                      QRect area,
                      const QString &text,
                      Unit unit,
                      const QColor &color,
                      const Style &style)
{
    const Parts parts = split(text);
    const QFont unitFont = style.font(TextSize::Small);
    const QFontMetrics unitMetrics(unitFont);
    const int slot = std::max(unitMetrics.horizontalAdvance(widestUnit(unit)),
                              unitMetrics.horizontalAdvance(parts.unit));
    const int gap = slot > 0 ? Style::kGrid : 0;
    painter.setFont(style.numberFont());
    painter.setPen(color);
    QRect digits;
    painter.drawText(area.adjusted(0, 0, -slot - gap, 0),
                     Qt::AlignRight | Qt::AlignVCenter,
                     parts.digits,
                     &digits);
    painter.setFont(unitFont);
    painter.setPen(style.theme().dim);
    painter.drawText(QRect(area.right() - slot + 1, area.top(), slot, area.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     parts.unit);
    return {QPoint(digits.left(), area.top()), area.bottomRight()};
}

} // namespace perfdeck
