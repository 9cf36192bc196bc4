// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Alert.h"
#include "core/model/Finding.h"
#include "core/model/Sample.h"
#include "core/model/Selector.h"
#include "core/model/Series.h"
#include "core/model/Source.h"
#include "core/model/TimeRange.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// How a source fares, as far as rules ask.
struct SourceLife
{
    std::string name;
    SourceKind kind = SourceKind::Endpoint;
    std::optional<Timestamp> silentSince; ///< none while it answers, or before it was asked
    bool isPaused = false;
};

/// What rules are held against: samples, findings, sources, as they are at the moment of an
/// evaluation. The thread of the evaluation only.
class AlertWorld
{
public:
    virtual ~AlertWorld() = default;

    /// Another number whenever match() may answer differently.
    [[nodiscard]] virtual std::uint64_t generation() const = 0;
    /// Every series ever seen that fits, in the order of their numbers.
    [[nodiscard]] virtual std::vector<SeriesRecord> match(const Selector &selector) = 0;
    /// None where there is none, or none younger than kForgottenAfter.
    [[nodiscard]] virtual std::optional<Sample> newest(SeriesId series) = 0;
    /// Appends the samples with from <= time < to, ascending.
    [[nodiscard]] virtual Status read(SeriesId series,
                                      TimeRange range,
                                      std::vector<Timestamp> &times,
                                      std::vector<double> &values)
        = 0;
    /// Never null.
    [[nodiscard]] virtual FindingsPtr findings() = 0;
    [[nodiscard]] virtual std::vector<SourceLife> sources() = 0;
};

} // namespace perfdeck
