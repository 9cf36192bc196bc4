// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Finding.h"
#include "widgets/charts/ChartLayers.h"

#include <QString>

#include <vector>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

// What is said about one finding, for people. Pure.

/// "+12.9 % (+11.9 % to +13.9 %) since 14:05: 102 ms → 115 ms"
[[nodiscard]] QString findingSentence(const Finding &finding, Timestamp now, const QTimeZone &zone);
/// How sure it is, and the parts of that.
[[nodiscard]] QString confidenceWords(const Finding &finding);
/// Samples, window, method, what was left out.
[[nodiscard]] QString methodWords(const Finding &finding, Timestamp now, const QTimeZone &zone);
/// What changed at the same moment; empty for nothing.
[[nodiscard]] QString othersWords(const Finding &finding, const Findings &all);
/// The events nearest to a moment, at most so many, without those that tell of findings; empty for
/// none.
[[nodiscard]] QString eventsWords(const std::vector<Event> &events,
                                  std::size_t most,
                                  Timestamp around,
                                  Timestamp now,
                                  const QTimeZone &zone);
/// What a sensitivity finds, against the usual one where that is known.
[[nodiscard]] QString previewWords(int sensitivity, const Findings &found, const Findings *usual);
/// As it stands on charts of its series.
[[nodiscard]] ChartMark findingMark(const Finding &finding);

} // namespace perfdeck
