// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/JudgedPage.h"
#include "widgets/pages/profiling/ProfileFocus.h"

namespace perfdeck {

/// One way to look at a profile: a tab of the ProfilingPage. GUI thread.
class ProfileView : public JudgedPage
{
    Q_OBJECT

public:
    /// `focus` outlives the view.
    ProfileView(PageContext context, ProfileFocus &focus, QWidget *parent = nullptr)
        : JudgedPage(std::move(context), parent)
        , m_focus(focus)
    {
    }

    /// Never null. Called when the view comes on screen and with each change while it is there;
    /// returns at once.
    virtual void showFigures(const ProfileFiguresPtr &figures) = 0;

protected:
    [[nodiscard]] ProfileFocus &focus() const { return m_focus; }

private:
    ProfileFocus &m_focus;
};

} // namespace perfdeck
