// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/SideJudgement.h"
#include "widgets/models/Background.h"
#include "widgets/pages/Page.h"

#include <utility>

namespace perfdeck {

/// One way to look at a comparison: a tab of the ComparisonPage. GUI thread.
class ComparisonView : public Page
{
    Q_OBJECT

public:
    using Page::Page;

    /// Never null. Called when the view comes on screen and with each answer while it is there;
    /// returns at once.
    virtual void showComparison(const SideComparisonPtr &comparison) = 0;

    [[nodiscard]] bool isSettled() const override { return Page::isSettled() && !m_isJudging; }

protected:
    /// `work` on another thread, then `show` with its answer; of several that wait the newest.
    template<class Work, class Show>
    void judgeBeside(Work work, Show show)
    {
        m_isJudging = true;
        m_background.run(std::move(work), [this, show = std::move(show)](auto answer) {
            m_isJudging = false;
            show(std::move(answer));
            if (isSettled())
                Q_EMIT settled();
        });
    }

private:
    Background m_background;
    bool m_isJudging = false;
};

} // namespace perfdeck
