// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartMessage.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kGap = 4; // between headline and hint
constexpr int kWords = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;

int heightOf(const QString &words, const QFont &font, int width)
{
    return words.isEmpty()
        ? 0
        : QFontMetrics(font).boundingRect(QRect(0, 0, width, 1 << 16), kWords, words).height();
}

/// Words in as many lines as it takes, on a ground of their own.
void paintWords(QPainter &painter, const QRect &area, const QString &words, const QColor &ground)
{
    const QRect taken = painter.boundingRect(area, kWords, words);
    if (ground.isValid())
        painter.fillRect(taken.adjusted(-kGap, 0, kGap, 0), ground);
    painter.drawText(area, kWords, words);
}

} // namespace

void paintMessage(QPainter &painter,
                  const QRect &area,
                  const ChartMessage &message,
                  const MessageLook &look)
{
    const QFontMetrics strong(look.headlineFont);
    const int whole = heightOf(message.headline, look.headlineFont, area.width());
    const bool wraps = whole <= area.height();
    const int head = wraps ? whole : strong.height();
    const int hint = heightOf(message.hint, look.hintFont, area.width());
    const bool hasHint = hint > 0 && head + kGap + hint <= area.height();
    const int both = head + (hasHint ? kGap + hint : 0);
    const QRect place(
        area.left(), area.top() + std::max(0, area.height() - both) / 2, area.width(), head);
    painter.setFont(look.headlineFont);
    painter.setPen(look.headlineColor);
    paintWords(painter,
               place,
               wraps ? message.headline
                     : strong.elidedText(message.headline, Qt::ElideRight, area.width()),
               look.ground);
    if (!hasHint)
        return;
    painter.setFont(look.hintFont);
    painter.setPen(look.hintColor);
    paintWords(painter,
               QRect(area.left(), place.bottom() + 1 + kGap, area.width(), hint),
               message.hint,
               look.ground);
}

} // namespace perfdeck
