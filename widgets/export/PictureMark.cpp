// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/export/PictureMark.h"

#include "widgets/style/Style.h"

#include <QPainter>
#include <QVariant>

namespace perfdeck {

namespace {

constexpr const char *kProperty = "perfdeckPictureMark"; // of the window: windows differ

} // namespace

void setPictureMark(QWidget &window, const QString &words)
{
    window.setProperty(kProperty, words);
}

QString pictureMark(const QWidget &widget)
{
    return widget.window()->property(kProperty).toString();
}

void paintPictureMark(QPainter &painter, const QWidget &widget, const Style &style)
{
    const QString words = pictureMark(widget);
    if (words.isEmpty())
        return;
    const QFont font = style.font(TextSize::Small, TextWeight::Strong);
    const QFontMetrics metrics(font);
    const int room = Style::kGrid;
    QRect box(0, room, metrics.horizontalAdvance(words) + 4 * room, metrics.height() + room);
    box.moveRight(widget.width() - 1 - room);
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.paperTheme().warn);
    painter.drawRoundedRect(box, room, room);
    painter.setPen(style.paperTheme().textOn(style.paperTheme().warn));
    painter.setFont(font);
    painter.drawText(box, Qt::AlignCenter, words);
    painter.restore();
}

} // namespace perfdeck
