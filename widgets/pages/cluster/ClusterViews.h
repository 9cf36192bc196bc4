// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/cluster/ClusterView.h"

#include <memory>
#include <span>

namespace perfdeck {

struct ClusterViewEntry
{
    const char *name; ///< in saved sessions
    const char *title; ///< to be translated in the context "ClusterViews"
    const char *toolTip;
    std::unique_ptr<ClusterView> (*make)(PageContext context);
};

/// In the order of their tabs.
[[nodiscard]] std::span<const ClusterViewEntry> clusterViews();

} // namespace perfdeck
