// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/MachineModel.h"

#include "widgets/style/CoreWords.h"
#include "widgets/style/PlainText.h"

#include <limits>
#include <unordered_map>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kFacts = 2;

QString joined(const Entity &entity, std::size_t most, const QString &gap, const QString &between)
{
    QStringList parts;
    for (const auto &[name, value] : entity.attributes)
        if (std::size_t(parts.size()) < most)
            parts.append(machineFact(name) + between
                         + (name == "Class" ? machineFact(value) : QString::fromStdString(value)));
    return parts.join(gap);
}

} // namespace

QString attributeLines(const Entity &entity)
{
    return joined(entity, entity.attributes.size(), QStringLiteral("\n"), QStringLiteral(": "));
}

void MachineModel::setTree(EntityTreePtr tree)
{
    beginResetModel();
    m_tree = std::move(tree);
    m_places.clear();
    m_roots.clear();
    std::unordered_map<std::string_view, std::size_t> byId;
    for (std::size_t at = 0; m_tree && at < m_tree->size(); ++at) {
        const Entity &entity = (*m_tree)[at];
        const auto parent = byId.find(entity.parent);
        const std::size_t above = parent == byId.end() ? kNowhere : parent->second;
        auto &siblings = above == kNowhere ? m_roots : m_places[above].children;
        const int row = int(siblings.size());
        siblings.push_back(at);
        m_places.push_back({above, row, {}});
        byId.emplace(entity.id, at);
    }
    endResetModel();
}

const Entity *MachineModel::entity(const QModelIndex &index) const
{
    return index.isValid() ? &(*m_tree)[std::size_t(index.internalId())] : nullptr;
}

QModelIndexList MachineModel::ofKind(Entity::Kind kind) const
{
    QModelIndexList found;
    for (std::size_t at = 0; at < m_places.size(); ++at)
        if ((*m_tree)[at].kind == kind)
            found.append(createIndex(m_places[at].row, Part, quintptr(at)));
    return found;
}

const std::vector<std::size_t> &MachineModel::childrenOf(const QModelIndex &index) const
{
    return index.isValid() ? m_places[std::size_t(index.internalId())].children : m_roots;
}

QModelIndex MachineModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent)
        ? createIndex(row, column, quintptr(childrenOf(parent)[std::size_t(row)]))
        : QModelIndex();
}

QModelIndex MachineModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const std::size_t above = m_places[std::size_t(index.internalId())].parent;
    return above == kNowhere ? QModelIndex()
                             : createIndex(m_places[above].row, Part, quintptr(above));
}

int MachineModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(childrenOf(parent).size());
}

int MachineModel::columnCount(const QModelIndex &) const
{
    return Facts + 1;
}

QVariant MachineModel::data(const QModelIndex &index, int role) const
{
    const Entity *part = entity(index);
    if (part == nullptr)
        return {};
    if (role == Qt::DisplayRole && index.column() == Part)
        return machineFact(part->name);
    if (role == Qt::DisplayRole)
        return joined(*part, kFacts, QStringLiteral(", "), QStringLiteral(" "));
    if (role == Qt::ToolTipRole)
        return plainToolTip(machineFact(part->name) + QChar(u'\n') + attributeLines(*part));
    return {};
}

QVariant MachineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Part ? tr("Part") : tr("Facts");
}

} // namespace perfdeck
