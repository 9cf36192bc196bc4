// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/HeatMap.h"
#include "widgets/models/HeatFeed.h"
#include "widgets/pages/PageContext.h"

namespace perfdeck {

/// A heat map of histograms together with the feed that supplies it, tied to time and crosshair of
/// its window. The feed is a child of the map. GUI thread.
class LiveHeatMap final
{
public:
    LiveHeatMap(const PageContext &context, const char *objectName, const QString &title);

    [[nodiscard]] HeatMap *map() const { return m_map; }

    [[nodiscard]] HeatFeed &feed() const { return *m_feed; }

private:
    HeatMap *m_map; ///< owned by the layout it is put into
    HeatFeed *m_feed;
};

} // namespace perfdeck
