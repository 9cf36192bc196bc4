// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/correlate/ChangeScan.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// Fewer changed samples at the end of the range may be a spike.
constexpr std::size_t kLeastChanged = 3;
constexpr double kNoSize = 1e-9;
constexpr double kSharesPerOne = 50;
constexpr double kMostShare = 0.98;

double dot(std::span<const double> a, std::span<const double> b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

/// Leaves of `values` what is at a right angle to `course`, which has length 1.
void takeOut(std::vector<double> &values, std::span<const double> course)
{
    const double share = dot(values, course);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] -= share * course[i];
}

/// Slow courses over a stretch: orthonormal polynomials of degree 0, 1 and 2. Drift and the time of
/// day are such; whitening leaves them such.
std::array<std::vector<double>, 3> slowCourses(std::size_t length)
{
    std::array<std::vector<double>, 3> courses;
    for (std::size_t degree = 0; degree < courses.size(); ++degree) {
        std::vector<double> course(length);
        for (std::size_t i = 0; i < length; ++i)
            course[i] = std::pow(2 * static_cast<double>(i) / static_cast<double>(length) - 1,
                                 static_cast<double>(degree));
        for (std::size_t lower = 0; lower < degree; ++lower)
            takeOut(course, courses[lower]);
        const double size = std::sqrt(dot(course, course));
        for (double &value : course)
            value /= size;
        courses[degree] = std::move(course);
    }
    return courses;
}

} // namespace

ChangeScan::ChangeScan(std::size_t length, double share)
    : m_share(share)
    , m_slow(slowCourses(2 * length))
{
    for (std::size_t step = 0; step < length; ++step) {
        m_levels.push_back(whitened(length + step, [](double) { return 1.0; }));
        m_slopes.push_back(whitened(length + step, [](double since) { return since + 1; }));
    }
}

template<class Shape>
ChangeScan::Course ChangeScan::whitened(std::size_t place, Shape shape) const
{
    Course change(m_slow[0].size(), 0.0);
    for (std::size_t i = place; i < change.size(); ++i) {
        const auto since = static_cast<double>(i - place);
        change[i] = shape(since) - (i > place ? m_share * shape(since - 1) : 0);
    }
    for (const Course &course : m_slow)
        takeOut(change, course);
    const double size = std::sqrt(dot(change, change));
    for (double &value : change)
        value = size > kNoSize ? value / size : 0;
    return change;
}

std::vector<double> ChangeScan::ratios(std::span<const double> innovations) const
{
    Course rests(innovations.begin(), innovations.end());
    for (const Course &course : m_slow)
        takeOut(rests, course);
    std::vector<double> found(m_levels.size(), 0.0);
    for (std::size_t step = 0; step + kLeastChanged <= found.size(); ++step)
        for (const Course *shape : {&m_levels[step], &m_slopes[step]}) {
            const double fit = dot(*shape, rests);
            found[step] = std::max(found[step], fit * fit);
        }
    return found;
}

double ChangeScans::rounded(double share)
{
    return std::round(std::clamp(share, 0.0, kMostShare) * kSharesPerOne) / kSharesPerOne;
}

const ChangeScan &ChangeScans::of(std::size_t length, double share)
{
    return m_scans.try_emplace({length, share}, length, share).first->second;
}

} // namespace perfdeck
