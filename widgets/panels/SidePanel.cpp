// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/SidePanel.h"

#include "widgets/style/Icons.h"
#include "widgets/style/Style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kWidest = 560; ///< however large the text: the page keeps its room

} // namespace

SidePanel::SidePanel(const Style &style, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_title(new QLabel(title))
    , m_close(new QToolButton)
    , m_content(new QVBoxLayout)
{
    setAccessibleName(title);
    m_close->setObjectName(QStringLiteral("closePanel"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close"));
    m_close->setProperty("flat", true);
    auto *heading = new QHBoxLayout;
    heading->addWidget(m_title);
    heading->addStretch(1);
    heading->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Style::kGrid, Style::kGrid, 2 * Style::kGrid, 3 * Style::kGrid);
    layout->setSpacing(2 * Style::kGrid);
    layout->addLayout(heading);
    layout->addLayout(m_content, 1);
    m_content->setSpacing(2 * Style::kGrid);
    connect(m_close, &QToolButton::clicked, this, &SidePanel::closed);
    connect(&style, &Style::changed, this, &SidePanel::applyStyle);
    applyStyle();
}

void SidePanel::applyStyle()
{
    setFixedWidth(std::min(m_style.scaled(kWidth), kWidest));
    m_title->setFont(m_style.font(TextSize::Normal, TextWeight::Strong));
    m_close->setIcon(icon(QStringLiteral("close"), m_style));
    update();
}

void SidePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.theme().surface);
    painter.fillRect(0, 0, 1, height(), m_style.theme().line);
}

void SidePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace perfdeck
