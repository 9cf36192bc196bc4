// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/LiveHeatMap.h"

#include <QCoreApplication>

namespace perfdeck {

LiveHeatMap::LiveHeatMap(const PageContext &context, const char *objectName, const QString &title)
    : m_map(new HeatMap(context.style))
    , m_feed(new HeatFeed(questionsTo(context.session), context.scope, m_map))
{
    HeatMap *map = m_map;
    TimeScope &scope = context.scope;
    Crosshair &crosshair = context.crosshair;
    map->setObjectName(QString::fromLatin1(objectName));
    map->setTitle(title);
    map->setTimeZone(scope.zone());
    map->setEmptyText(
        QCoreApplication::translate("LiveHeatMap", "No histogram in this range"),
        QCoreApplication::translate(
            "LiveHeatMap", "A heat map is made from buckets; a summary or a mean has none"));
    QObject::connect(
        &scope, &TimeScope::zoneChanged, map, [map, &scope] { map->setTimeZone(scope.zone()); });
    QObject::connect(m_feed, &HeatFeed::frameReady, map, [map](const HeatFramePtr &frame) {
        map->setVisibleRange(frame->range);
        map->setFrame(frame);
    });
    QObject::connect(map, &HeatMap::rangeSelected, &scope, &TimeScope::showRange);
    QObject::connect(map, &HeatMap::liveRequested, &scope, &TimeScope::backToLive);
    QObject::connect(map, &HeatMap::cursorMoved, &crosshair, &Crosshair::point);
    QObject::connect(&crosshair, &Crosshair::moved, map, [map](std::optional<Timestamp> time) {
        map->setCursor(time);
    });
}

} // namespace perfdeck
