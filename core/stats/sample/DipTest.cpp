// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/DipTest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace perfdeck {

namespace {

constexpr std::size_t kFewest = 5;

/// The distribution function at one value, as counts left and right of its step.
struct Step
{
    double x = 0;
    double left = 0;
    double right = 0;
};

std::vector<Step> stepsOf(std::span<const double> sorted)
{
    std::vector<Step> steps;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const auto count = static_cast<double>(i);
        if (steps.empty() || sorted[i] > steps.back().x)
            steps.push_back({sorted[i], count, count + 1});
        else
            steps.back().right = count + 1;
    }
    return steps;
}

/// A curve that touches the steps from `first` to `last` and bends one way only: `sign` 1 for the
/// largest convex one below, −1 for the smallest concave one above.
class Hull final
{
public:
    Hull(const std::vector<Step> &steps, std::size_t first, std::size_t last, double sign)
        : m_steps(steps)
        , m_sign(sign)
    {
        for (std::size_t i = first; i <= last; ++i) {
            while (m_contacts.size() > 1 && !bends(i))
                m_contacts.pop_back();
            m_contacts.push_back(i);
        }
    }

    [[nodiscard]] const std::vector<std::size_t> &contacts() const { return m_contacts; }

    [[nodiscard]] double valueAt(std::size_t step) const
    {
        const auto next = std::ranges::lower_bound(m_contacts, step);
        if (*next == step)
            return height(step);
        return height(*(next - 1))
            + slope(*(next - 1), *next) * (m_steps[step].x - m_steps[*(next - 1)].x);
    }

private:
    [[nodiscard]] double height(std::size_t step) const
    {
        return m_sign > 0 ? m_steps[step].left : m_steps[step].right;
    }

    [[nodiscard]] double slope(std::size_t from, std::size_t to) const
    {
        return (height(to) - height(from)) / (m_steps[to].x - m_steps[from].x);
    }

    [[nodiscard]] bool bends(std::size_t step) const
    {
        const std::size_t last = m_contacts.back();
        const std::size_t before = m_contacts[m_contacts.size() - 2];
        return m_sign * slope(before, last) < m_sign * slope(last, step);
    }

    const std::vector<Step> &m_steps;
    double m_sign;
    std::vector<std::size_t> m_contacts;
};

/// Where the curves lie furthest apart: the range of steps around the mode that is left.
struct Gap
{
    double width = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

Gap widestGap(const Hull &below, const Hull &above)
{
    Gap gap;
    for (const std::size_t step : below.contacts()) {
        const double width = above.valueAt(step) - below.valueAt(step);
        if (width > gap.width)
            gap = {width, step, *std::ranges::lower_bound(above.contacts(), step)};
    }
    for (const std::size_t step : above.contacts()) {
        const double width = above.valueAt(step) - below.valueAt(step);
        if (width > gap.width)
            gap = {width, *(std::ranges::upper_bound(below.contacts(), step) - 1), step};
    }
    return gap;
}

/// Twice the dip, in samples.
double doubledDip(const std::vector<Step> &steps)
{
    std::size_t first = 0;
    std::size_t last = steps.size() - 1;
    double dip = 1;
    while (true) {
        const Hull below(steps, first, last, 1);
        const Hull above(steps, first, last, -1);
        const Gap gap = widestGap(below, above);
        if (gap.width <= dip)
            return dip;
        for (std::size_t i = first; i <= gap.first; ++i)
            dip = std::max(dip, steps[i].right - below.valueAt(i));
        for (std::size_t i = gap.last; i <= last; ++i)
            dip = std::max(dip, above.valueAt(i) - steps[i].left);
        if (gap.first == first && gap.last == last)
            return dip;
        first = gap.first;
        last = gap.last;
    }
}

constexpr std::array<double, 7> kLevels{0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001};

/// √n × dip of even samples that is exceeded at each level.
struct Row
{
    double count;
    std::array<double, 7> critical;
};

constexpr std::array<Row, 11> kTable{{
    {5, {0.2706, 0.3597, 0.3949, 0.4163, 0.4343, 0.4402, 0.4464}},
    {7, {0.3122, 0.3615, 0.3815, 0.4225, 0.4604, 0.4851, 0.5344}},
    {10, {0.3099, 0.3761, 0.4133, 0.4422, 0.4765, 0.5032, 0.5730}},
    {15, {0.3235, 0.3855, 0.4259, 0.4589, 0.4984, 0.5256, 0.6033}},
    {20, {0.3266, 0.3937, 0.4341, 0.4700, 0.5101, 0.5368, 0.6140}},
    {30, {0.3376, 0.4040, 0.4453, 0.4826, 0.5265, 0.5592, 0.6436}},
    {50, {0.3455, 0.4161, 0.4580, 0.4959, 0.5430, 0.5734, 0.6770}},
    {100, {0.3556, 0.4275, 0.4727, 0.5110, 0.5575, 0.5884, 0.6929}},
    {200, {0.3616, 0.4348, 0.4797, 0.5219, 0.5697, 0.6043, 0.6948}},
    {500, {0.3678, 0.4420, 0.4893, 0.5305, 0.5784, 0.6110, 0.7117}},
    {1000, {0.3704, 0.4461, 0.4922, 0.5343, 0.5800, 0.6117, 0.7299}},
}};

std::array<double, 7> criticalAt(double count)
{
    const auto *next = std::ranges::lower_bound(kTable, count, {}, &Row::count);
    if (next == kTable.begin())
        return next->critical;
    if (next == kTable.end())
        return kTable.back().critical;
    const Row &before = *(next - 1);
    const double share = std::log(count / before.count) / std::log(next->count / before.count);
    std::array<double, 7> critical{};
    for (std::size_t i = 0; i < critical.size(); ++i)
        critical[i] = std::lerp(before.critical[i], next->critical[i], share);
    return critical;
}

double pValueOf(double dip, double count)
{
    const std::array<double, 7> critical = criticalAt(count);
    const double scaled = std::sqrt(count) * dip;
    if (scaled <= critical[0]) // of no interest beyond "half of all"
        return scaled < critical[0] / 2 ? 1 : std::lerp(1.0, 0.5, 2 * scaled / critical[0] - 1);
    for (std::size_t i = 1; i < critical.size(); ++i) {
        if (scaled > critical[i])
            continue;
        const double share = (scaled - critical[i - 1]) / (critical[i] - critical[i - 1]);
        return std::exp(std::lerp(std::log(kLevels[i - 1]), std::log(kLevels[i]), share));
    }
    return kLevels.back();
}

} // namespace

DipTest dipTest(std::span<const double> sorted)
{
    if (sorted.size() < kFewest || sorted.front() == sorted.back())
        return {};
    const auto count = static_cast<double>(sorted.size());
    const double dip = doubledDip(stepsOf(sorted)) / (2 * count);
    return {dip, pValueOf(dip, count)};
}

} // namespace perfdeck
