// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/LiveHeatMap.h"

#include "core/engine/Session.h"
#include "widgets/pages/ChartLink.h"

#include <QCoreApplication>

#include <algorithm>

namespace perfdeck {

namespace {

/// A selector that names another source rules this one out.
bool mayBeAbout(const std::vector<Selector> &selectors, std::string_view source)
{
    return std::ranges::any_of(selectors, [source](const Selector &selector) {
        return std::ranges::none_of(selector.matchers, [source](const Selector::Matcher &matcher) {
            return matcher.label == "source"
                && (matcher.match == Selector::Match::Equal) != (matcher.value == source);
        });
    });
}

} // namespace

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
    map->setSampleSource([feed = m_feed, &session = context.session](TimeRange range) {
        return session.sampleText(feed->selectors(), range);
    });
    tieSelection(context, *map);
    tieEvents(context, *map, [feed = m_feed](std::string_view source) {
        return mayBeAbout(feed->selectors(), source);
    });
    QObject::connect(m_feed, &HeatFeed::frameReady, map, [map](const HeatFramePtr &frame) {
        map->setVisibleRange(frame->range);
        map->setFrame(frame);
    });
}

} // namespace perfdeck
