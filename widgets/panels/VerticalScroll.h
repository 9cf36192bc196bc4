// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace perfdeck {

/// Content as wide as there is room, which scrolls up and down in a low window. GUI thread.
class VerticalScroll final : public QScrollArea
{
public:
    explicit VerticalScroll(QWidget *content)
    {
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setWidget(content);
    }

    /// The sheet it lies on is seen through it.
    void setSeenThrough()
    {
        viewport()->setAutoFillBackground(false);
        widget()->setAutoFillBackground(false);
    }
};

} // namespace perfdeck
