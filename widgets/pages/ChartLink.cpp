// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/ChartLink.h"

#include <utility>

namespace perfdeck {

ChartLink::ChartLink(TimeScope &window, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_own(std::move(clock))
{
    followWindow();
    connect(&window, &TimeScope::changed, this, &ChartLink::followWindow);
    connect(&window, &TimeScope::zoneChanged, this, &ChartLink::followWindow);
    connect(&m_own, &TimeScope::changed, this, &ChartLink::leadWindow);
}

void ChartLink::setLinked(bool linked)
{
    if (std::exchange(m_isLinked, linked) == linked)
        return;
    followWindow();
    Q_EMIT linkedChanged(linked);
}

void ChartLink::followWindow()
{
    TimeView view = m_isLinked ? m_window.view() : m_own.view();
    view.zone = m_window.zone();
    m_own.setView(std::move(view));
}

void ChartLink::leadWindow()
{
    if (m_isLinked)
        m_window.setView(m_own.view());
}

} // namespace perfdeck
