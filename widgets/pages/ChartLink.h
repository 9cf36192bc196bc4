// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/TimeScope.h"

#include <QObject>

#include <memory>

namespace perfdeck {

/// The time of one chart. Linked, it is that of the window, both ways; else the chart is zoomed and
/// moved alone, and only its zone follows. GUI thread.
class ChartLink final : public QObject
{
    Q_OBJECT

public:
    ChartLink(TimeScope &window, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    [[nodiscard]] TimeScope &scope() { return m_own; }

    [[nodiscard]] bool isLinked() const { return m_isLinked; }

    /// Linked again, the chart shows what the window shows.
    void setLinked(bool linked);

Q_SIGNALS:
    void linkedChanged(bool linked);

private:
    void followWindow();
    void leadWindow();

    TimeScope &m_window;
    TimeScope m_own;
    bool m_isLinked = true;
};

} // namespace perfdeck
