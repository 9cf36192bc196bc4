// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/Panel.h"

#include "widgets/style/Style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace perfdeck {

namespace {

constexpr int kMargin = 2 * Style::kGrid;

} // namespace

Panel::Panel(const Style &style, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_title(new QLabel(title))
    , m_remark(new QLabel)
    , m_heading(new QHBoxLayout)
    , m_layout(new QVBoxLayout(this))
{
    setAccessibleName(title);
    m_title->setTextFormat(Qt::PlainText); // names come from outside
    m_remark->setTextFormat(Qt::PlainText);
    m_heading->setContentsMargins(kMargin, kMargin, kMargin, 0);
    m_heading->addWidget(m_title);
    m_heading->addStretch(1);
    m_heading->addWidget(m_remark);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(Style::kGrid);
    m_layout->addLayout(m_heading);
    applyStyle();
    connect(&style, &Style::changed, this, &Panel::applyStyle);
}

void Panel::setContent(QWidget *content)
{
    auto *inset = new QHBoxLayout;
    inset->setContentsMargins(Style::kGrid, 0, 0, Style::kGrid);
    inset->addWidget(content);
    m_layout->addLayout(inset, 1);
}

void Panel::setRemark(const QString &remark)
{
    m_remark->setText(remark);
}

void Panel::addControl(QWidget *control)
{
    m_heading->addWidget(control);
}

void Panel::applyStyle()
{
    m_title->setFont(m_style.font(TextSize::Normal, TextWeight::Strong));
    m_remark->setFont(m_style.font(TextSize::Small));
    QPalette dim = m_remark->palette();
    dim.setColor(QPalette::WindowText, m_style.theme().dim);
    m_remark->setPalette(dim);
    update();
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_style.theme().line);
    painter.setBrush(m_style.theme().raised);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Style::kGrid, Style::kGrid);
}

} // namespace perfdeck
