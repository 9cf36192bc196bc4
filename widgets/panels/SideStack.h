// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/SidePanel.h"

#include <QStackedWidget>

#include <utility>

namespace perfdeck {

/// The place at the right of the page where one side panel at a time is open, or none. GUI thread.
class SideStack final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit SideStack(QWidget *parent = nullptr);

    /// `panel`, made at first use.
    template<class Panel, class... Arguments>
    [[nodiscard]] Panel &panel(Panel *&panel, Arguments &&...arguments)
    {
        if (panel == nullptr) {
            panel = new Panel(std::forward<Arguments>(arguments)...); // the stack owns it
            add(*panel);
        }
        return *panel;
    }

    void open(SidePanel &panel);
    void closePanel();
    /// Closes `panel` where it is the one to be seen, and says whether it was.
    bool closeShown(const SidePanel *panel);

    /// As wide as the panel that is open, whatever the others need.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void closed();

private:
    void add(SidePanel &panel);
};

} // namespace perfdeck
