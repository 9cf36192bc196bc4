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
};

} // namespace perfdeck
