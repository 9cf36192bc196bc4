// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

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

    /// Never narrower than this, nor than its content can be: nothing is cut at the right.
    void setLeastWidth(int least)
    {
        setMinimumWidth(std::max(
            least, widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width()));
    }

    /// The sheet it lies on is seen through it.
    void setSeenThrough()
    {
        viewport()->setAutoFillBackground(false);
        widget()->setAutoFillBackground(false);
    }
};

} // namespace perfdeck
