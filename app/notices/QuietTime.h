// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace perfdeck {

class SettingsStore;

/// Do not disturb: while it is on, nothing is shown on the desktop, and what was held back is
/// counted. Kept in the settings, so that it outlives the program. GUI thread.
class QuietTime final : public QObject
{
    Q_OBJECT

public:
    QuietTime(SettingsStore &settings,
              std::shared_ptr<const Clock> clock,
              QObject *parent = nullptr);

    [[nodiscard]] bool isOn() const;
    /// When it ends by itself; none: when somebody ends it.
    [[nodiscard]] std::optional<Timestamp> until() const;

    [[nodiscard]] int held() const { return m_held; }

    [[nodiscard]] Timestamp now() const { return m_clock->now(); }

    /// Until somebody ends it.
    void start();
    void startUntil(Timestamp until);
    void end();
    /// One more was not shown.
    void hold();

Q_SIGNALS:
    void changed();
    /// It is over; so many were held back.
    void ended(int held);

private:
    void keep();
    void schedule();

    SettingsStore &m_settings;
    std::shared_ptr<const Clock> m_clock;
    QTimer m_end;
    int m_held = 0;
};

} // namespace perfdeck
