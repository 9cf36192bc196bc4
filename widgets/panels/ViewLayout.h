// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
class QString;
class QWidget;
QT_END_NAMESPACE

namespace perfdeck {

// How views that judge are laid out. What is given to these is owned by what they
// give.

/// A widget and how much of the room it takes.
struct LayoutPart
{
    QWidget *widget = nullptr;
    int share = 1;
};

/// Charts beside each other, each high enough to be read.
[[nodiscard]] QWidget *chartRow(const std::vector<LayoutPart> &charts);

/// Panels below each other, scrolled where there is no room for them; the last one takes what is
/// left.
[[nodiscard]] QWidget *panelColumn(const std::vector<QWidget *> &panels);

/// Sentences that can be selected, in as many lines as they need.
[[nodiscard]] QLabel *sentences(const char *name);

/// Charts above, two parts below them with a handle in between.
void layOutView(QWidget &view, QWidget *charts, LayoutPart left, LayoutPart right);

} // namespace perfdeck
