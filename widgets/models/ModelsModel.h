// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ModelRows.h"

namespace perfdeck {

/// The table of served models. Rows can be marked for comparison. GUI thread.
class ModelsModel final : public RowModel<ModelRow>
{
    Q_OBJECT

public:
    enum Columns
    {
        Mark,
        Model,
        Source,
        Device,
        P50,
        P95,
        P99,
        Mean,
        Course,
        Throughput,
        Decode,
        Prefill,
        FirstToken,
        InterToken,
        Queue,
        KvCache,
        Errors,
        Memory,
        Gpu,
        Stack,
        State
    };

    explicit ModelsModel(QObject *parent = nullptr);

    /// Ids of rows in the order in which they were marked.
    [[nodiscard]] const QStringList &marked() const { return m_marked; }

    /// No more than kMostMarks can be marked: further ones stay unmarked.
    void setMarked(const QString &id, bool marked);
    void clearMarks();

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    static constexpr int kMostMarks = 6; ///< more lines of one chart cannot be told apart

Q_SIGNALS:
    void marksChanged();

private:
    void announceMarks();

    QStringList m_marked;
};

} // namespace perfdeck
