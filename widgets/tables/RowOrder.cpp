// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/RowOrder.h"

#include "widgets/style/PlainText.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace perfdeck {

namespace {

/// What a row is sorted by.
struct Key
{
    enum class Kind
    {
        Number,
        Text,
        Unknown
    };

    Kind kind = Kind::Unknown;
    double number = 0;
    QString text;
};

Key keyOf(const QVariant &value)
{
    if (!value.isValid())
        return {};
    if (value.typeId() == QMetaType::Double) {
        const double number = value.toDouble();
        return std::isnan(number) ? Key() : Key{Key::Kind::Number, number, {}};
    }
    return {Key::Kind::Text, 0, value.toString().toCaseFolded()};
}

bool isBefore(const Key &a, const Key &b, Qt::SortOrder order)
{
    if (a.kind != b.kind)
        return a.kind < b.kind; // the unknown last, in both directions
    const bool ascending = order == Qt::AscendingOrder;
    if (a.kind == Key::Kind::Number)
        return ascending ? a.number < b.number : b.number < a.number;
    return ascending ? naturallyBefore(a.text, b.text) : naturallyBefore(b.text, a.text);
}

} // namespace

std::vector<int> orderedRows(const RowSnapshot &rows, const RowWish &wish)
{
    std::vector<int> wanted;
    wanted.reserve(std::size_t(rows.rowCount()));
    for (int row = 0; row < rows.rowCount(); ++row) {
        if (wish.filter.accepts(rows, row))
            wanted.push_back(row);
    }
    if (wish.column < 0)
        return wanted;
    std::vector<std::pair<Key, int>> keys;
    keys.reserve(wanted.size());
    for (const int row : wanted)
        keys.emplace_back(keyOf(rows.value(row, wish.column)), row);
    std::stable_sort(keys.begin(), keys.end(), [order = wish.order](const auto &a, const auto &b) {
        return isBefore(a.first, b.first, order);
    });
    std::transform(
        keys.begin(), keys.end(), wanted.begin(), [](const auto &key) { return key.second; });
    return wanted;
}

RowArrangement arrangement(std::vector<int> before, std::vector<int> after, int rowCount)
{
    std::vector<bool> wasThere(std::size_t(rowCount), false);
    for (const int row : before)
        wasThere[std::size_t(row)] = true;
    std::vector<bool> stays(std::size_t(rowCount), false);
    for (const int row : after)
        stays[std::size_t(row)] = true;
    RowArrangement made{std::move(before), std::move(after), {}, {}, {}, false};
    made.removed = rangesOf(int(made.before.size()), [&](int at) {
        return !stays[std::size_t(made.before[std::size_t(at)])];
    });
    made.inserted = rangesOf(int(made.after.size()), [&](int at) {
        return !wasThere[std::size_t(made.after[std::size_t(at)])];
    });
    made.isReset = made.removed.size() > kMostRanges || made.inserted.size() > kMostRanges;
    std::copy_if(made.after.begin(),
                 made.after.end(),
                 std::back_inserter(made.common),
                 [&](int row) { return wasThere[std::size_t(row)]; });
    auto kept = made.common.begin();
    const bool isSame = std::all_of(made.before.begin(), made.before.end(), [&](int row) {
        return !stays[std::size_t(row)] || *kept++ == row;
    });
    if (isSame)
        made.common.clear();
    return made;
}

} // namespace perfdeck
