// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/AlertsFeed.h"
#include "widgets/pages/alerts/AlertFocus.h"
#include "widgets/pages/Page.h"

#include <QTimer>

#include <optional>
#include <string_view>
#include <vector>

QT_BEGIN_NAMESPACE
class QTabBar;
class QStackedWidget;
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class ActiveView;
class AlertOverview;
class AlertView;
class ChipRow;
class SilencesView;
class StateLabel;

/// The tab of alerts: how things are in a sentence, counts by severity that filter, the range of
/// the window at a glance, and one of several views. GUI thread.
class AlertsPage final : public Page
{
    Q_OBJECT

public:
    explicit AlertsPage(PageContext context, QWidget *parent = nullptr);

    void setAwake(bool awake) override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;
    bool focusFilter() override;

    /// Chooses this alert among the active ones.
    void choose(AlertId id);
    /// Does what the action of this name in the present view does ("alertAcknowledge"); false:
    /// there is none, or it cannot be done now.
    bool perform(const char *action);

private:
    void makeViews();
    void makeHead();
    [[nodiscard]] AlertView &viewAt(std::size_t index);
    [[nodiscard]] AlertView *currentView() const;
    [[nodiscard]] std::size_t indexOf(std::string_view name) const;
    void showView(int index);
    void showHead();
    void showNarrowing();
    void silence(const std::vector<LabelMatcher> &matchers);

    AlertDesk *m_desk; ///< null: there are no alerts
    AlertFocus m_focus;
    std::optional<AlertsFeed> m_feed;
    AlertHistoryPtr m_history; ///< null: not known yet
    StateLabel *m_sentence = nullptr;
    ChipRow *m_severities = nullptr;
    QToolButton *m_narrowing = nullptr;
    AlertOverview *m_overview = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::vector<AlertView *> m_views; ///< as their tabs; null: not looked at yet
    std::vector<ViewState> m_states; ///< of those that were not looked at yet
    QTimer m_again; ///< alerts changed since their past was asked for
    bool m_isAwake = true;
};

} // namespace perfdeck
