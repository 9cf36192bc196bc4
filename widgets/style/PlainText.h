// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace perfdeck {

/// A name from outside as one harmless line: control characters and those that turn the direction
/// of text are shown as the replacement character.
[[nodiscard]] QString shownName(QString name);

/// The same for a tool tip, which may have several lines, and which Qt would otherwise take for
/// HTML when it looks like it.
[[nodiscard]] QString plainToolTip(const QString &text);

/// The order in which people count: "node-2" before "node-10". Digits compare as numbers, however
/// many there are; all else by code unit. Strict; equal are only equal texts. O(length).
[[nodiscard]] bool naturallyBefore(QStringView a, QStringView b);

} // namespace perfdeck
