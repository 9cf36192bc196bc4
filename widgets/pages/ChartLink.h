// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartLayers.h"
#include "widgets/models/TimeScope.h"
#include "widgets/pages/EventLayer.h"
#include "widgets/pages/PageContext.h"
#include "widgets/pages/TimeSelection.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

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

/// The selection of the window on such a chart, both ways.
template<class Chart>
void tieSelection(const PageContext &context, Chart &chart)
{
    TimeSelection &selection = context.selection;
    chart.setSelection(selection.range());
    QObject::connect(&chart, &Chart::selectionMade, &selection, &TimeSelection::select);
    QObject::connect(&chart, &Chart::selectionCleared, &selection, &TimeSelection::clear);
    QObject::connect(&selection, &TimeSelection::changed, &chart, &Chart::setSelection);
}

/// Whether a chart is about this source.
using SourceTest = std::function<bool(std::string_view source)>;

/// Whether a chart draws this series.
using SeriesTest = std::function<bool(const SeriesKey &series)>;

/// The marks of no source, and of those that pass; of those about one series those that are drawn.
[[nodiscard]] std::vector<ChartMark>
marksAbout(const EventLayer &events, const SourceTest &isAbout, const SeriesTest &isDrawn);

/// The events and notes of the window on such a chart; a mark is opened, a note written. Call what
/// it gives when the chart is about other sources.
template<class Chart>
std::function<void()> tieEvents(
    const PageContext &context,
    Chart &chart,
    SourceTest isAbout,
    SeriesTest isDrawn = [](const SeriesKey &) { return false; })
{
    EventLayer &events = context.events;
    const auto show
        = [&chart, &events, isAbout = std::move(isAbout), isDrawn = std::move(isDrawn)] {
              chart.setMarks(marksAbout(events, isAbout, isDrawn));
          };
    show();
    QObject::connect(&events, &EventLayer::changed, &chart, show);
    QObject::connect(&chart, &Chart::markActivated, &events, &EventLayer::activate);
    QObject::connect(
        &chart,
        &Chart::noteWanted,
        &chart,
        [&chart, write = context.writeNote](Timestamp from, std::optional<Timestamp> to) {
            Note note;
            note.from = from;
            note.to = to;
            note.series = chart.objectName().toStdString();
            write(note, &chart);
        });
    return show;
}

} // namespace perfdeck
