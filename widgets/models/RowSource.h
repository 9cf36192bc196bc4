// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RowSnapshot.h"

#include <QAbstractTableModel>

#include <vector>

namespace perfdeck {

/// A table whose rows can be taken along as a snapshot. GUI thread.
class RowSource : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// The rows as they are; not while rows leave, come or move.
    [[nodiscard]] virtual RowSnapshotPtr snapshot() const = 0;
    /// −1: none. O(1).
    [[nodiscard]] virtual int rowOf(const QString &id) const = 0;

    /// While layoutChanged() or modelReset() is told: where each row of before is now, −1: nowhere.
    [[nodiscard]] const std::vector<int> &movedTo() const;

Q_SIGNALS:
    /// A change has been told to its end.
    void rowsSet();

protected:
    void setMovedTo(std::vector<int> places);

private:
    std::vector<int> m_movedTo;
};

} // namespace perfdeck
