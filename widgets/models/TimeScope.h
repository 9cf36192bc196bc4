// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/TimeRange.h"

#include <QObject>

#include <memory>

namespace perfdeck {

/// The stretch of time a window looks at; every page of it shows the same one. GUI thread.
class TimeScope final : public QObject
{
    Q_OBJECT

public:
    enum class Mode
    {
        Live, ///< the last span() up to now, moving
        Paused, ///< the span before the moment of the pause, standing still; collection goes on
        History, ///< a range the user chose
    };
    Q_ENUM(Mode)

    explicit TimeScope(std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    [[nodiscard]] Mode mode() const { return m_mode; }

    [[nodiscard]] bool isLive() const { return m_mode == Mode::Live; }

    /// The relative span that Live shows and returns to.
    [[nodiscard]] Duration span() const { return m_span; }

    /// What is shown at this moment.
    [[nodiscard]] TimeRange range() const;

    [[nodiscard]] Timestamp now() const { return m_clock->now(); }

    /// Live with another span; a pause keeps its moment.
    void setSpan(Duration span);
    /// At least kMinLength long; a shorter one is widened about its middle.
    void showRange(TimeRange range);
    void pause();
    void backToLive();
    void togglePaused();

    static constexpr Duration kMinLength = std::chrono::milliseconds(10);
    static constexpr Duration kMinSpan = std::chrono::seconds(10);
    static constexpr Duration kMaxSpan = std::chrono::days(3660);

Q_SIGNALS:
    void changed();

private:
    void become(Mode mode, TimeRange fixed);

    std::shared_ptr<const Clock> m_clock;
    Mode m_mode = Mode::Live;
    Duration m_span = std::chrono::minutes(15);
    TimeRange m_fixed{};
};

} // namespace perfdeck
