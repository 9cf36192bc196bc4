// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/QueryService.h"
#include "tests/support/FakeHistory.h"

#include <memory>
#include <string>
#include <utility>

namespace perfdeck {

/// A QueryService over series and samples that a test writes down.
class QueryFixture
{
public:
    SeriesId series(const std::string &metric, Labels labels = {})
    {
        return catalog->intern(
            std::make_shared<const SeriesKey>(SeriesKey{metric, std::move(labels)}));
    }

    void addLive(SeriesId id, Timestamp time, double value)
    {
        // A group per series, as for sources with times of their own.
        live->append({GroupId(id.value()), time, std::span(&id, 1), std::span(&value, 1)});
    }

    [[nodiscard]] QueryService service() const { return {catalog, live, history}; }

    std::shared_ptr<SeriesCatalog> catalog = std::make_shared<SeriesCatalog>();
    std::shared_ptr<FakeHistory> history = std::make_shared<FakeHistory>();
    std::shared_ptr<LiveWindow> live
        = std::make_shared<LiveWindow>(LiveLimits{std::chrono::hours(24), 64ULL << 20});
};

} // namespace perfdeck
