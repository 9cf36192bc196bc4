// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/NearestData.h"

#include "core/engine/Session.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kColumns = 8192; ///< over all that is stored: a day of a history of years
constexpr Duration kBehind = std::chrono::seconds(1);

} // namespace

std::optional<Timestamp> nearestTime(const Frame &frame, Timestamp to)
{
    std::optional<Timestamp> nearest;
    const auto consider = [&nearest, to](std::int64_t micros) {
        const Timestamp time{Duration(micros)};
        if (!nearest || std::chrono::abs(time - to) < std::chrono::abs(*nearest - to))
            nearest = time;
    };
    for (const FrameSeries &series : frame.series) {
        for (const FrameColumn &column : series.columns) {
            consider(column.time);
            consider(column.lastTime);
        }
    }
    return nearest;
}

void goToNearestData(const PageContext &context,
                     QObject *receiver,
                     std::vector<Selector> selectors,
                     std::function<void(bool)> done)
{
    TimeScope &scope = context.scope;
    Session &session = context.session;
    const auto arrive = [&scope, done](const FramePtr &frame) {
        const TimeRange shown = scope.range();
        const auto nearest = nearestTime(*frame, shown.from + shown.length() / 2);
        if (nearest)
            scope.showRange({*nearest + kBehind - shown.length(), *nearest + kBehind});
        done(nearest.has_value());
    };
    session.askExtent(receiver,
                      [&session, receiver, selectors = std::move(selectors), arrive, done](
                          std::optional<TimeRange> extent) mutable {
                          if (!extent) {
                              done(false);
                              return;
                          }
                          RangeQuery query;
                          query.selectors = std::move(selectors);
                          query.range = *extent;
                          query.columns = kColumns;
                          query.maxSeries = 1000;
                          session.ask(std::move(query), receiver, arrive);
                      });
}

} // namespace perfdeck
