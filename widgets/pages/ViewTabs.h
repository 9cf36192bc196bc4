// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/Page.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <string>
#include <vector>

QT_BEGIN_NAMESPACE
class QStackedWidget;
class QTabBar;
QT_END_NAMESPACE

namespace perfdeck {

/// A way to look at what a page is about.
struct ViewEntry
{
    const char *name; ///< in sessions: never changes
    QString title;
    QString toolTip;
    std::function<std::unique_ptr<Page>()> make;
};

/// The views of a page with the row of tabs above them, each made at its first use: most of them
/// are never looked at. GUI thread.
class ViewTabs final : public QWidget
{
    Q_OBJECT

public:
    /// `name` is that of the row of tabs. Without a view until show().
    ViewTabs(const char *name,
             const QString &words,
             std::vector<ViewEntry> entries,
             QWidget *parent = nullptr);

    void show(int index);
    /// False: there is none of this name.
    bool show(const std::string &name);

    /// Null before the first show().
    [[nodiscard]] Page *current() const;

    [[nodiscard]] QTabBar &tabs() const { return *m_tabs; }

    void setAwake(bool awake);
    [[nodiscard]] bool isSettled() const;
    /// Which view, and how each is set up: "view", "NAME.key".
    [[nodiscard]] ViewState view() const;
    void setView(const ViewState &state);

Q_SIGNALS:
    /// This one is on screen now.
    void shown(perfdeck::Page *view);
    void settled();

private:
    [[nodiscard]] Page &viewAt(std::size_t index);

    std::vector<ViewEntry> m_entries;
    std::vector<Page *> m_views; ///< as their tabs; null: not looked at yet
    std::vector<ViewState> m_states; ///< of those that were not looked at yet
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    bool m_isAwake = true;
};

} // namespace perfdeck
