// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Questions.h"
#include "widgets/models/TimeScope.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <optional>

namespace perfdeck {

/// Asks a question again and again for as long as somebody looks, and never with one still open:
/// who zooms asks faster than readers answer. Silent while inactive; while live it asks at most
/// once per pace(); a change of the time scope is asked about at once, or as soon as the question
/// before is answered, and that answer is shown on the way. An answer to another question than the
/// one that is asked now is dropped. GUI thread.
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
    /// Another question than before: asks at the next turn of the event loop, whatever the pace.
    void refresh();

    /// The newest question has been answered.
    [[nodiscard]] bool isSettled() const
    {
        return !isOpen() && m_asked != 0 && !m_soon.isActive() && !m_isDue;
    }

Q_SIGNALS:
    void settled();

protected:
    /// Names one question; accept() takes it back with the answer.
    using Ticket = std::uint64_t;

    virtual void ask(Ticket ticket) = 0;
    /// The shortest time between two questions while live.
    [[nodiscard]] virtual Duration pace() const = 0;

    /// The answer to this question may be shown.
    [[nodiscard]] bool isWanted(Ticket ticket) const { return ticket == m_asked && !m_isOther; }

    /// The question has its answer; true when it may be shown. Call announce() once it is.
    [[nodiscard]] bool accept(Ticket ticket);
    void announce();

    [[nodiscard]] const Questions &questions() const { return m_questions; }

    [[nodiscard]] TimeScope &scope() const { return m_scope; }

private:
    [[nodiscard]] bool isOpen() const { return m_answered != m_asked; }

    void askSoon();
    void askNow();

    Questions m_questions;
    TimeScope &m_scope;
    QTimer m_soon; ///< runs out when the next question is due
    std::optional<SteadyTime> m_lastAsked;
    Ticket m_asked = 0;
    Ticket m_answered = 0;
    bool m_active = false;
    bool m_advancedMeanwhile = false;
    bool m_isDue = false; ///< asks when the open question is answered
    bool m_isOther = false; ///< the open question is not the one to be asked any more
};

} // namespace perfdeck
