// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>

namespace perfdeck {

/// Tells that something changed, at most once per interval however often it is announced.
/// announce() may be called from any thread; `tell` is called on the thread of this object.
class Announcer final : public QObject
{
    Q_OBJECT

public:
    Announcer(std::chrono::milliseconds interval,
              std::function<void()> tell,
              QObject *parent = nullptr);

    void announce();

private:
    void schedule();
    void tellNow();

    std::chrono::milliseconds m_interval;
    std::function<void()> m_tell;
    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    std::atomic<bool> m_pending{false};
};

} // namespace perfdeck
