// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>

#include <functional>
#include <vector>

namespace perfdeck {

/// One thing the palette offers.
struct PaletteItem
{
    QString id; ///< for "recent first": the same from one start to the next
    QString kind; ///< in words: "Tab", "Metric"
    QString words;
    QString detail = {}; ///< said dimly behind: keys, a menu, a time
    std::function<void()> run = {};
};

/// What the palette offers, sifted by what is typed: best fit first, and with nothing typed what
/// was used last. GUI thread.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        KindRole = Qt::UserRole,
        DetailRole,
        PositionsRole ///< QList<int> of the letters of the words that fit
    };

    static constexpr int kMostShown = 200; ///< of the best; typing more narrows them

    using QAbstractListModel::QAbstractListModel;

    /// The newest first.
    void setRecent(QStringList ids);
    void setItems(std::vector<PaletteItem> items);
    /// More of them, as answers come in.
    void addItems(std::vector<PaletteItem> items);
    void setPattern(const QString &pattern);
    /// Null when there is no such row.
    [[nodiscard]] const PaletteItem *item(int row) const;

    /// How many fit, shown or not.
    [[nodiscard]] int fitting() const { return m_fitting; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        std::size_t item;
        int score;
        QList<int> positions;
    };

    void sift();
    [[nodiscard]] int recency(const QString &id) const;

    std::vector<PaletteItem> m_items;
    std::vector<Row> m_rows;
    QStringList m_recent;
    QString m_pattern;
    int m_fitting = 0;
};

} // namespace perfdeck
