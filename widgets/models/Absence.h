// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Source.h"

#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// An endpoint that does not answer.
struct DownSource
{
    std::string name;
    std::optional<Timestamp> since; ///< the last good answer; none: never answered
    std::optional<Timestamp> nextAttempt;
    std::string error; ///< one sentence

    friend bool operator==(const DownSource &, const DownSource &) = default;
};

/// Why there is nothing to be seen. Each has its own words and its own way out.
struct Absence
{
    enum class Kind
    {
        NotConfigured, ///< no endpoint: add one
        NothingInRange, ///< a past range without such data: go to where there is some
        NothingStored, ///< nor anywhere else in this history
        SourceDown, ///< since when, why, and when it is tried again
        NothingSaid, ///< endpoints answer, but not about this
        FilteredOut, ///< a filter hides all of it
    };

    Kind kind = Kind::NotConfigured;
    std::vector<DownSource> down; ///< of SourceDown
};

/// What is known when there is nothing to show.
struct AbsenceFacts
{
    const std::vector<SourceStatus> &sources;
    bool isPast = false; ///< a range that has passed, or a file that is only looked at
    bool isFiltered = false; ///< there is something behind the filter
    bool isNeverStored = false; ///< no other range has such data either
};

[[nodiscard]] Absence whyNothing(const AbsenceFacts &facts);

} // namespace perfdeck
