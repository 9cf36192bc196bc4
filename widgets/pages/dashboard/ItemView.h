// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/Dashboard.h"
#include "widgets/models/Feed.h"
#include "widgets/pages/PageContext.h"

#include <QString>

class QWidget;

namespace perfdeck {

/// What shows one item of a dashboard, and the feed that supplies it (a child of the widget).
struct ItemView
{
    QWidget *widget = nullptr;
    Feed *feed = nullptr;
};

[[nodiscard]] ItemView
makeItemView(const PageContext &context, const DashboardItem &item, QWidget *parent);

/// Its title, or what it shows.
[[nodiscard]] QString itemTitle(const DashboardItem &item);
[[nodiscard]] QString itemKindWord(DashboardItem::Kind kind);

/// Counters of Prometheus are told by their name.
[[nodiscard]] bool isCounterName(const std::string &metric);

} // namespace perfdeck
