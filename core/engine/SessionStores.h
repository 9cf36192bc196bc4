// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/DerivedMetrics.h"
#include "core/model/Config.h"
#include "core/store/HistoryStore.h"

#include <memory>

namespace perfdeck {

/// The history that a configuration names; null for none. Nothing is opened yet.
[[nodiscard]] std::shared_ptr<HistoryStore> makeHistory(const Config &config);
/// The metrics it defines by expressions; null for none.
[[nodiscard]] std::shared_ptr<DerivedMetrics> makeDerived(const Config &config);

} // namespace perfdeck
