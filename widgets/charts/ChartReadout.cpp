// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartReadout.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::size_t kMaxRows = 16;
constexpr int kPadding = 8;
constexpr int kMark = 12;
constexpr int kMaxName = 220;
constexpr int kLeastName = 60;

} // namespace

QPoint besideLine(QSize box, int x, const QRect &area)
{
    constexpr int kDistance = 12;
    const bool fitsRight = x + kDistance + box.width() <= area.right();
    const bool leftIsWider = x - area.left() > area.right() - x;
    const int left = fitsRight || !leftIsWider ? x + kDistance : x - kDistance - box.width();
    // Better over the line than cut off.
    return {std::clamp(left, 0, std::max(0, area.right() + 1 - box.width())),
            area.top() + Style::kGrid};
}

void paintReadoutBox(QPainter &painter, const QRect &box, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

ChartReadout::ChartReadout(Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setObjectName(QStringLiteral("chartReadout"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void ChartReadout::setContent(ReadoutContent content)
{
    m_content = std::move(content);
    m_left = rows().size() > kMaxRows ? rows().size() - kMaxRows : 0;
    const QFontMetrics names(m_style.font(TextSize::Small, TextWeight::Strong));
    const QFontMetrics numbers(m_style.numberFont(TextSize::Small, TextWeight::Strong));
    m_nameWidth = 0;
    m_valueWidth = 0;
    m_noteWidth = 0;
    for (const Row &row : rows()) {
        m_nameWidth = std::max(m_nameWidth, std::min(kMaxName, names.horizontalAdvance(row.name)));
        m_valueWidth = std::max(m_valueWidth, numbers.horizontalAdvance(row.value));
        m_noteWidth = std::max(m_noteWidth, numbers.horizontalAdvance(row.note));
    }
    const int line = names.height() + 2;
    const int room = parentWidget()->width() - 2 * kPadding;
    const int around = kMark + 3 * kPadding + m_valueWidth;
    // What is least needed gives way first in a narrow chart.
    if (m_noteWidth > 0 && around + kLeastName + kPadding + m_noteWidth > room)
        m_noteWidth = 0;
    const int notes = m_noteWidth > 0 ? m_noteWidth + kPadding : 0;
    m_nameWidth = std::min(m_nameWidth, std::max(kLeastName, room - around - notes));
    int inner = std::max(kMark + kPadding + m_nameWidth + 2 * kPadding + m_valueWidth + notes,
                         numbers.horizontalAdvance(m_content.time));
    for (const QString &words : m_content.foot)
        inner = std::max(inner, std::min(room, names.horizontalAdvance(words)));
    const auto lines = static_cast<int>(rows().size() - m_left) + 1 + (m_left > 0 ? 1 : 0)
        + static_cast<int>(m_content.foot.size());
    resize(inner + 2 * kPadding, lines * line + 2 * kPadding - 2);
    update();
}

void ChartReadout::showBeside(int x, const QRect &area)
{
    move(besideLine(size(), x, area));
    raise();
    show();
}

void ChartReadout::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_style.theme();
    QPainter painter(this);
    paintReadoutBox(painter, rect(), theme);
    const QFontMetrics names(m_style.font(TextSize::Small, TextWeight::Strong));
    const int line = names.height() + 2;
    painter.setFont(m_style.numberFont(TextSize::Small));
    painter.setPen(theme.dim);
    painter.drawText(QRect(kPadding, kPadding - 1, width(), line),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     m_content.time);
    int y = kPadding - 1 + line;
    for (std::size_t i = 0; i + m_left < rows().size(); ++i, y += line) {
        const Row &row = rows()[i];
        const TextWeight weight = row.strong ? TextWeight::Strong : TextWeight::Regular;
        painter.fillRect(QRect(kPadding, y + line / 2 - 1, kMark, 3), row.color);
        painter.setPen(theme.text);
        painter.setFont(m_style.font(TextSize::Small, weight));
        const int nameLeft = kPadding + kMark + kPadding;
        painter.drawText(QRect(nameLeft, y, m_nameWidth, line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(row.name, Qt::ElideMiddle, m_nameWidth));
        painter.setFont(m_style.numberFont(TextSize::Small, weight));
        const int valueLeft = nameLeft + m_nameWidth + 2 * kPadding;
        painter.drawText(
            QRect(valueLeft, y, m_valueWidth, line), Qt::AlignRight | Qt::AlignVCenter, row.value);
        if (m_noteWidth == 0)
            continue;
        painter.setPen(theme.dim);
        painter.drawText(QRect(valueLeft + m_valueWidth + kPadding, y, m_noteWidth, line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         row.note);
    }
    QStringList foot = m_content.foot;
    if (m_left > 0)
        foot.prepend(tr("and %1 more").arg(m_left));
    painter.setFont(m_style.font(TextSize::Small));
    painter.setPen(theme.dim);
    for (const QString &words : foot) {
        const QRect place(kPadding, y, width() - 2 * kPadding, line);
        painter.drawText(place,
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, place.width()));
        y += line;
    }
}

} // namespace perfdeck
