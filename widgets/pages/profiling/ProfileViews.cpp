// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/ProfileViews.h"

#include "widgets/pages/profiling/layers/LayersView.h"
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
    return {{"summary",
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
             maker<TimelineView>(context, focus)}};
}

} // namespace perfdeck
