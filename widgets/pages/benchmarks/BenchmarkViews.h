// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/benchmarks/BenchmarkView.h"

#include <memory>
#include <span>

namespace perfdeck {

/// A view of the BenchmarksPage.
struct BenchmarkViewEntry
{
    const char *name; ///< as sessions call it
    const char *title;
    const char *toolTip;
    bool isJudgement; ///< of one definition or all: the choice of it stands above
    std::unique_ptr<BenchmarkView> (*make)(PageContext context, BenchmarkTools tools);
};

/// In the order of their tabs.
[[nodiscard]] std::span<const BenchmarkViewEntry> benchmarkViews();

} // namespace perfdeck
