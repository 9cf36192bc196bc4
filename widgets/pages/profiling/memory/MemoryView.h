// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/memory/MemoryChart.h"
#include "widgets/pages/profiling/ProfileView.h"

namespace perfdeck {

class BarList;

/// Memory over time with its peak, who holds it then, and who asks for most. GUI thread.
class ProfileMemoryView final : public ProfileView
{
    Q_OBJECT

public:
    ProfileMemoryView(PageContext context, ProfileFocus &focus, QWidget *parent = nullptr);

    void showFigures(const ProfileFiguresPtr &figures) override;

private:
    [[nodiscard]] BarList *makeList(const char *name, const QString &title, const QString &empty);
    void show(MemoryScenePtr scene);

    ProfileFiguresPtr m_figures;
    MemoryScenePtr m_scene;
    MemoryChart *m_chart;
    BarList *m_owners;
    BarList *m_allocated;
};

} // namespace perfdeck
