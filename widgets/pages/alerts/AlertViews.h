// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/alerts/AlertView.h"

#include <memory>
#include <span>

namespace perfdeck {

/// A view of the AlertsPage.
struct AlertViewEntry
{
    const char *name; ///< as sessions call it
    const char *title;
    const char *toolTip;
    bool isTimed; ///< the course of the range stands above it
    std::unique_ptr<AlertView> (*make)(PageContext context, AlertTools tools);
};

/// In the order of their tabs.
[[nodiscard]] std::span<const AlertViewEntry> alertViews();

} // namespace perfdeck
