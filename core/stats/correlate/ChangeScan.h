// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace perfdeck {

/// Looks for a new level or a new slope in the second half of a stretch whose first half is known
/// to be without one. What moves slowly, drift and the time of day, is a parabola over the whole
/// stretch and is no change. See findOnset().
class ChangeScan final
{
public:
    /// Of stretches of 2 × `length` whitened samples, each of which had `share` of the one before
    /// in it. O(length²).
    ChangeScan(std::size_t length, double share);

    /// Twice the log-likelihood ratio of a change at each step of the second half against none.
    /// `innovations` in their deviations. O(length²).
    [[nodiscard]] std::vector<double> ratios(std::span<const double> innovations) const;

private:
    using Course = std::vector<double>; ///< one number a sample

    template<class Shape>
    [[nodiscard]] Course whitened(std::size_t place, Shape shape) const;

    double m_share;
    std::array<Course, 3> m_slow; ///< orthonormal parabolas
    std::vector<Course> m_levels; ///< per step: a new level, whitened, without m_slow, of length 1
    std::vector<Course> m_slopes;
};

/// Scans that many series share. One thread.
class ChangeScans final
{
public:
    /// The nearest share that there are scans for.
    [[nodiscard]] static double rounded(double share);

    /// `share` as rounded() gives it. The scan stays where it is.
    [[nodiscard]] const ChangeScan &of(std::size_t length, double share);

private:
    std::map<std::pair<std::size_t, double>, ChangeScan> m_scans;
};

} // namespace perfdeck
