// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ComparisonFeed.h"
#include "widgets/pages/Page.h"

#include <QTimer>

QT_BEGIN_NAMESPACE
class QStackedWidget;
class QTabBar;
QT_END_NAMESPACE

namespace perfdeck {

class ComparisonView;
class EmptyState;
class SidesPanel;

/// Models, devices or times beside each other: the sides at the left, one of several views of how
/// they differ at the right. GUI thread.
class ComparisonPage final : public Page
{
    Q_OBJECT

public:
    explicit ComparisonPage(PageContext context, QWidget *parent = nullptr);

    void setAwake(bool awake) override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeViews();
    [[nodiscard]] ComparisonView *currentView() const;
    [[nodiscard]] ComparisonView &makeView(std::size_t index);
    void showView(int index);
    void askThings();
    void takeThings(const ComparableThingsPtr &things);
    void showComparison(const SideComparisonPtr &comparison);
    void showEmpty();

    ComparisonFeed m_feed;
    SideComparisonPtr m_comparison; ///< the newest
    QString m_problem; ///< why there is none
    SidesPanel *m_sides;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_viewStack = nullptr;
    std::vector<ComparisonView *> m_views; ///< as their tabs; null: not looked at yet
    std::vector<ViewState> m_states; ///< of those that were not looked at yet
    QStackedWidget *m_stack = nullptr; ///< the views, or why there is nothing to see
    EmptyState *m_empty = nullptr;
    QTimer m_again; ///< asks what there is while somebody looks
    bool m_isAsking = false;
    bool m_isChosen = false; ///< sides were chosen by somebody, or suggested
    bool m_isAwake = true;
};

} // namespace perfdeck
