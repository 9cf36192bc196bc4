// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/SideStack.h"

namespace perfdeck {

SideStack::SideStack(QWidget *parent)
    : QStackedWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // as wide as its panels
    hide();
}

void SideStack::add(SidePanel &panel)
{
    addWidget(&panel);
    connect(&panel, &SidePanel::closed, this, &SideStack::closePanel);
}

QSize SideStack::sizeHint() const
{
    return currentWidget() != nullptr ? currentWidget()->sizeHint() : QSize(0, 0);
}

QSize SideStack::minimumSizeHint() const
{
    return {sizeHint().width(), QStackedWidget::minimumSizeHint().height()};
}

void SideStack::open(SidePanel &panel)
{
    setCurrentWidget(&panel);
    updateGeometry();
    show();
}

void SideStack::closePanel()
{
    hide();
    Q_EMIT closed();
}

bool SideStack::closeShown(const SidePanel *panel)
{
    const bool isShown = panel != nullptr && isVisible() && currentWidget() == panel;
    if (isShown)
        closePanel();
    return isShown;
}

} // namespace perfdeck
