// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace perfdeck {

/// Calls back once, right after a window has painted for the first time, so that what takes long
/// starts only when there is something to see. GUI thread.
class FirstPaint final : public QObject
{
    Q_OBJECT

public:
    FirstPaint(QWidget &window, std::function<void()> painted);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void()> m_painted;
};

/// Milliseconds since the kernel started this process.
[[nodiscard]] double millisecondsSinceStart();

} // namespace perfdeck
