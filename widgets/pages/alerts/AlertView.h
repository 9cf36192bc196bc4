// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/AlertDesk.h"
#include "widgets/models/Background.h"
#include "widgets/pages/alerts/AlertFocus.h"
#include "widgets/pages/Page.h"

#include <utility>
#include <vector>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace perfdeck {

class TablePanel;

/// What a view of alerts works with; all of it outlives the view.
struct AlertTools
{
    AlertDesk &desk;
    AlertFocus &focus;
};

/// One way to look at alerts: a tab of the AlertsPage. GUI thread.
class AlertView : public Page
{
    Q_OBJECT

public:
    AlertView(PageContext context, AlertTools tools, QWidget *parent = nullptr)
        : Page(std::move(context), parent)
        , m_tools(tools)
    {
    }

    /// The episodes of the range of the window; never null. Called when the view comes on screen
    /// and with each answer while it is there.
    virtual void showHistory(const AlertHistoryPtr &) { }

    [[nodiscard]] bool isSettled() const override { return Page::isSettled() && !m_isJudging; }

    // Of the filter field.
    [[nodiscard]] ViewState view() const override;
    void setView(const ViewState &state) override;
    bool focusFilter() override;

Q_SIGNALS:
    /// Somebody wants to silence alerts with these labels.
    void silenceWanted(const std::vector<perfdeck::LabelMatcher> &matchers);

protected:
    [[nodiscard]] AlertDesk &desk() const { return m_tools.desk; }

    [[nodiscard]] AlertFocus &focus() const { return m_tools.focus; }

    /// A field that filters the rows of this table.
    void addFilter(TablePanel &panel, const char *name, const QString &accessibleName);

    [[nodiscard]] QLineEdit *filterField() const { return m_filter; }

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
    AlertTools m_tools;
    QLineEdit *m_filter = nullptr; ///< null: the view has none
    Background m_background;
    bool m_isJudging = false;
};

} // namespace perfdeck
