// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/TimeScope.h"
#include "widgets/pages/PageContext.h"

#include <QObject>

#include <memory>
#include <optional>

namespace perfdeck {

class ChartView;

/// The time of one chart. Linked, it is that of the window, both ways; else the chart is zoomed and
/// moved alone, and only its zone follows. GUI thread.
class ChartLink final : public QObject
{
    Q_OBJECT

public:
    ChartLink(TimeScope &window, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    [[nodiscard]] TimeScope &scope() { return m_own; }

    [[nodiscard]] bool isLinked() const { return m_isLinked; }

    /// Linked again, the chart shows what the window shows.
    void setLinked(bool linked);

Q_SIGNALS:
    void linkedChanged(bool linked);

private:
    void followWindow();
    void leadWindow();

    TimeScope &m_window;
    TimeScope m_own;
    bool m_isLinked = true;
};

/// The entry in the menu of a chart that lets it go and ties it again; a step of undo.
void offerUnlinking(ChartView &chart, ChartLink &link, ViewHistory &history);

/// Ties any chart whose axis is time to the window: range, zone and crosshair, both ways. The chart
/// owns the link; its feed asks about the link's scope.
template<class Chart>
ChartLink &linkChart(const PageContext &context, Chart &chart)
{
    auto *link = new ChartLink(context.scope, context.clock, &chart);
    TimeScope &scope = link->scope();
    Crosshair &crosshair = context.crosshair;
    chart.setTimeZone(scope.zone());
    QObject::connect(&scope, &TimeScope::zoneChanged, &chart, [&chart, &scope] {
        chart.setTimeZone(scope.zone());
    });
    QObject::connect(&chart, &Chart::rangeSelected, &scope, &TimeScope::showRange);
    QObject::connect(&chart, &Chart::liveRequested, &scope, &TimeScope::backToLive);
    QObject::connect(
        &chart, &Chart::cursorMoved, link, [link, &crosshair](std::optional<Timestamp> time) {
            if (link->isLinked())
                crosshair.point(time);
        });
    QObject::connect(
        &crosshair, &Crosshair::moved, &chart, [&chart, link](std::optional<Timestamp> time) {
            if (link->isLinked())
                chart.setCursor(time);
        });
    offerUnlinking(chart, *link, context.history);
    return *link;
}

} // namespace perfdeck
