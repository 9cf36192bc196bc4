// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/pages/Page.h"

#include <utility>

namespace perfdeck {

/// A page, or a view of one, that works out what it shows beside the GUI thread. GUI thread.
class JudgedPage : public Page
{
    Q_OBJECT

public:
    using Page::Page;

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
