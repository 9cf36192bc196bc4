// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/StateLabel.h"

#include "widgets/style/PlainText.h"
#include "widgets/tables/StateGlyph.h"

#include <QPainter>

namespace perfdeck {

StateLabel::StateLabel(const Style &style, TextSize size, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_size(size)
{
    connect(&style, &Style::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StateLabel::setState(CellState state, const QString &text)
{
    if (state == m_state && text == m_text)
        return;
    const bool resized = text.size() != m_text.size();
    m_state = state;
    m_text = text;
    setAccessibleName(text);
    setToolTip(plainToolTip(text));
    if (resized)
        updateGeometry();
    update();
}

int StateLabel::glyphSize() const
{
    return m_state == CellState::None ? 0 : QFontMetrics(m_style.font(m_size)).ascent() * 2 / 3;
}

QSize StateLabel::sizeHint() const
{
    const QFontMetrics metrics(m_style.font(m_size));
    const int glyph = glyphSize();
    return {metrics.horizontalAdvance(m_text) + glyph + (glyph > 0 ? 2 * Style::kGrid : 0) + 2,
            metrics.height()};
}

QSize StateLabel::minimumSizeHint() const
{
    return {12 * Style::kGrid, sizeHint().height()};
}

void StateLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_style.font(m_size));
    QRect area = rect();
    if (const int glyph = glyphSize(); glyph > 0) {
        paintState(painter, QRectF(0, 0, glyph, height()), m_state, m_style.theme());
        area.setLeft(glyph + 2 * Style::kGrid);
    }
    painter.setPen(m_size == TextSize::Small ? m_style.theme().dim : m_style.theme().text);
    painter.drawText(area,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_text, Qt::ElideRight, area.width()));
}

} // namespace perfdeck
