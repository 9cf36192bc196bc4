// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/RangeExpression.h"
#include "core/model/TimeRange.h"

#include <QObject>
#include <QTimeZone>

#include <memory>
#include <optional>

namespace perfdeck {

/// Everything that tells which stretch of time is looked at, and how. A value: kept in sessions, in
/// the steps of undo, and handed from one scope to another.
struct TimeView
{
    enum class Mode
    {
        Live, ///< the last `span` up to now, moving
        Growing, ///< from a fixed moment up to now
        Paused, ///< what was live before the moment of the pause, standing still
        History, ///< a range the user chose
    };

    Mode mode = Mode::Live;
    Duration span = std::chrono::minutes(15); ///< of Live, also while something else is shown
    TimeRange fixed{}; ///< of Paused and History
    std::optional<Timestamp> since; ///< of Growing, and of a pause of it
    Duration earlier{0}; ///< compared with the same range so much before; 0: not compared
    QTimeZone zone = QTimeZone::utc(); ///< of all times on screen

    friend bool operator==(const TimeView &, const TimeView &) = default;
};

/// The stretch of time a window looks at; every page of it shows the same one. GUI thread.
class TimeScope final : public QObject
{
    Q_OBJECT

public:
    using Mode = TimeView::Mode;

    explicit TimeScope(std::shared_ptr<const Clock> clock,
                       const QTimeZone &zone = QTimeZone::utc(),
                       QObject *parent = nullptr);

    [[nodiscard]] const TimeView &view() const { return m_view; }

    /// Out of bounds is brought within them.
    void setView(TimeView view);

    [[nodiscard]] Mode mode() const { return m_view.mode; }

    /// New samples belong to what is shown.
    [[nodiscard]] bool isLive() const
    {
        return m_view.mode == Mode::Live || m_view.mode == Mode::Growing;
    }

    /// The relative span that Live shows and returns to.
    [[nodiscard]] Duration span() const { return m_view.span; }

    /// What is shown at this moment.
    [[nodiscard]] TimeRange range() const;

    /// The same in words that parseRange() reads.
    [[nodiscard]] RangeWish wish() const;

    [[nodiscard]] Timestamp now() const { return m_clock->now(); }

    [[nodiscard]] const Clock &clock() const { return *m_clock; }

    /// How much earlier the range is that this one is compared with; 0: none.
    [[nodiscard]] Duration earlier() const { return m_view.earlier; }

    [[nodiscard]] const QTimeZone &zone() const { return m_view.zone; }

    /// Live with another span; a pause keeps its moment.
    void setSpan(Duration span);
    /// At least kMinLength long; a shorter one is widened about its middle.
    void showRange(TimeRange range);
    void showSince(Timestamp from);
    void show(const RangeWish &wish);
    /// What is shown becomes `factor` times as long; `around` keeps its place, by default the
    /// middle, or while live the end, which stays live.
    void zoom(double factor, std::optional<Timestamp> around = std::nullopt);
    /// Moves by this part of the length; not beyond now.
    void pan(double share);
    void pause();
    void backToLive();
    void togglePaused();
    /// 0 ends the comparison.
    void compareWith(Duration earlier);
    void setZone(const QTimeZone &zone);

    static constexpr Duration kMinLength = std::chrono::milliseconds(10);
    static constexpr Duration kMinSpan = std::chrono::seconds(10);
    static constexpr Duration kMaxSpan = std::chrono::days(3660);

Q_SIGNALS:
    /// Another range, another comparison, or the same moving again.
    void changed();
    void zoneChanged();

private:
    std::shared_ptr<const Clock> m_clock;
    TimeView m_view;
};

/// The rules of a zone for the expressions of core.
[[nodiscard]] Zone zoneRules(const QTimeZone &zone);

} // namespace perfdeck
