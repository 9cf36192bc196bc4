// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ModelRows.h"

namespace perfdeck {

/// The table of served models.
class ModelsModel final : public RowModel<ModelRow>
{
public:
    enum Columns
    {
        Model,
        Source,
        Device,
        P50,
        P95,
        P99,
        Mean,
        Throughput,
        Tokens,
        FirstToken,
        InterToken,
        Queue,
        KvCache,
        Errors,
        Memory,
        Stack,
        State
    };

    explicit ModelsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
