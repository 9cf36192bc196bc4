// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/Page.h"

#include "core/engine/Session.h"
#include "widgets/pages/EventLayer.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

Page::Page(PageContext context, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
{
    connect(&m_context.session, &Session::advanced, this, [this] {
        for (Feed *feed : m_feeds)
            feed->advance();
    });
}

/// Feeds of child widgets end after the page: it must not hear of that any more.
Page::~Page()
{
    for (Feed *feed : m_feeds)
        disconnect(feed, nullptr, this, nullptr);
}

void Page::run(Feed &feed)
{
    m_feeds.push_back(&feed);
    connect(&feed, &QObject::destroyed, this, [this, gone = &feed] { std::erase(m_feeds, gone); });
    connect(&feed, &Feed::settled, this, [this] {
        if (isSettled())
            Q_EMIT settled();
    });
    feed.setActive(m_awake && isVisible());
}

void Page::setAwake(bool awake)
{
    m_awake = awake;
    setFeedsActive();
}

bool Page::isSettled() const
{
    return m_context.events.isSettled()
        && std::all_of(
               m_feeds.begin(), m_feeds.end(), [](const Feed *feed) { return feed->isSettled(); });
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    setFeedsActive();
}

void Page::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    setFeedsActive();
}

void Page::setFeedsActive()
{
    for (Feed *feed : m_feeds)
        feed->setActive(m_awake && isVisible());
}

} // namespace perfdeck
