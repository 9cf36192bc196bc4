// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Id.h"
#include "core/model/TimeRange.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Stays with a note for ever. Made from the moment of making, so that notes of two processes do
/// not meet.
using NoteId = Id<struct NoteTag, std::int64_t>;

/// What somebody wrote about a moment or a range of time.
struct Note
{
    NoteId id;
    Timestamp from;
    std::optional<Timestamp> to; ///< none: a moment
    std::string text; ///< at most kMaxText bytes
    std::string author;
    std::vector<std::string> tags; ///< words without blanks
    Timestamp madeAt;
    std::string page; ///< the tab it was written on; may be empty
    std::string series; ///< the chart it was written on; may be empty

    static constexpr std::size_t kMaxText = 4096;

    /// Whether any of it lies in the range.
    [[nodiscard]] bool touches(TimeRange range) const
    {
        return to ? from<range.to && * to> range.from : range.contains(from);
    }

    friend bool operator==(const Note &, const Note &) = default;
};

using Notes = std::vector<Note>;
using NotesPtr = std::shared_ptr<const Notes>;

/// Words divided by blanks or commas, a leading # dropped, each once.
[[nodiscard]] std::vector<std::string> splitTags(std::string_view text);
/// The same with one blank between them.
[[nodiscard]] std::string joinedTags(const std::vector<std::string> &tags);

/// What is to become of one note.
struct NoteChange
{
    enum class Kind
    {
        Put, ///< added, or in place of the one with its number
        Remove,
    };
    Kind kind = Kind::Put;
    Note note; ///< of a removed one only the number counts
};

/// Where a new note goes without a selected range: to the cursor if it stands in what is shown,
/// else to the end of that.
[[nodiscard]] inline Timestamp noteTime(std::optional<Timestamp> cursor, TimeRange shown)
{
    return cursor && shown.contains(*cursor) ? *cursor : shown.to - shown.length() / 100;
}

} // namespace perfdeck
