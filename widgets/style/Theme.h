// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Event.h"

#include <QColor>
#include <QString>

#include <array>

namespace perfdeck {

inline constexpr std::size_t kSeriesHues = 8;
inline constexpr std::size_t kSequentialStops = 9;

/// The colours of one look. Read from resources/themes/NAME.json; text is at least 4.5:1 and marks
/// are at least 3:1 against surface and raised (tests compute it). A value; GUI thread.
struct Theme
{
    QString name; ///< "light" or "dark"
    bool isDark = false;
    QColor surface; ///< behind everything
    QColor raised; ///< panels, charts, tiles
    QColor hover; ///< under the pointer, selected rows
    QColor text;
    QColor dim; ///< units, secondary text; still readable as text
    QColor line; ///< borders
    QColor grid; ///< grid of charts, fainter than line
    QColor accent;
    QColor accentText; ///< on accent
    QColor ok;
    QColor warn;
    QColor critical;
    std::array<QColor, kSeriesHues> series;
    /// From little to much, in steps that look equal; near the surface at the beginning.
    std::array<QColor, kSequentialStops> sequential;

    /// Between the stops of `sequential`; 0…1, clamped.
    [[nodiscard]] QColor amount(double share) const;
    [[nodiscard]] QColor severityColor(Severity severity) const;
    /// Text or surface, whichever reads better on this colour.
    [[nodiscard]] QColor textOn(const QColor &fill) const;
};

/// Between two colours, 0 is `from`.
[[nodiscard]] QColor mixedColor(const QColor &from, const QColor &to, double share);

/// One of the themes built into the program. An unknown name or a damaged resource is a mistake of
/// ours.
[[nodiscard]] Theme loadTheme(const QString &name);

} // namespace perfdeck
