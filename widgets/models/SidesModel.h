// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ChosenSide.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// A side of the comparison in the list of them.
struct SideRow
{
    QString id;
    QString letter; ///< "A" is what the others are compared with
    QString thing;
    QString period;
    bool isStale = false;

    friend bool operator==(const SideRow &, const SideRow &) = default;
};

[[nodiscard]] std::vector<SideRow> sideRows(const std::vector<ChosenSide> &sides);

/// The sides in their order.
class SidesModel final : public RowModel<SideRow>
{
public:
    enum Columns
    {
        Letter,
        Thing,
        Period
    };

    explicit SidesModel(QObject *parent = nullptr);
};

} // namespace perfdeck
