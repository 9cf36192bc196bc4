// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/models/EvidenceFeed.h"
#include "widgets/pages/cluster/ClusterView.h"

#include <utility>

namespace perfdeck {

/// A view of what follows from all that is known of the cluster in the selected range, else in that
/// of the window: it asks for the evidence while it is on screen, and judges it beside the GUI
/// thread. GUI thread.
class EvidenceView : public ClusterView
{
    Q_OBJECT

public:
    EvidenceView(PageContext context, EvidenceWishes wishes, QWidget *parent = nullptr);

    void showCluster(const ClusterPtr &cluster) override;
    [[nodiscard]] bool isSettled() const override;

protected:
    /// What a job takes along.
    struct Case
    {
        ClusterEvidencePtr evidence; ///< never null
        ClusterPtr cluster; ///< as it is now; null while no server is asked
        Timestamp now;
        QTimeZone zone; ///< of the screen

        /// As they are now, else as they were last known.
        [[nodiscard]] const std::vector<Worker> &workers() const;
    };

    /// There is other evidence, or something else to be made of it: calls judge() with it.
    virtual void judge(const Case &matter) = 0;
    /// Calls judge() again with what is known; nothing before the first evidence.
    void judgeAgain();

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
    EvidenceFeed *m_feed;
    ClusterEvidencePtr m_evidence;
    Background m_background;
    bool m_isJudging = false;
};

} // namespace perfdeck
