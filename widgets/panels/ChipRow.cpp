// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/ChipRow.h"

#include "widgets/style/Style.h"
#include "widgets/tables/StateGlyph.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QPainter>
#include <QToolButton>

#include <utility>

namespace perfdeck {

namespace {

constexpr int kGlyph = 10; ///< for text of the system's size
constexpr int kSpace = Style::kGrid; ///< between a glyph and its words
constexpr int kSharp = 2; ///< pixels per logical pixel of a glyph

QIcon glyph(CellState state, const Style &style)
{
    if (state == CellState::None)
        return {};
    const int side = style.scaled(kGlyph);
    QPixmap picture((side + kSpace) * kSharp, side * kSharp);
    picture.setDevicePixelRatio(kSharp);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintState(painter, QRectF(0, 0, side, side), state, style.theme());
    return {picture};
}

} // namespace

ChipRow::ChipRow(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Style::kGrid);
    m_layout->addStretch();
    connect(&style, &Style::changed, this, &ChipRow::applyStyle);
}

void ChipRow::setChips(std::vector<Chip> chips)
{
    if (chips == m_chips)
        return;
    m_chips = std::move(chips);
    while (m_buttons.size() < m_chips.size()) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(button, &QToolButton::clicked, this, [this, at = m_buttons.size()] {
            const QString &key = m_chips[at].key;
            choose(key == m_chosen ? QString() : key);
        });
        m_layout->insertWidget(int(m_buttons.size()), button);
        m_buttons.push_back(button);
    }
    showChips();
}

void ChipRow::choose(const QString &key)
{
    const bool isOther = std::exchange(m_chosen, key) != key;
    showChips();
    if (isOther)
        Q_EMIT chosenChanged(m_chosen);
}

void ChipRow::showChips()
{
    for (std::size_t at = 0; at < m_buttons.size(); ++at) {
        QToolButton &button = *m_buttons[at];
        button.setVisible(at < m_chips.size());
        if (at >= m_chips.size())
            continue;
        const Chip &chip = m_chips[at];
        button.setObjectName(QStringLiteral("chip-") + chip.key);
        button.setText(chip.text);
        button.setAccessibleName(chip.text);
        button.setToolTip(chip.toolTip);
        button.setChecked(chip.key == m_chosen);
    }
    applyStyle();
}

void ChipRow::applyStyle()
{
    const int side = m_style.scaled(kGlyph);
    for (std::size_t at = 0; at < m_chips.size(); ++at) {
        m_buttons[at]->setIconSize({side + kSpace, side});
        m_buttons[at]->setIcon(glyph(m_chips[at].state, m_style));
    }
}

} // namespace perfdeck
