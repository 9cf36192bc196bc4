// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/SideJudgement.h"
#include "widgets/pages/JudgedPage.h"

namespace perfdeck {

/// One way to look at a comparison: a tab of the ComparisonPage. GUI thread.
class ComparisonView : public JudgedPage
{
    Q_OBJECT

public:
    using JudgedPage::JudgedPage;

    /// Never null. Called when the view comes on screen and with each answer while it is there;
    /// returns at once.
    virtual void showComparison(const SideComparisonPtr &comparison) = 0;
};

} // namespace perfdeck
