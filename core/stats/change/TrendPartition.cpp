// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/TrendPartition.h"

#include <algorithm>
#include <limits>

namespace perfdeck {

namespace {

constexpr std::size_t kMostPlaces = 512;

/// Sums from the first point up to any place.
struct Sums
{
    double y = 0;
    double yy = 0;
    double xy = 0; ///< x from 0 on in steps of 1
};

/// Squared distances of any stretch from its own straight lines.
class LineCost final
{
public:
    explicit LineCost(std::span<const std::vector<double>> dimensions)
    {
        for (const std::vector<double> &values : dimensions) {
            std::vector<Sums> sums(values.size() + 1);
            for (std::size_t i = 0; i < values.size(); ++i) {
                const double y = values[i];
                sums[i + 1]
                    = {sums[i].y + y, sums[i].yy + y * y, sums[i].xy + static_cast<double>(i) * y};
            }
            m_sums.push_back(std::move(sums));
        }
    }

    [[nodiscard]] double between(std::size_t from, std::size_t to) const
    {
        const auto count = static_cast<double>(to - from);
        const double middle = static_cast<double>(from + to - 1) / 2;
        const double xx = count * (count * count - 1) / 12; // around the middle
        double cost = 0;
        for (const std::vector<Sums> &sums : m_sums) {
            const double y = sums[to].y - sums[from].y;
            const double xy = sums[to].xy - sums[from].xy - middle * y;
            const double rest = sums[to].yy - sums[from].yy - y * y / count;
            cost += std::max(0.0, rest - (xx > 0 ? xy * xy / xx : 0));
        }
        return cost;
    }

private:
    std::vector<std::vector<Sums>> m_sums;
};

/// The best cuts among the places 0, step, 2 × step … size.
std::vector<std::size_t> coarseCuts(
    const LineCost &cost, std::size_t size, std::size_t step, double penalty, std::size_t least)
{
    const std::size_t places = (size + step - 1) / step;
    const auto at = [&](std::size_t place) { return std::min(place * step, size); };
    const std::size_t apart = (least + step - 1) / step;
    std::vector<double> best(places + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> last(places + 1, 0);
    best[0] = -penalty;
    for (std::size_t end = apart; end <= places; ++end)
        for (std::size_t from = 0; from + apart <= end; ++from) {
            const double total = best[from] + penalty;
            if (total >= best[end])
                continue;
            if (const double whole = total + cost.between(at(from), at(end)); whole < best[end]) {
                best[end] = whole;
                last[end] = from;
            }
        }
    std::vector<std::size_t> cuts;
    for (std::size_t place = last[places]; place > 0; place = last[place])
        cuts.push_back(at(place));
    std::ranges::reverse(cuts);
    return cuts;
}

/// The best place for the cut between its neighbours, at most `reach` points away.
std::size_t refined(const LineCost &cost,
                    std::size_t from,
                    std::size_t cut,
                    std::size_t to,
                    std::size_t reach,
                    std::size_t least)
{
    const std::size_t first = std::max(from + least, cut - std::min(reach, cut));
    const std::size_t last = std::min(to - least, cut + reach);
    std::size_t best = cut;
    double lowest = cost.between(from, cut) + cost.between(cut, to);
    for (std::size_t place = first; place <= last; ++place) {
        const double whole = cost.between(from, place) + cost.between(place, to);
        if (whole < lowest) {
            lowest = whole;
            best = place;
        }
    }
    return best;
}

} // namespace

std::vector<TrendCut>
trendPartition(std::span<const std::vector<double>> dimensions, double penalty, std::size_t least)
{
    const std::size_t size = dimensions.empty() ? 0 : dimensions[0].size();
    if (size < 2 * least)
        return {};
    const LineCost cost(dimensions);
    const std::size_t step = (size + kMostPlaces - 1) / kMostPlaces;
    std::vector<std::size_t> cuts = coarseCuts(cost, size, step, penalty, least);
    const auto before = [&](std::size_t i) { return i == 0 ? 0 : cuts[i - 1]; };
    const auto behind = [&](std::size_t i) { return i + 1 < cuts.size() ? cuts[i + 1] : size; };
    std::vector<TrendCut> found;
    while (true) {
        found.clear();
        for (std::size_t i = 0; i < cuts.size(); ++i) {
            if (step > 1)
                cuts[i] = refined(cost, before(i), cuts[i], behind(i), step, least);
            found.push_back({cuts[i], 0});
        }
        for (std::size_t i = 0; i < cuts.size(); ++i)
            found[i].gain = cost.between(before(i), behind(i)) - cost.between(before(i), cuts[i])
                - cost.between(cuts[i], behind(i));
        // Two cuts of the coarse search may have stood for one between its places.
        const auto weakest = std::ranges::min_element(found, {}, &TrendCut::gain);
        if (step == 1 || weakest == found.end() || weakest->gain >= penalty)
            return found;
        cuts.erase(cuts.begin() + (weakest - found.begin()));
    }
}

} // namespace perfdeck
