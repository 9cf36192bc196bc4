// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QString>

#include <span>

namespace perfdeck {

/// A role of one model that is worth reading besides those of Qt, and what to call it.
struct NamedRole
{
    int role;
    const char *name;
};

/// All that a model shows, as text that reads well line by line: headings with their help, then
/// each cell with what it says on screen and, where that differs, to screen readers and under the
/// pointer; children follow their parent, further in. Of `roles` what is set is told too.
[[nodiscard]] QString modelText(const QAbstractItemModel &model,
                                std::span<const NamedRole> roles = {});

/// Compares a text with tests/data/golden/NAME.txt: empty where they are the same, else the lines
/// that differ. With PERFDECK_APPROVE=1 in the environment the file is written instead.
[[nodiscard]] QString goldenDifference(const QString &name, const QString &text);

/// The lines that differ between two texts, "-" before those that are expected, with the number of
/// the first; empty where there are none.
[[nodiscard]] QString lineDifference(const QString &expected, const QString &found);

} // namespace perfdeck
