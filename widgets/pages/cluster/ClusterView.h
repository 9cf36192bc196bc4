// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "widgets/pages/Page.h"

namespace perfdeck {

/// One way to look at the cluster: a tab of the ClusterPage. GUI thread.
class ClusterView : public Page
{
    Q_OBJECT

public:
    using Page::Page;

    /// The newest snapshot; null while no server is asked: then there is what is stored. Called
    /// when the view comes on screen and at each reading while it is there; returns at once.
    virtual void showCluster(const ClusterPtr &cluster) = 0;

Q_SIGNALS:
    /// Another view, by its name in ClusterViews, set up so: `{"workers", {{"worker", id}}}`.
    void viewWanted(const std::string &name, const perfdeck::ViewState &state);
};

} // namespace perfdeck
