// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/ProfileViews.h"

#include "widgets/pages/profiling/advice/AdviceView.h"
#include "widgets/pages/profiling/diff/DiffView.h"
#include "widgets/pages/profiling/flame/FlameView.h"
#include "widgets/pages/profiling/graph/GraphView.h"
#include "widgets/pages/profiling/layers/LayersView.h"
#include "widgets/pages/profiling/memory/MemoryView.h"
#include "widgets/pages/profiling/roofline/RooflineView.h"
#include "widgets/pages/profiling/summary/SummaryView.h"
#include "widgets/pages/profiling/timeline/TimelineView.h"

#include <QCoreApplication>

namespace perfdeck {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProfileViews)
};

template<class View>
std::function<std::unique_ptr<Page>()> maker(const PageContext &context, ProfileFocus &focus)
{
    return [context, &focus] { return std::make_unique<View>(context, focus); };
}

} // namespace

std::vector<ViewEntry> profileViews(const PageContext &context, ProfileFocus &focus)
{
    return {
        {"summary",
         Words::tr("Summary"),
         Words::tr("Where the time goes, at a glance"),
         maker<ProfileSummaryView>(context, focus)},
        {"layers",
         Words::tr("Layers"),
         Words::tr("Time, work and memory layer by layer"),
         maker<LayersView>(context, focus)},
        {"timeline",
         Words::tr("Timeline"),
         Words::tr("What ran when; what is marked here is what all views are about"),
         maker<TimelineView>(context, focus)},
        {"flame",
         Words::tr("Flame"),
         Words::tr("Boxes in boxes: modules and layers, who calls whom, and what became slower"),
         maker<FlameView>(context, focus)},
        {"memory",
         Words::tr("Memory"),
         Words::tr("Memory in use with its peak, and whose it is"),
         maker<ProfileMemoryView>(context, focus)},
        {"graph",
         Words::tr("Graph"),
         Words::tr("What feeds what, with the cost of each part"),
         maker<GraphView>(context, focus)},
        {"roofline",
         Words::tr("Roofline"),
         Words::tr("Whether arithmetic or memory is the limit, and how far each layer is from "
                   "it"),
         maker<RooflineView>(context, focus)},
        {"advice",
         Words::tr("Advice"),
         Words::tr("What could be done, what it would bring, and what speaks for it"),
         maker<AdviceView>(context, focus)},
        {"difference",
         Words::tr("Difference"),
         Words::tr("This profile against another one, layer by layer"),
         maker<DiffView>(context, focus)}};
}

} // namespace perfdeck
