// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ComparisonQuery.h"
#include "core/engine/ExpressionQuery.h"
#include "core/model/Alert.h"
#include "core/model/ClusterHistory.h"
#include "core/model/Event.h"
#include "core/model/Frame.h"
#include "core/query/QueryService.h"

#include <functional>
#include <memory>
#include <vector>

class QObject;

namespace perfdeck {

using EventsPtr = std::shared_ptr<const std::vector<Event>>;

/// The questions a page may ask, as functions, so that feeds can be tested without a Session.
/// Answers come later, on the GUI thread, unless the receiver has died.
struct Questions
{
    std::function<void(RangeQuery, QObject *, std::function<void(FramePtr)>)> frame;
    std::function<void(HeatQuery, QObject *, std::function<void(HeatFramePtr)>)> heat;
    std::function<void(ExpressionQuery, QObject *, std::function<void(Result<FramePtr>)>)>
        expression;
    std::function<void(std::vector<Selector>, QObject *, std::function<void(LatestValuesPtr)>)>
        latest;
    std::function<void(TimeRange, std::size_t, QObject *, std::function<void(EventsPtr)>)> events;
    std::function<void(ClusterQuery, QObject *, std::function<void(ClusterHistoryPtr)>)> cluster;
    std::function<void(ComparisonQuery, QObject *, std::function<void(Result<SideComparisonPtr>)>)>
        comparison;
    std::function<void(AlertQuery, QObject *, std::function<void(Result<AlertHistoryPtr>)>)> alerts;
};

} // namespace perfdeck
