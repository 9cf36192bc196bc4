// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/LiveHeatMap.h"

#include "widgets/pages/ChartLink.h"

#include <QCoreApplication>

namespace perfdeck {

LiveHeatMap::LiveHeatMap(const PageContext &context, const char *objectName, const QString &title)
    : m_map(new HeatMap(context.style))
    , m_feed(new HeatFeed(questionsTo(context.session), linkChart(context, *m_map).scope(), m_map))
{
    HeatMap *map = m_map;
    map->setObjectName(QString::fromLatin1(objectName));
    map->setTitle(title);
    map->setEmptyText(
        QCoreApplication::translate("LiveHeatMap", "No histogram in this range"),
        QCoreApplication::translate(
            "LiveHeatMap", "A heat map is made from buckets; a summary or a mean has none"));
    QObject::connect(m_feed, &HeatFeed::frameReady, map, [map](const HeatFramePtr &frame) {
        map->setVisibleRange(frame->range);
        map->setFrame(frame);
    });
}

} // namespace perfdeck
