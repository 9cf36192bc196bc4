// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Questions.h"
#include "widgets/models/TimeScope.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <optional>

namespace perfdeck {

/// Asks a question again and again for as long as somebody looks. Silent while inactive; while live
/// it asks at most once per pace() and never with a question still open; a change of the time scope
/// is asked about at once. An answer to anything but the newest question is dropped. GUI thread.
class Feed : public QObject
{
    Q_OBJECT

public:
    Feed(Questions questions, TimeScope &scope, QObject *parent = nullptr);

    /// Hidden pages are inactive. Becoming active asks at once.
    void setActive(bool active);

    [[nodiscard]] bool isActive() const { return m_active; }

    /// New samples can be asked for.
    void advance();
    /// Asks at the next turn of the event loop, whatever the pace.
    void refresh();

    /// The newest question has been answered.
    [[nodiscard]] bool isSettled() const
    {
        return m_answered == m_asked && m_asked != 0 && !m_soon.isActive();
    }

Q_SIGNALS:
    void settled();

protected:
    /// Names one question; accept() takes it back with the answer.
    using Ticket = std::uint64_t;

    virtual void ask(Ticket ticket) = 0;
    /// The shortest time between two questions while live.
    [[nodiscard]] virtual Duration pace() const = 0;

    /// Nothing newer has been asked.
    [[nodiscard]] bool isNewest(Ticket ticket) const { return ticket == m_asked; }

    /// True when this is the answer waited for. Call announce() once it is published.
    [[nodiscard]] bool accept(Ticket ticket);
    void announce();

    [[nodiscard]] const Questions &questions() const { return m_questions; }

    [[nodiscard]] TimeScope &scope() const { return m_scope; }

private:
    void askNow();

    Questions m_questions;
    TimeScope &m_scope;
    QTimer m_soon; ///< runs out when the next question is due
    std::optional<SteadyTime> m_lastAsked;
    Ticket m_asked = 0;
    Ticket m_answered = 0;
    bool m_active = false;
    bool m_advancedMeanwhile = false;
};

} // namespace perfdeck
