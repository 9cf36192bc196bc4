// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/DistributionFrame.h"
#include "widgets/charts/SeriesBook.h"
#include "widgets/style/Theme.h"

#include <QString>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

/// The true samples of a selected range as a table: count, min, mean, max and percentiles of each
/// visible line, and how its median changed against the range before (may be null). Text from
/// outside is escaped.
[[nodiscard]] QString statisticsHtml(const DistributionFrame &now,
                                     const DistributionFrame *before,
                                     const SeriesBook &book,
                                     const Theme &theme,
                                     const QTimeZone &zone);

} // namespace perfdeck
