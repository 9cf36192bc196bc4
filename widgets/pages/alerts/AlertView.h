// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/AlertDesk.h"
#include "widgets/pages/alerts/AlertFocus.h"
#include "widgets/pages/FilteredView.h"

#include <utility>
#include <vector>

namespace perfdeck {

/// What a view of alerts works with; all of it outlives the view.
struct AlertTools
{
    AlertDesk &desk;
    AlertFocus &focus;
};

/// One way to look at alerts: a tab of the AlertsPage. GUI thread.
class AlertView : public FilteredView
{
    Q_OBJECT

public:
    AlertView(PageContext context, AlertTools tools, QWidget *parent = nullptr)
        : FilteredView(std::move(context), parent)
        , m_tools(tools)
    {
    }

    /// The episodes of the range of the window; never null. Called when the view comes on screen
    /// and with each answer while it is there.
    virtual void showHistory(const AlertHistoryPtr &) { }

Q_SIGNALS:
    /// Somebody wants to silence alerts with these labels.
    void silenceWanted(const std::vector<perfdeck::LabelMatcher> &matchers);

protected:
    [[nodiscard]] AlertDesk &desk() const { return m_tools.desk; }

    [[nodiscard]] AlertFocus &focus() const { return m_tools.focus; }

private:
    AlertTools m_tools;
};

} // namespace perfdeck
