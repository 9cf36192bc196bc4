// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/ClusterViews.h"

#include "widgets/pages/cluster/summary/SummaryView.h"

#include <QtGlobal>

#include <array>
#include <utility>

namespace perfdeck {

namespace {

template<class T>
std::unique_ptr<ClusterView> make(PageContext context)
{
    return std::make_unique<T>(std::move(context));
}

constexpr std::array kViews{
    ClusterViewEntry{"summary",
                     QT_TRANSLATE_NOOP("ClusterViews", "Summary"),
                     QT_TRANSLATE_NOOP("ClusterViews", "Load, workers and tasks at a glance"),
                     make<SummaryView>},
};

} // namespace

std::span<const ClusterViewEntry> clusterViews()
{
    return kViews;
}

} // namespace perfdeck
