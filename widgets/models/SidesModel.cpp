// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/SidesModel.h"

#include "widgets/models/ComparisonWords.h"

#include <array>

namespace perfdeck {

namespace {

using C = Column<SideRow>;

constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("SidesModel", "#"),
      QT_TRANSLATE_NOOP("SidesModel", "The others are compared with A"),
      3,
      Unit::None,
      nullptr,
      [](const SideRow &row) { return row.letter; }},
    C{QT_TRANSLATE_NOOP("SidesModel", "What"),
      QT_TRANSLATE_NOOP("SidesModel", "A model, a device, a worker or a source"),
      18,
      Unit::None,
      nullptr,
      [](const SideRow &row) { return row.thing; }},
    C{QT_TRANSLATE_NOOP("SidesModel", "When"),
      QT_TRANSLATE_NOOP("SidesModel", "The stretch of time that its samples are from"),
      12,
      Unit::None,
      nullptr,
      [](const SideRow &row) { return row.period; }},
};

} // namespace

std::vector<SideRow> sideRows(const std::vector<ChosenSide> &sides)
{
    const QStringList names = sideNames(sides);
    std::vector<SideRow> rows;
    for (std::size_t at = 0; at < sides.size(); ++at)
        rows.push_back({names[qsizetype(at)],
                        sideLetter(at),
                        sides[at].thing,
                        sides[at].file.isEmpty()
                            ? periodName(sides[at].period)
                            : QCoreApplication::translate("SidesModel", "whole file")});
    return rows;
}

SidesModel::SidesModel(QObject *parent)
    : RowModel(kColumns, "SidesModel", parent)
{
}

} // namespace perfdeck
