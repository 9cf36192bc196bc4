// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

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

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        setMinimumHeight(std::max(0, heightForWidth(width()))); // without words it is negative
    }
};

} // namespace perfdeck
