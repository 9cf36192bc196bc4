// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "widgets/models/Trend.h"
#include "widgets/panels/Tile.h"

#include <QTimeZone>

#include <span>
#include <vector>

namespace perfdeck {

struct TileChange;

/// What one tile of Overview shows.
struct TileSpec
{
    const char *objectName;
    const char *title;
    Unit unit;
    Reduce reduce;
    std::vector<Selector> selectors;
    Duration staleAfter;
    bool isAboutCluster = false; ///< not shown while there is none
};

[[nodiscard]] std::vector<TileSpec> overviewTiles();
/// The selectors of all tiles, for one question.
[[nodiscard]] std::vector<Selector> tileSelectors(std::span<const TileSpec> tiles);
/// `change` may be null. `now` tells how old the newest value is.
[[nodiscard]] TileReading readTile(const TileSpec &spec,
                                   const Frame &frame,
                                   const TileChange *change,
                                   Timestamp now,
                                   const QTimeZone &zone);

/// This machine's series with all of `matchers` and without the labels `absent`.
[[nodiscard]] Selector machineSeries(std::string metric, std::vector<std::string> absent = {});

} // namespace perfdeck
