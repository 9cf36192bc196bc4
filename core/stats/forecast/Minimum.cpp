// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Minimum.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

struct Corner
{
    std::vector<double> at;
    double value = 0;
};

class Simplex final
{
public:
    Simplex(const std::function<double(const std::vector<double> &)> &function,
            const std::vector<double> &start,
            double step)
        : m_function(function)
    {
        m_corners.push_back(corner(start));
        for (std::size_t i = 0; i < start.size(); ++i) {
            auto moved = start;
            moved[i] += step;
            m_corners.push_back(corner(std::move(moved)));
        }
        sort();
    }

    void improve()
    {
        const Corner &worst = m_corners.back();
        const std::vector<double> middle = middleOfOthers();
        Corner reflected = corner(between(middle, worst.at, -1));
        if (reflected.value < m_corners.front().value) {
            Corner expanded = corner(between(middle, worst.at, -2));
            replaceWorst(expanded.value < reflected.value ? std::move(expanded)
                                                          : std::move(reflected));
        } else if (reflected.value < m_corners[m_corners.size() - 2].value) {
            replaceWorst(std::move(reflected));
        } else {
            contract(middle, reflected);
        }
        sort();
    }

    [[nodiscard]] bool isSettled(double tolerance) const
    {
        const double low = m_corners.front().value;
        return !(m_corners.back().value - low > tolerance * std::abs(low));
    }

    [[nodiscard]] int evaluations() const { return m_evaluations; }

    [[nodiscard]] const std::vector<double> &best() const { return m_corners.front().at; }

private:
    Corner corner(std::vector<double> at)
    {
        ++m_evaluations;
        const double value = m_function(at);
        return {std::move(at), std::isfinite(value) ? value : std::numeric_limits<double>::max()};
    }

    void sort() { std::ranges::stable_sort(m_corners, {}, &Corner::value); }

    void replaceWorst(Corner better) { m_corners.back() = std::move(better); }

    /// middle + share × (corner − middle)
    static std::vector<double>
    between(const std::vector<double> &middle, const std::vector<double> &corner, double share)
    {
        std::vector<double> point(middle.size());
        for (std::size_t i = 0; i < point.size(); ++i)
            point[i] = middle[i] + share * (corner[i] - middle[i]);
        return point;
    }

    [[nodiscard]] std::vector<double> middleOfOthers() const
    {
        std::vector<double> middle(m_corners.front().at.size(), 0.0);
        for (std::size_t c = 0; c + 1 < m_corners.size(); ++c)
            for (std::size_t i = 0; i < middle.size(); ++i)
                middle[i] += m_corners[c].at[i] / static_cast<double>(m_corners.size() - 1);
        return middle;
    }

    void contract(const std::vector<double> &middle, const Corner &reflected)
    {
        const Corner &worst = m_corners.back();
        const bool outside = reflected.value < worst.value;
        Corner contracted = corner(between(middle, outside ? reflected.at : worst.at, 0.5));
        if (contracted.value < std::min(reflected.value, worst.value)) {
            replaceWorst(std::move(contracted));
            return;
        }
        for (std::size_t c = 1; c < m_corners.size(); ++c)
            m_corners[c] = corner(between(m_corners.front().at, m_corners[c].at, 0.5));
    }

    const std::function<double(const std::vector<double> &)> &m_function;
    std::vector<Corner> m_corners;
    int m_evaluations = 0;
};

} // namespace

std::vector<double> minimum(const std::function<double(const std::vector<double> &)> &function,
                            std::vector<double> start,
                            double step,
                            int evaluations,
                            double tolerance)
{
    if (start.empty())
        return start;
    Simplex simplex(function, start, step);
    while (simplex.evaluations() < evaluations && !simplex.isSettled(tolerance))
        simplex.improve();
    return simplex.best();
}

} // namespace perfdeck
