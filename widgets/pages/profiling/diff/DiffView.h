// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/diff/DiffModel.h"
#include "widgets/pages/profiling/ProfileView.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class TablePanel;

/// The profile against another one, layer by layer with intervals. GUI thread.
class DiffView final : public ProfileView
{
    Q_OBJECT

public:
    DiffView(PageContext context, ProfileFocus &focus, QWidget *parent = nullptr);

    void showFigures(const ProfileFiguresPtr &figures) override;

private:
    void judge();

    ProfilePtr m_profile;
    DiffModel m_rows;
    QStackedWidget *m_stack;
    QLabel *m_sentence;
    TablePanel *m_panel;
};

} // namespace perfdeck
