// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/ProfileView.h"
#include "widgets/pages/ViewTabs.h"

#include <vector>

namespace perfdeck {

/// The views of a profile in the order of their tabs. `focus` outlives them. GUI thread.
[[nodiscard]] std::vector<ViewEntry> profileViews(const PageContext &context, ProfileFocus &focus);

} // namespace perfdeck
