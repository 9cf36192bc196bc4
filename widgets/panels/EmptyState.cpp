// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/EmptyState.h"

#include "widgets/style/Icons.h"
#include "widgets/style/Style.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace perfdeck {

namespace {

constexpr int kIconSize = 40;
constexpr int kTextWidth = 520;

} // namespace

EmptyState::EmptyState(const Style &style,
                       const QString &headline,
                       const QString &hint,
                       QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_picture(new QLabel)
    , m_headline(new QLabel)
    , m_hint(new QLabel)
    , m_action(new QPushButton)
{
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignHCenter);
    m_hint->setMaximumWidth(kTextWidth);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->setMinimumWidth(std::min(kTextWidth, 240));
    m_picture->hide();
    m_action->hide();
    m_action->setObjectName(QStringLiteral("emptyAction"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(2 * Style::kGrid);
    layout->addStretch(2);
    layout->addWidget(m_picture, 0, Qt::AlignHCenter);
    layout->addWidget(m_headline, 0, Qt::AlignHCenter);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_hint, 4);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addSpacing(Style::kGrid);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    setText(headline, hint);
    applyStyle();
    connect(&style, &Style::changed, this, &EmptyState::applyStyle);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionWanted);
}

void EmptyState::setText(const QString &headline, const QString &hint)
{
    m_headline->setText(headline);
    m_hint->setText(hint);
    setAccessibleName(headline);
    m_picture->setAccessibleName(headline);
    m_hint->setAccessibleName(headline);
    setAccessibleDescription(hint);
}

void EmptyState::setAction(const QString &words)
{
    m_action->setText(words);
    m_action->setVisible(!words.isEmpty());
}

void EmptyState::setIcon(const QString &name)
{
    m_iconName = name;
    m_picture->show();
    applyStyle();
}

void EmptyState::applyStyle()
{
    m_headline->setFont(m_style.font(TextSize::Normal, TextWeight::Strong));
    m_hint->setFont(m_style.font());
    QPalette dim = m_hint->palette();
    dim.setColor(QPalette::WindowText, m_style.theme().dim);
    m_hint->setPalette(dim);
    if (!m_iconName.isEmpty())
        m_picture->setPixmap(
            iconPixmap(m_iconName, m_style.theme().dim, kIconSize, devicePixelRatioF()));
}

} // namespace perfdeck
