// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace perfdeck {

class Style;

/// A page with every kind of chart but the lines, with data as they come from servers and clusters.
[[nodiscard]] std::unique_ptr<QWidget> kindsPage(Style &style);

} // namespace perfdeck
