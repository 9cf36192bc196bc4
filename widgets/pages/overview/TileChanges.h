// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "core/stats/sample/Comparison.h"
#include "widgets/pages/overview/Tiles.h"

#include <QString>

#include <span>
#include <vector>

namespace perfdeck {

/// How the number of a tile differs from that of an earlier span.
struct TileChange
{
    Comparison comparison; ///< of the span now against the earlier one, column by column
    double q = 1; ///< p of no change, adjusted for looking at all tiles (Benjamini, Hochberg)
    bool isKnown = false; ///< there are numbers of both spans

    [[nodiscard]] bool isClear() const;
};

/// One for each tile. Any thread; a millisecond or so.
[[nodiscard]] std::vector<TileChange>
tileChanges(std::span<const TileSpec> tiles, const Frame &now, const Frame &earlier);

/// "▲ 12 %", "▼ 3 points", "steady" where a change is too small to matter, "no clear change" where
/// the samples do not tell; empty without an earlier span.
[[nodiscard]] QString changeText(const TileChange &change, Unit unit);
/// What the change rests on, as sentences; empty without an earlier span.
[[nodiscard]] QString changeEvidence(const TileChange &change, Unit unit);

} // namespace perfdeck
