// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/RecoveryActions.h"

#include "core/analysis/TaskOutcome.h"

namespace perfdeck {

namespace {

/// Not decided yet, decided well, or not.
void count(RecoveryAction &action, std::optional<bool> worked)
{
    ++(worked ? action.decided : action.open);
    action.worked += worked.value_or(false) ? 1U : 0U;
}

RecoveryAction retries(std::span<const Task> tasks)
{
    RecoveryAction action{RecoveryAction::Kind::TaskRetry, 0, 0, 0, {}};
    for (const Task &task : tasks)
        if (task.attempts.value_or(1) > 1 && task.state != TaskState::Cancelled)
            count(action, succeeded(task));
    return action;
}

RecoveryAction returns(std::span<const Outage> outages)
{
    RecoveryAction action{RecoveryAction::Kind::WorkerReturn, 0, 0, 0, {}};
    for (const Outage &outage : outages) {
        if (outage.end == Outage::End::StillDown)
            count(action, std::nullopt);
        else
            count(action, outage.end == Outage::End::Back);
    }
    return action;
}

RecoveryAction breakers(std::span<const CircuitBreaker> breakers)
{
    RecoveryAction action{RecoveryAction::Kind::CircuitBreaker, 0, 0, 0, {}};
    for (const CircuitBreaker &breaker : breakers) {
        if (breaker.trips == 0)
            continue;
        // One that is half open is being tried.
        count(action,
              breaker.state == BreakerState::Closed     ? std::optional(true)
                  : breaker.state == BreakerState::Open ? std::optional(false)
                                                        : std::nullopt);
    }
    return action;
}

} // namespace

std::vector<RecoveryAction> recoveryActions(std::span<const Task> tasks,
                                            std::span<const Outage> outages,
                                            std::span<const CircuitBreaker> circuitBreakers)
{
    std::vector<RecoveryAction> actions;
    for (RecoveryAction action : {retries(tasks), returns(outages), breakers(circuitBreakers)}) {
        action.share = wilson(action.worked, action.decided);
        if (action.decided + action.open > 0)
            actions.push_back(action);
    }
    return actions;
}

} // namespace perfdeck
