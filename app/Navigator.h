// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/Page.h"

#include <QObject>

#include <functional>
#include <map>
#include <string>
#include <vector>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class Rail;

/// Which tab is shown. Pages are made when they are first shown. GUI thread.
class Navigator final : public QObject
{
    Q_OBJECT

public:
    /// Fills the rail; both widgets outlive this.
    Navigator(Rail &rail,
              QStackedWidget &stack,
              std::function<PageContext()> context,
              QObject *parent = nullptr);

    /// Without such a tab nothing happens.
    void show(int index);
    void step(int by);
    [[nodiscard]] int current() const;
    [[nodiscard]] Page *page() const;
    /// How the pages are set up, those not made yet included, by their names.
    [[nodiscard]] std::map<std::string, ViewState> views() const;
    void setViews(const std::map<std::string, ViewState> &views);
    /// False while nobody can see the window.
    void setAwake(bool awake);

Q_SIGNALS:
    void shown(int index);

private:
    [[nodiscard]] Page *makePage(int index);

    Rail &m_rail;
    QStackedWidget &m_stack;
    std::function<PageContext()> m_context;
    std::map<std::string, ViewState> m_views; ///< of pages not made yet
    std::vector<Page *> m_pages; ///< null until first shown; the stack owns them
};

} // namespace perfdeck
