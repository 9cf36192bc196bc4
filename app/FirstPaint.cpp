// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/FirstPaint.h"

#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <ctime>
#include <unistd.h>
#include <utility>

namespace perfdeck {

FirstPaint::FirstPaint(QWidget &window, std::function<void()> painted)
    : QObject(&window)
    , m_painted(std::move(painted))
{
    window.installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_painted) {
        watched->removeEventFilter(this);
        QTimer::singleShot(0, this, std::exchange(m_painted, nullptr));
    }
    return QObject::eventFilter(watched, event);
}

double millisecondsSinceStart()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    // proc(5): after the name in parentheses, the 20th field is the start in ticks since boot.
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype kStartTime = 19;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double started = fields.value(kStartTime).toDouble() / double(sysconf(_SC_CLK_TCK));
    return (double(now.tv_sec) + double(now.tv_nsec) / 1e9 - started) * 1e3;
}

} // namespace perfdeck
