// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Entity.h"

#include <QAbstractItemModel>

#include <vector>

namespace perfdeck {

/// The parts of a machine as a tree. A snapshot is shown whole; another one replaces it.
class MachineModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Columns
    {
        Part,
        Facts ///< the first attributes in one line; all of them as tool tip
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// `tree` may be null. Parents stand before children.
    void setTree(EntityTreePtr tree);

    [[nodiscard]] const EntityTreePtr &tree() const { return m_tree; }

    /// Null for the invalid index.
    [[nodiscard]] const Entity *entity(const QModelIndex &index) const;
    /// All parts of a kind, in the order of the tree.
    [[nodiscard]] QModelIndexList ofKind(Entity::Kind kind) const;

    [[nodiscard]] QModelIndex
    index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// Where an entity stands; places are those in the tree, kNowhere above the root.
    struct Place
    {
        std::size_t parent;
        int row;
        std::vector<std::size_t> children;
    };

    [[nodiscard]] const std::vector<std::size_t> &childrenOf(const QModelIndex &index) const;

    EntityTreePtr m_tree;
    std::vector<Place> m_places;
    std::vector<std::size_t> m_roots;
};

/// Each attribute in a line of its own: "Size: 36 MiB".
[[nodiscard]] QString attributeLines(const Entity &entity);

} // namespace perfdeck
