// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace perfdeck::simulation {

/// A circuit breaker: opens after failures in a row, lets one try through after a time, closes when
/// that succeeds.
class Breaker final
{
public:
    enum class State
    {
        Closed,
        HalfOpen,
        Open
    };

    explicit Breaker(double seconds = 0, std::uint32_t threshold = 5, double resetSeconds = 60)
        : m_since(seconds)
        , m_threshold(threshold)
        , m_reset(resetSeconds)
    {
    }

    /// Whether a try may be made now; turns an open one whose time is over half open.
    [[nodiscard]] bool allows(double seconds);
    void succeeded(double seconds);
    void failed(double seconds);

    [[nodiscard]] State state() const { return m_state; }

    [[nodiscard]] double since() const { return m_since; }

    [[nodiscard]] std::uint32_t failuresInRow() const { return m_inRow; }

    [[nodiscard]] std::uint32_t successesInRow() const { return m_good; }

    [[nodiscard]] std::uint64_t failures() const { return m_failures; }

    [[nodiscard]] std::uint64_t successes() const { return m_successes; }

    [[nodiscard]] double resetSeconds() const { return m_reset; }

    /// Times of the model at which it opened and closed again.
    [[nodiscard]] const std::vector<double> &trips() const { return m_trips; }

    [[nodiscard]] const std::vector<double> &recoveries() const { return m_recoveries; }

    /// 0 to 100: share of tries that succeeded lately, lower while open.
    [[nodiscard]] double healthPercent() const;

private:
    void turn(State state, double seconds);

    State m_state = State::Closed;
    double m_since;
    std::uint32_t m_threshold;
    double m_reset;
    std::uint32_t m_inRow = 0;
    std::uint32_t m_good = 0;
    std::uint64_t m_failures = 0;
    std::uint64_t m_successes = 0;
    double m_recent = 1; ///< smoothed share of successes
    std::vector<double> m_trips;
    std::vector<double> m_recoveries;
};

[[nodiscard]] std::string_view breakerWord(Breaker::State state);

} // namespace perfdeck::simulation
