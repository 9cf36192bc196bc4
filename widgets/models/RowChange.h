// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RowSnapshot.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace perfdeck {

/// Rows from `begin` up to, not including `end`.
struct RowRange
{
    int begin = 0;
    int end = 0;

    [[nodiscard]] int count() const { return end - begin; }

    friend bool operator==(const RowRange &, const RowRange &) = default;
};

/// More separate runs of rows than this are not told one by one: views take one large change better
/// than thousands of small ones.
inline constexpr std::size_t kMostRanges = 64;

/// The runs of places up to `count` that are chosen.
template<class IsChosen>
[[nodiscard]] std::vector<RowRange> rangesOf(int count, IsChosen isChosen)
{
    std::vector<RowRange> ranges;
    for (int at = 0; at < count; ++at) {
        if (!isChosen(at))
            continue;
        if (ranges.empty() || ranges.back().end != at)
            ranges.push_back({at, at});
        ranges.back().end = at + 1;
    }
    return ranges;
}

/// What leads from one snapshot to another: rows leave, the others change places, new ones come,
/// and some have other values. A value; any thread.
template<class Row>
struct RowChange
{
    RowSetPtr<Row> before;
    RowSetPtr<Row> after;
    std::vector<RowRange> removed; ///< in `before`
    std::vector<int> moved; ///< of each row that stays, its place among them; empty: no change
    std::vector<RowRange> inserted; ///< in `after`
    std::vector<RowRange> changed; ///< in `after`; the last one may take in unchanged rows
    std::vector<int> places; ///< if isReset: where each row of `before` is in `after`, −1: nowhere
    bool isReset = false; ///< too many pieces to be told one by one
};

/// O(n).
template<class Row>
[[nodiscard]] RowChange<Row> rowChange(RowSetPtr<Row> before, RowSetPtr<Row> after)
{
    RowChange<Row> change{std::move(before), std::move(after), {}, {}, {}, {}, {}, false};
    const std::vector<Row> &old = change.before->rows();
    const std::vector<Row> &now = change.after->rows();
    std::vector<int> origin(now.size(), -1); // in `before`
    for (std::size_t at = 0; at < old.size(); ++at) {
        const bool stays = at < now.size() && now[at].id == old[at].id;
        const int place = stays ? int(at) : change.after->rowOf(old[at].id);
        change.places.push_back(place);
        if (place >= 0)
            origin[std::size_t(place)] = int(at);
    }
    change.removed
        = rangesOf(int(old.size()), [&](int at) { return change.places[std::size_t(at)] < 0; });
    change.inserted
        = rangesOf(int(now.size()), [&](int at) { return origin[std::size_t(at)] < 0; });
    change.changed = rangesOf(int(now.size()), [&](int at) {
        const int from = origin[std::size_t(at)];
        return from >= 0 && !(now[std::size_t(at)] == old[std::size_t(from)]);
    });
    if (change.changed.size() > kMostRanges) {
        change.changed[kMostRanges - 1].end = change.changed.back().end;
        change.changed.resize(kMostRanges);
    }
    std::vector<int> rank(now.size()); // among the rows that stay
    int stayed = 0;
    for (std::size_t at = 0; at < now.size(); ++at)
        rank[at] = origin[at] < 0 ? -1 : stayed++;
    for (const int place : change.places) {
        if (place >= 0)
            change.moved.push_back(rank[std::size_t(place)]);
    }
    if (std::is_sorted(change.moved.begin(), change.moved.end()))
        change.moved.clear();
    change.isReset = change.removed.size() > kMostRanges || change.inserted.size() > kMostRanges;
    return change;
}

} // namespace perfdeck
