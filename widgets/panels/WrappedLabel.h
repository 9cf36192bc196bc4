// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

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

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        setMinimumHeight(heightForWidth(width()));
    }
};

} // namespace perfdeck
