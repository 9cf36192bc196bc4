// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/Page.h"

namespace perfdeck {

/// The tabs whose sources PerfDeck cannot collect yet.
enum class PlannedTab
{
    Benchmarks,
    Profiling,
    Reports
};

/// Says what the tab will show and what it needs; shows no data, because there is none.
class PlannedPage final : public Page
{
    Q_OBJECT

public:
    PlannedPage(PageContext context, PlannedTab tab, QWidget *parent = nullptr);
};

} // namespace perfdeck
