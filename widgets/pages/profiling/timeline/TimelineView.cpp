// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/timeline/TimelineView.h"

#include "widgets/pages/profiling/timeline/TimelineChart.h"
#include "widgets/panels/Panel.h"

#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

TimelineView::TimelineView(PageContext context, ProfileFocus &focus, QWidget *parent)
    : ProfileView(std::move(context), focus, parent)
    , m_chart(new TimelineChart(this->context().style))
{
    m_chart->setObjectName(QStringLiteral("profileTimeline"));
    m_chart->setTitle(tr("Timeline"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_chart);
    connect(m_chart, &TimelineChart::spanSelected, &focus, &ProfileFocus::setSpan);
    connect(m_chart, &TimelineChart::layerChosen, &focus, &ProfileFocus::setLayer);
    connect(&focus, &ProfileFocus::layerChanged, m_chart, &TimelineChart::setLayer);
    connect(&focus, &ProfileFocus::spanChanged, m_chart, [this] {
        m_chart->setSpan(this->focus().span());
    });
    m_chart->setLayer(focus.layer());
    m_chart->setSpan(focus.span());
}

void TimelineView::showFigures(const ProfileFiguresPtr &figures)
{
    if (figures->profile == m_profile)
        return;
    m_profile = figures->profile;
    if (m_profile->events.size() == 0)
        m_chart->setEmptyText(
            tr("No events"), tr("This file only holds sums by layer, or a model that was not run"));
    else
        m_chart->setEmptyText({}, {});
    judgeBeside([profile = m_profile] { return std::make_shared<const TimelineIndex>(profile); },
                [this](TimelineIndexPtr index) {
                    if (&index->profile() == m_profile.get())
                        m_chart->setIndex(std::move(index));
                });
}

} // namespace perfdeck
