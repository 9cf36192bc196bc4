// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/CommandLine.h"
#include "core/model/TimeRange.h"

#include <QApplication>

#include <optional>

namespace perfdeck {

/// What Qt must know before the application object exists: no display, and pixels per logical
/// pixel.
void prepareRendering(const RenderOptions &options);
/// Draws one page over a stored history into a PNG and returns the exit status. Runs the event
/// loop.
[[nodiscard]] int renderPage(QApplication &application, const WindowOptions &options);

/// "6h", "now-6h", "FROM..TO": what to show, where `end` is just after the newest stored sample.
[[nodiscard]] Result<TimeRange> renderRange(const std::string &text, Timestamp end);
/// "1280x800", from 320x240 to 7680x4320.
[[nodiscard]] Result<std::pair<int, int>> renderSize(const std::string &text);

} // namespace perfdeck
