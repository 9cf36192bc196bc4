// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// Words that every picture taken from a window carries, such as that its numbers are simulated;
/// empty: none. GUI thread.
void setPictureMark(QWidget &window, const QString &words);
/// Those of the window that the widget is in.
[[nodiscard]] QString pictureMark(const QWidget &widget);
/// Puts them into the upper right corner, in the colours of paper.
void paintPictureMark(QPainter &painter, const QWidget &widget, const Style &style);

} // namespace perfdeck
