// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/export/DataTable.h"

#include <QModelIndex>

#include <vector>

QT_BEGIN_NAMESPACE
class QAbstractItemModel;
QT_END_NAMESPACE

namespace perfdeck {

/// Rows of a RowModel (or a proxy of one) as raw values: numbers in base units, times as times, all
/// else as its text. A column with something to say about its cells ("the percentile lies above the
/// last bucket") is followed by a column of notes when a chosen row has one. GUI thread.
[[nodiscard]] DataTable rowsAsTable(const QAbstractItemModel &model,
                                    const std::vector<int> &rows,
                                    const std::vector<int> &columns);

} // namespace perfdeck
