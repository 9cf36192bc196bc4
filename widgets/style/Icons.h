// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace perfdeck {

class Style;

/// One of the drawings in resources/icons ("overview", "models", "pause"…) in the text colour of
/// the style, dimmed when disabled, accented when checked. Made for the present theme: ask again
/// after Style::changed().
[[nodiscard]] QIcon icon(const QString &name, const Style &style);
/// The same drawing as a picture of `size` logical pixels in any colour.
[[nodiscard]] QPixmap
iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio);
/// The program's own icon.
[[nodiscard]] QIcon applicationIcon();

} // namespace perfdeck
