// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/comparison/ComparisonView.h"

#include <memory>
#include <span>

namespace perfdeck {

struct ComparisonViewEntry
{
    const char *name; ///< in saved sessions
    const char *title; ///< to be translated in the context "ComparisonViews"
    const char *toolTip;
    std::unique_ptr<ComparisonView> (*make)(PageContext context);
};

/// In the order of their tabs.
[[nodiscard]] std::span<const ComparisonViewEntry> comparisonViews();

} // namespace perfdeck
