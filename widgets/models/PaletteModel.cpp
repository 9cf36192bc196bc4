// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/PaletteModel.h"

#include "widgets/models/FuzzyMatch.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace perfdeck {

namespace {

/// As much as a letter or two: what was used lately wins among similar fits.
constexpr int kRecentBonus = 40;

/// By its words, else by its kind and words together ("go models").
std::optional<FuzzyHit> fit(const QString &pattern, const PaletteItem &item)
{
    std::optional<FuzzyHit> hit = fuzzyMatch(pattern, item.words);
    if (!hit) {
        hit = fuzzyMatch(pattern, QString(item.kind + QChar(u' ') + item.words));
        if (hit)
            *hit = {hit->score / 2, {}};
    }
    return hit;
}

/// As a screen reader says it.
QString spoken(const PaletteItem &item)
{
    QStringList parts{item.kind, item.words, item.detail};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace

void PaletteModel::setRecent(QStringList ids)
{
    m_recent = std::move(ids);
    sift();
}

void PaletteModel::setItems(std::vector<PaletteItem> items)
{
    m_items = std::move(items);
    sift();
}

void PaletteModel::addItems(std::vector<PaletteItem> items)
{
    std::ranges::move(items, std::back_inserter(m_items));
    sift();
}

void PaletteModel::setPattern(const QString &pattern)
{
    m_pattern = pattern;
    sift();
}

int PaletteModel::recency(const QString &id) const
{
    const auto at = m_recent.indexOf(id);
    return at < 0 ? 0 : std::max(0, kRecentBonus - int(at));
}

void PaletteModel::sift()
{
    beginResetModel();
    m_rows.clear();
    for (std::size_t at = 0; at < m_items.size(); ++at) {
        const PaletteItem &item = m_items[at];
        const std::optional<FuzzyHit> hit = fit(m_pattern, item);
        if (hit)
            m_rows.push_back({at,
                              hit->score + recency(item.id),
                              QList<int>(hit->positions.begin(), hit->positions.end())});
    }
    std::ranges::stable_sort(m_rows, std::ranges::greater(), &Row::score);
    m_fitting = int(m_rows.size());
    if (m_rows.size() > kMostShown)
        m_rows.erase(m_rows.begin() + kMostShown, m_rows.end());
    endResetModel();
}

const PaletteItem *PaletteModel::item(int row) const
{
    return row < 0 || row >= int(m_rows.size()) ? nullptr : &m_items[m_rows[std::size_t(row)].item];
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteItem *shown = item(index.row());
    if (shown == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shown->words;
    case Qt::AccessibleTextRole:
        return spoken(*shown);
    case KindRole:
        return shown->kind;
    case DetailRole:
        return shown->detail;
    case PositionsRole:
        return QVariant::fromValue(m_rows[std::size_t(index.row())].positions);
    default:
        return {};
    }
}

} // namespace perfdeck
