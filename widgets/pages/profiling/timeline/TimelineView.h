// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/ProfileView.h"

namespace perfdeck {

class TimelineChart;

/// The events of a profile over time. What is marked here is what all views are about. GUI thread.
class TimelineView final : public ProfileView
{
    Q_OBJECT

public:
    TimelineView(PageContext context, ProfileFocus &focus, QWidget *parent = nullptr);

    void showFigures(const ProfileFiguresPtr &figures) override;

private:
    ProfilePtr m_profile;
    TimelineChart *m_chart;
};

} // namespace perfdeck
