// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/Page.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QStackedWidget;
class QTabBar;
QT_END_NAMESPACE

namespace perfdeck {

class ClusterView;
class EmptyState;
class StateLabel;

/// A test cluster: how it is in one line, and below it one of several views.
class ClusterPage final : public Page
{
    Q_OBJECT

public:
    explicit ClusterPage(PageContext context, QWidget *parent = nullptr);

    void setAwake(bool awake) override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;
    bool focusFilter() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeContent();
    [[nodiscard]] QWidget *makeTabs();
    [[nodiscard]] ClusterView *currentView() const;
    void showView(int index);
    [[nodiscard]] ClusterView &makeView(std::size_t index);
    void openView(const std::string &name, const ViewState &state);
    void showCluster();
    void showSentence();
    void showEmpty();
    void askHistory();

    StateLabel *m_sentence = nullptr;
    QLabel *m_remarks = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_viewStack = nullptr;
    std::vector<ClusterView *> m_views; ///< as their tabs; null: not looked at yet
    std::vector<ViewState> m_states; ///< of those that were not looked at yet
    EmptyState *m_empty = nullptr;
    QStackedWidget *m_stack = nullptr;
    bool m_hasHistory = false; ///< a cluster was watched earlier
    bool m_isOutdated = true; ///< the view is older than the cluster
    bool m_isAwake = true;
};

} // namespace perfdeck
