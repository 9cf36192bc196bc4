// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Selector.h"
#include "core/model/TimeRange.h"

#include <functional>
#include <string_view>
#include <vector>

namespace perfdeck {

class QueryService;

/// Takes a text in pieces together with the share of it that is done, 0…1; false ends the writing.
using SharedTextSink = std::function<bool(std::string_view text, double done)>;

/// Every raw sample of these series in a range as the CSV of `perfdeckctl export`: counters as they
/// were read, not their rates. Any one thread; ends with Cancelled when the sink had enough.
[[nodiscard]] Status writeSamples(QueryService &service,
                                  const std::vector<Selector> &selectors,
                                  TimeRange range,
                                  const SharedTextSink &sink);

} // namespace perfdeck
