// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SessionStores.h"

#include "core/store/SqliteHistory.h"

#include <utility>

namespace perfdeck {

std::shared_ptr<HistoryStore> makeHistory(const Config &config)
{
    if (config.databasePath.empty())
        return nullptr;
    SqliteHistoryOptions options;
    options.path = config.databasePath;
    options.readOnly = config.readOnlyHistory;
    options.retention = config.retention;
    return makeSqliteHistory(std::move(options));
}

std::shared_ptr<DerivedMetrics> makeDerived(const Config &config)
{
    if (config.metrics.empty())
        return nullptr;
    return std::make_shared<DerivedMetrics>(compileMetrics(config.metrics));
}

} // namespace perfdeck
