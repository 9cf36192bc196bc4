// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// From where to where a value is thought to lie.
struct ValueBand
{
    double low = 0;
    double high = 0;

    /// How far outside; 0 inside.
    [[nodiscard]] double departure(double value) const
    {
        return value > high ? value - high : value < low ? low - value : 0;
    }

    /// The band that holds `value` too.
    [[nodiscard]] ValueBand with(double value) const
    {
        return {value < low ? value : low, value > high ? value : high};
    }
};

/// The last kReach values of a series. One thread.
class PastValues final
{
public:
    static constexpr std::size_t kReach = 2048;

    PastValues();

    void push(double value);

    /// Newest first; valid until the next push().
    [[nodiscard]] std::span<const double> newestFirst() const
    {
        return std::span(m_values).subspan(m_newest, m_count);
    }

private:
    std::vector<double> m_values; ///< twice as long, so that the past lies in one piece
    std::size_t m_newest = 0;
    std::size_t m_count = 0;
};

/// How unlike a series is to itself some samples ago: for each lag the sum of the squared
/// differences, newer ones counting more,
///     D(lag) ← fading · D(lag) + (x[t] − x[t − lag])²
/// One pass over the lags a sample keeps all of them. One thread.
class LagDistances final
{
public:
    explicit LagDistances(double fading);

    /// `value` is what comes after `newestFirst`. O(lags).
    void push(std::span<const double> newestFirst, double value);

    /// Of lag 1 on, as many as values came before the newest.
    [[nodiscard]] std::span<const double> byLag() const
    {
        return std::span(m_distances).first(m_lags);
    }

    /// Weighted means instead of sums: sums over long lags began later. O(lags).
    [[nodiscard]] std::vector<double> meansByLag() const;

private:
    double m_fading;
    std::vector<double> m_distances;
    std::size_t m_lags = 0;
    std::size_t m_count = 0;
};

} // namespace perfdeck
