// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/ProfileView.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

class RooflineChart;

/// Layers under the roof of this machine, which is measured when somebody asks for it. GUI thread.
class RooflineView final : public ProfileView
{
    Q_OBJECT

public:
    RooflineView(PageContext context, ProfileFocus &focus, QWidget *parent = nullptr);

    void showFigures(const ProfileFiguresPtr &figures) override;

private:
    void judge();
    void showRoof();

    ProfileFiguresPtr m_figures;
    QLabel *m_roof;
    QPushButton *m_measure;
    RooflineChart *m_chart;
};

} // namespace perfdeck
