// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <algorithm>
#include <optional>

namespace perfdeck {

/// How many short-lived things (processes) may get series: each costs its place in the history for
/// good. `most` at once, then one in kEntryEvery, so at most most + 8,640 a day. No clock of its
/// own.
class EntryBudget final
{
public:
    static constexpr std::chrono::seconds kEntryEvery{10};

    explicit EntryBudget(std::size_t most)
        : m_most(static_cast<double>(most))
        , m_left(m_most)
    {
    }

    /// To be called before take(), with times that do not go back.
    void refill(SteadyTime steady)
    {
        if (m_refilledAt && steady > *m_refilledAt) {
            const std::chrono::duration<double> passed = steady - *m_refilledAt;
            m_left = std::min(m_left + passed / std::chrono::duration<double>(kEntryEvery), m_most);
        }
        m_refilledAt = steady;
    }

    /// One entry, if there is one left.
    [[nodiscard]] bool take()
    {
        if (m_left < 1)
            return false;
        m_left -= 1;
        return true;
    }

private:
    double m_most;
    double m_left;
    std::optional<SteadyTime> m_refilledAt;
};

} // namespace perfdeck
