// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QResizeEvent>

#include <algorithm>

namespace perfdeck {

/// Words in as many lines as their width asks for, with room for all of them: a form would give
/// them fewer where it is low. GUI thread.
class WrappedLabel final : public QLabel
{
public:
    explicit WrappedLabel(const QString &words = {})
        : QLabel(words)
    {
        setWordWrap(true);
    }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        const QSize hint = QLabel::minimumSizeHint();
        return {hint.width(), std::max(hint.height(), heightForWidth(width()))};
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        if (event->oldSize().width() != width())
            updateGeometry();
    }
};

} // namespace perfdeck
