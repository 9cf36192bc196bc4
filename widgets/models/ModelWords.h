// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ModelRows.h"

namespace perfdeck {

/// What keeps a model from answering sooner.
struct ModelLimit
{
    CellState state = CellState::None;
    QString text; ///< one sentence without a full stop; empty when its numbers do not tell

    friend bool operator==(const ModelLimit &, const ModelLimit &) = default;
};

/// From what the server says of its queue, its KV cache and its GPU, nothing else.
[[nodiscard]] ModelLimit modelLimit(const ModelRow &row);

/// What the server of this row does not say and, where that can be changed, how; empty for nothing.
[[nodiscard]] QString missingWords(const ModelRow &row);

} // namespace perfdeck
