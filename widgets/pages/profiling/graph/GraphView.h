// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/ProfileView.h"

namespace perfdeck {

class GraphMap;

/// The model as a graph with what each part of it costs. GUI thread.
class GraphView final : public ProfileView
{
    Q_OBJECT

public:
    GraphView(PageContext context, ProfileFocus &focus, QWidget *parent = nullptr);

    void showFigures(const ProfileFiguresPtr &figures) override;

private:
    void judge();

    ProfileFiguresPtr m_figures;
    GraphMap *m_map;
};

} // namespace perfdeck
