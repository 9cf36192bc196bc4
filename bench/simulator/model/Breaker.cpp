// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/model/Breaker.h"

namespace perfdeck::simulation {

namespace {

constexpr double kSmoothing = 0.1; // about the last ten tries

} // namespace

bool Breaker::allows(double seconds)
{
    if (m_state == State::Open && seconds - m_since >= m_reset)
        turn(State::HalfOpen, seconds);
    return m_state != State::Open;
}

void Breaker::succeeded(double seconds)
{
    ++m_successes;
    ++m_good;
    m_inRow = 0;
    m_recent += kSmoothing * (1 - m_recent);
    if (m_state != State::HalfOpen)
        return;
    turn(State::Closed, seconds);
    m_recoveries.push_back(seconds);
}

void Breaker::failed(double seconds)
{
    ++m_failures;
    ++m_inRow;
    m_good = 0;
    m_recent -= kSmoothing * m_recent;
    const bool trips
        = m_state == State::HalfOpen || (m_state == State::Closed && m_inRow >= m_threshold);
    if (!trips)
        return;
    turn(State::Open, seconds);
    m_trips.push_back(seconds);
}

void Breaker::turn(State state, double seconds)
{
    m_state = state;
    m_since = seconds;
}

double Breaker::healthPercent() const
{
    const double open = m_state == State::Open ? 0.2 : 1;
    return 100 * m_recent * (m_state == State::HalfOpen ? 0.6 : open);
}

std::string_view breakerWord(Breaker::State state)
{
    switch (state) {
    case Breaker::State::HalfOpen:
        return "HALF_OPEN";
    case Breaker::State::Open:
        return "OPEN";
    case Breaker::State::Closed:
        break;
    }
    return "CLOSED";
}

} // namespace perfdeck::simulation
