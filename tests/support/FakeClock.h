// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

namespace perfdeck {

/// A clock that moves only when told.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(Timestamp start = Timestamp(std::chrono::seconds(1'800'000'000)))
        : m_now(start)
    {
    }

    [[nodiscard]] Timestamp now() const override { return m_now; }

    [[nodiscard]] SteadyTime steady() const override { return m_steady; }

    /// Time passes on both clocks.
    void advance(Duration step)
    {
        m_now += step;
        m_steady += step;
    }

    /// Somebody sets the wall clock.
    void step(Duration by) { m_now += by; }

private:
    Timestamp m_now;
    SteadyTime m_steady{};
};

} // namespace perfdeck
