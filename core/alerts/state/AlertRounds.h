// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/AlertBook.h"
#include "core/alerts/state/AlertWorld.h"
#include "core/alerts/state/Condition.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// How one rule fares.
struct RuleProgress
{
    std::string problem; ///< one sentence; empty
    std::optional<Timestamp> lastEvaluation;
    Duration took{0};
    InstanceCounts counts;
};

/// Measures the rules whose time has come and hands what they came to to the book: the whole way
/// from samples to transitions, for live samples and for stored ones. The same samples at the same
/// times give the same transitions. Rules are due at the multiples of their interval since the
/// epoch; one that comes late is evaluated once, not skipped, and counted. One thread.
class AlertRounds final
{
public:
    explicit AlertRounds(AlertWording wording = {});

    [[nodiscard]] AlertBook &book() { return m_book; }

    [[nodiscard]] const AlertBook &book() const { return m_book; }

    /// From now on; see AlertBook::setRules(). What a rule learned is kept while its condition,
    /// labels, levels and interval are the same.
    void setRules(AlertRulesPtr rules, Timestamp now);

    /// Evaluates what is due. `now` does not go back, except behind hold().
    void evaluate(AlertWorld &world, Timestamp now);
    /// When something is due next; none without rules.
    [[nodiscard]] std::optional<Timestamp> nextDue(Timestamp now) const;
    /// The machine slept, the clock was set, or the program did not run: nothing is evaluated
    /// before a full window of fresh data is there (freshTime(), at least two intervals of the
    /// rule).
    void hold(Timestamp now);
    /// Whether some rule still waits so.
    [[nodiscard]] bool isHeld(Timestamp now) const;

    /// Of the rule of this place in book().rules().
    [[nodiscard]] RuleProgress progress(std::size_t rule) const;

    [[nodiscard]] std::uint64_t evaluations() const { return m_evaluations; } ///< of single rules

    [[nodiscard]] std::uint64_t late() const { return m_late; }

private:
    struct Duty
    {
        std::unique_ptr<Condition> condition; ///< null: switched off
        int depth = 0; ///< a composite rule is deeper than those it is made of
        std::optional<Timestamp> last; ///< evaluation
        Duration took{0};
        std::string problem;
    };

    [[nodiscard]] bool isDue(std::size_t rule, Timestamp now);
    [[nodiscard]] bool isHeldBack(const AlertRule &rule, Timestamp now) const;
    void evaluateRule(std::size_t rule, Timestamp now);
    void orderRules();

    AlertBook m_book;
    SampleCache m_samples;
    std::vector<Duty> m_duties; ///< parallel to the rules
    std::vector<std::size_t> m_order; ///< of evaluation
    FiringVisitor m_firing;
    std::uint64_t m_layouts = 0; ///< given out
    std::optional<Timestamp> m_heldSince;
    std::uint64_t m_evaluations = 0;
    std::uint64_t m_late = 0;
};

} // namespace perfdeck
