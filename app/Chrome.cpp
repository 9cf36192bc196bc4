// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Chrome.h"

#include "widgets/panels/Banner.h"
#include "widgets/panels/Rail.h"
#include "widgets/panels/SelectionBar.h"
#include "widgets/panels/SideStack.h"
#include "widgets/panels/StatusStrip.h"
#include "widgets/panels/TaskStrip.h"
#include "widgets/panels/TimeBar.h"
#include "widgets/style/Format.h"
#include "widgets/style/Style.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace perfdeck {

Chrome::Chrome(TimeScope &scope, Style &style, QWidget *parent)
    : QWidget(parent)
    , m_rail(new Rail(style))
    , m_timeBar(new TimeBar(scope, style))
    , m_selectionBar(new SelectionBar(scope, style))
    , m_banner(new Banner(style))
    , m_pages(new QStackedWidget)
    , m_side(new SideStack)
    , m_tasks(new TaskStrip(style))
    , m_status(new StatusStrip(style, zoneName(scope.zone())))
{
    // A page wider than its room is cut off, not the panel beside it.
    m_pages->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_pages, 1);
    middle->addWidget(m_side);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_timeBar);
    right->addWidget(m_selectionBar);
    right->addWidget(m_banner);
    right->addLayout(middle, 1);
    right->addWidget(m_tasks);
    right->addWidget(m_status);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(right, 1);
    connect(&scope, &TimeScope::zoneChanged, this, [this, &scope] {
        m_status->setZone(zoneName(scope.zone()));
    });
}

} // namespace perfdeck
