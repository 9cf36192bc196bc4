// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "core/model/Sample.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// An instance as its rule knows it. Immutable; found by number, so that a tick touches no text.
struct InstanceKey
{
    AlertId id;
    Labels labels; ///< of the series and of the rule
    SeriesKeyPtr series; ///< may be null
};

using InstanceKeyPtr = std::shared_ptr<const InstanceKey>;

/// What it means that an instance of former times has no number.
enum class Absence
{
    Unknown, ///< gone where others have one, else nothing is known
    Gone,
    Well, ///< counts as 0
};

/// What a rule came to at one moment: a number for each instance, in the unit of its levels.
struct Measurement
{
    std::vector<InstanceKeyPtr> keys; ///< only grow while `layout` stays the same
    /// Parallel to the keys. absentValue(): it is not there; NaN: it is, but has no number.
    std::vector<double> values;
    std::uint64_t layout = 0;
    Absence absence = Absence::Unknown;
    std::string problem; ///< why the rule cannot be evaluated, in one sentence; empty: it was
};

} // namespace perfdeck
