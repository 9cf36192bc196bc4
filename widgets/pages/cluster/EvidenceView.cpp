// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/EvidenceView.h"

#include "core/engine/Session.h"
#include "widgets/pages/TimeSelection.h"

namespace perfdeck {

EvidenceView::EvidenceView(PageContext context, EvidenceWishes wishes, QWidget *parent)
    : ClusterView(std::move(context), parent)
    , m_feed(new EvidenceFeed(
          questionsTo(this->context().session), this->context().scope, std::move(wishes), this))
{
    connect(m_feed, &EvidenceFeed::evidenceReady, this, [this](const ClusterEvidencePtr &evidence) {
        m_evidence = evidence;
        judgeAgain();
    });
    const TimeSelection &selection = this->context().selection;
    m_feed->setSelection(selection.range());
    connect(&selection, &TimeSelection::changed, m_feed, &EvidenceFeed::setSelection);
    run(*m_feed);
}

void EvidenceView::showCluster(const ClusterPtr &cluster)
{
    if (cluster && cluster->workers)
        m_feed->setWorkers(cluster->workers->size());
}

bool EvidenceView::isSettled() const
{
    return ClusterView::isSettled() && !m_isJudging;
}

void EvidenceView::judgeAgain()
{
    if (m_evidence)
        judge({m_evidence,
               context().session.cluster(),
               context().clock->now(),
               context().scope.zone()});
}

const std::vector<Worker> &EvidenceView::Case::workers() const
{
    return cluster && cluster->workers ? *cluster->workers : evidence->history->workers;
}

} // namespace perfdeck
