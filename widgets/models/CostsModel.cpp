// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/CostsModel.h"

#include "widgets/models/ClusterText.h"

#include <array>

namespace perfdeck {

namespace {

using C = Column<CostRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("CostsModel", "Hardware"),
      QT_TRANSLATE_NOOP("CostsModel", "What the workers offer"),
      14,
      Unit::None,
      nullptr,
      [](const CostRow &row) { return row.hardware; }},
    C{QT_TRANSLATE_NOOP("CostsModel", "Workers"),
      QT_TRANSLATE_NOOP("CostsModel", "Seen in this range"),
      11,
      Unit::Count,
      [](const CostRow &row) { return std::optional(row.workers); }},
    C{QT_TRANSLATE_NOOP("CostsModel", "Hours"),
      QT_TRANSLATE_NOOP("CostsModel", "In which they were up, all together"),
      9,
      Unit::None,
      [](const CostRow &row) { return std::optional(row.hours); }},
    C{QT_TRANSLATE_NOOP("CostsModel", "Idle"),
      QT_TRANSLATE_NOOP("CostsModel", "Share of these hours without a task"),
      8,
      Unit::Ratio,
      [](const CostRow &row) { return row.idleShare; }},
    C{QT_TRANSLATE_NOOP("CostsModel", "Price"),
      QT_TRANSLATE_NOOP("CostsModel", "Of an hour of one worker, as you entered it"),
      9,
      Unit::None,
      [](const CostRow &row) { return row.price; }},
    C{QT_TRANSLATE_NOOP("CostsModel", "Cost"),
      QT_TRANSLATE_NOOP("CostsModel", "Of all hours, in the currency of the price"),
      9,
      Unit::None,
      [](const CostRow &row) { return row.cost; }},
    C{QT_TRANSLATE_NOOP("CostsModel", "Idle cost"),
      QT_TRANSLATE_NOOP("CostsModel", "Of the hours without a task"),
      12,
      Unit::None,
      [](const CostRow &row) { return row.idleCost; }},
};

} // namespace

std::vector<CostRow> costRows(std::span<const HardwareCost> costs)
{
    std::vector<CostRow> rows;
    for (const HardwareCost &cost : costs) {
        CostRow row;
        row.id = QString::fromStdString(cost.hardware);
        row.hardware = nameText(cost.hardware);
        row.workers = double(cost.workers);
        row.hours = cost.hours;
        if (cost.idleHours && cost.hours > 0)
            row.idleShare = *cost.idleHours / cost.hours;
        row.price = cost.price;
        row.cost = cost.cost();
        row.idleCost = cost.idleCost();
        rows.push_back(std::move(row));
    }
    return rows;
}

CostsModel::CostsModel(QObject *parent)
    : RowModel(kColumns, "CostsModel", parent)
{
}

} // namespace perfdeck
