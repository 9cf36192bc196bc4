// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/SidePanel.h"

#include "widgets/panels/VerticalScroll.h"
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

SidePanel::SidePanel(const Style &style, const QString &title, QWidget *parent, int width)
    : QWidget(parent)
    , m_style(style)
    , m_width(width)
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
    heading->setContentsMargins(0, 0, 2 * Style::kGrid, 0);
    auto *body = new QWidget;
    body->setLayout(m_content);
    m_content->setContentsMargins(0, 0, 2 * Style::kGrid, 0);
    m_content->setSpacing(2 * Style::kGrid);
    auto *scroll = new VerticalScroll(body);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Style::kGrid, Style::kGrid, 0, 3 * Style::kGrid);
    layout->setSpacing(2 * Style::kGrid);
    layout->addLayout(heading);
    layout->addWidget(scroll, 1);
    connect(m_close, &QToolButton::clicked, this, &SidePanel::closed);
    connect(&style, &Style::changed, this, &SidePanel::applyStyle);
    applyStyle();
}

QSize SidePanel::sizeHint() const
{
    return {minimumWidth(), QWidget::sizeHint().height()};
}

void SidePanel::applyStyle()
{
    setFixedWidth(std::min(m_style.scaled(m_width), kWidest));
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
