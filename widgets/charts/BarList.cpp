// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/BarList.h"

#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr int kPadding = 12;
constexpr int kGap = 8;
constexpr int kBarHeight = 3;

} // namespace

BarList::BarList(Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_emptyText(tr("Nothing to show yet"))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&m_style, &Style::changed, this, qOverload<>(&QWidget::update));
}

void BarList::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    updateGeometry();
    update();
}

void BarList::setUnit(Unit unit, Unit secondUnit)
{
    m_unit = unit;
    m_secondUnit = secondUnit;
    updateDescription();
    update();
}

void BarList::setBars(std::vector<Bar> bars)
{
    const bool resized = bars.size() != m_bars.size();
    m_bars = std::move(bars);
    m_current = std::min(m_current, static_cast<int>(m_bars.size()) - 1);
    m_hover = std::min(m_hover, static_cast<int>(m_bars.size()) - 1);
    updateDescription();
    if (resized)
        updateGeometry();
    update();
}

void BarList::setFullScale(std::optional<double> value)
{
    m_fullScale = value;
    update();
}

void BarList::setEmptyText(const QString &text)
{
    m_emptyText = text;
    update();
}

void BarList::updateDescription()
{
    QStringList rows;
    for (const Bar &bar : m_bars) {
        QString row
            = QStringLiteral("%1 %2: %3").arg(bar.name, bar.detail, formatText(bar.value, m_unit));
        if (bar.secondValue)
            row += QStringLiteral(", ") + formatText(*bar.secondValue, m_secondUnit);
        rows << row.simplified();
    }
    setAccessibleDescription(rows.isEmpty() ? m_emptyText : rows.join(QLatin1Char('\n')));
}

int BarList::titleHeight() const
{
    return m_title.isEmpty()
        ? 0
        : QFontMetrics(m_style.font(TextSize::Normal, TextWeight::Strong)).height()
            + 3 * Style::kGrid;
}

int BarList::rowHeight() const
{
    return QFontMetrics(m_style.font(TextSize::Small)).height() + kBarHeight + 2 * Style::kGrid;
}

int BarList::visibleRows() const
{
    const int room = (height() - titleHeight() - Style::kGrid) / rowHeight();
    return std::clamp(room, 0, static_cast<int>(m_bars.size()));
}

QSize BarList::sizeHint() const
{
    const int rows = std::max(3, static_cast<int>(m_bars.size()));
    return {280, titleHeight() + rows * rowHeight() + 2 * Style::kGrid};
}

double BarList::fullScale() const
{
    double full = m_fullScale.value_or(0);
    if (m_fullScale)
        return full;
    for (const Bar &bar : m_bars)
        full = std::max(full, std::isfinite(bar.value) ? bar.value : 0);
    return full;
}

QRect BarList::rowRect(int row) const
{
    return {0, titleHeight() + row * rowHeight(), width(), rowHeight()};
}

int BarList::rowAt(QPoint at) const
{
    for (int row = 0; row < visibleRows(); ++row) {
        if (rowRect(row).contains(at))
            return row;
    }
    return -1;
}

void BarList::paintRow(QPainter &painter, int row, int valueWidth, int secondWidth) const
{
    const Theme &theme = m_style.theme();
    const Bar &bar = m_bars[static_cast<std::size_t>(row)];
    const QRect box = rowRect(row);
    if (row == m_hover || (row == m_current && hasFocus()))
        painter.fillRect(box, theme.hover);
    const QRect text = box.adjusted(kPadding, 2, -kPadding, -kBarHeight - 4);
    int right = text.right() + 1;
    painter.setFont(m_style.numberFont(TextSize::Small));
    const auto number = [&](const QString &value, int columnWidth, const QColor &color) {
        painter.setPen(color);
        painter.drawText(QRect(right - columnWidth, text.top(), columnWidth, text.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         value);
        right -= columnWidth + kGap;
    };
    if (secondWidth > 0)
        number(bar.secondValue ? formatText(*bar.secondValue, m_secondUnit) : QString(),
               secondWidth,
               theme.dim);
    number(formatText(bar.value, m_unit), valueWidth, theme.text);

    painter.setFont(m_style.font(TextSize::Small));
    const QFontMetrics metrics = painter.fontMetrics();
    const int detailWidth = bar.detail.isEmpty() ? 0 : metrics.horizontalAdvance(bar.detail) + kGap;
    const int room = std::max(0, right - text.left() - detailWidth);
    const QString name = metrics.elidedText(bar.name, Qt::ElideMiddle, room);
    painter.setPen(theme.text);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.setPen(theme.dim);
    painter.drawText(text.adjusted(metrics.horizontalAdvance(name) + kGap, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     bar.detail);

    const double full = fullScale();
    const double share
        = full > 0 && std::isfinite(bar.value) ? std::clamp(bar.value / full, 0.0, 1.0) : 0;
    const QRect track(text.left(), box.bottom() - kBarHeight - 1, text.width(), kBarHeight);
    painter.fillRect(track, theme.grid);
    painter.fillRect(QRectF(track.left(), track.top(), track.width() * share, kBarHeight),
                     theme.series[0]);
}

void BarList::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_style.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.raised);
    painter.setFont(m_style.font(TextSize::Normal, TextWeight::Strong));
    painter.setPen(theme.text);
    painter.drawText(
        QRect(kPadding, Style::kGrid, width() - 2 * kPadding, titleHeight() - 2 * Style::kGrid),
        Qt::AlignLeft | Qt::AlignVCenter,
        m_title);
    if (m_bars.empty()) {
        painter.setFont(m_style.font());
        painter.setPen(theme.dim);
        painter.drawText(rect().adjusted(kPadding, titleHeight(), -kPadding, 0),
                         Qt::AlignCenter | Qt::TextWordWrap,
                         m_emptyText);
    }
    const QFontMetrics numbers(m_style.numberFont(TextSize::Small));
    int valueWidth = 0;
    int secondWidth = 0;
    for (const Bar &bar : m_bars) {
        valueWidth = std::max(valueWidth, numbers.horizontalAdvance(formatText(bar.value, m_unit)));
        if (bar.secondValue)
            secondWidth = std::max(
                secondWidth, numbers.horizontalAdvance(formatText(*bar.secondValue, m_secondUnit)));
    }
    for (int row = 0; row < visibleRows(); ++row)
        paintRow(painter, row, valueWidth, secondWidth);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void BarList::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (row < 0 || event->button() != Qt::LeftButton)
        return;
    m_current = row;
    update();
    Q_EMIT activated(row);
}

void BarList::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (row == m_hover)
        return;
    m_hover = row;
    const bool known = row >= 0;
    setToolTip(known ? plainToolTip(m_bars[static_cast<std::size_t>(row)].name) : QString());
    update();
}

void BarList::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void BarList::keyPressEvent(QKeyEvent *event)
{
    const int last = visibleRows() - 1;
    switch (event->key()) {
    case Qt::Key_Down:
        m_current = std::min(last, m_current + 1);
        break;
    case Qt::Key_Up:
        m_current = std::clamp(m_current - 1, 0, std::max(0, last));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0 && m_current <= last)
            Q_EMIT activated(m_current);
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    update();
}

void BarList::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void BarList::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace perfdeck
