// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/Page.h"

#include <QString>

#include <memory>
#include <span>

namespace perfdeck {

/// A tab of the window.
struct PageEntry
{
    const char *name; ///< as options and settings call it
    const char *title;
    const char *icon;
    const char *hint;
    std::unique_ptr<Page> (*make)(PageContext context);
};

/// All tabs in the order of the rail.
[[nodiscard]] std::span<const PageEntry> pageEntries();
/// -1 when there is no such page.
[[nodiscard]] int pageIndex(const QString &name);

} // namespace perfdeck
