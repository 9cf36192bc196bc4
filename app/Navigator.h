// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/Page.h"

#include <QObject>

#include <functional>
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
    /// False while nobody can see the window.
    void setAwake(bool awake);

Q_SIGNALS:
    void pageMade(perfdeck::Page *page);
    void shown(int index);

private:
    [[nodiscard]] Page *makePage(int index);

    Rail &m_rail;
    QStackedWidget &m_stack;
    std::function<PageContext()> m_context;
    std::vector<Page *> m_pages; ///< null until first shown; the stack owns them
};

} // namespace perfdeck
