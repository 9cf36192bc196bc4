// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/Analogues.h"

#include <array>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

struct Moment
{
    double distance = std::numeric_limits<double>::infinity();
    std::size_t lag = 0;
};

using Moments = std::array<Moment, Analogues::kMoments>;

/// Ascending; those that are not there have lag 0.
Moments nearest(std::span<const double> byLag)
{
    Moments found;
    for (std::size_t i = 0; i < byLag.size(); ++i) {
        if (byLag[i] >= found.back().distance)
            continue;
        std::size_t place = found.size() - 1;
        for (; place > 0 && found[place - 1].distance > byLag[i]; --place)
            found[place] = found[place - 1];
        found[place] = {byLag[i], i + 1};
    }
    return found;
}

} // namespace

void Analogues::push(std::span<const double> newestFirst, double value)
{
    m_distances.push(newestFirst, value);
    m_expected.reset();
    m_novelty.reset();
    if (newestFirst.size() + 1 < 2 * kMoments)
        return;
    const Moments moments = nearest(m_distances.byLag());
    if (moments.back().lag == 0) // distances too large for a number
        return;
    // What followed a moment `lag` samples ago: the newest value itself for 1.
    const auto followed = [&](const Moment &moment) {
        return moment.lag == 1 ? value : newestFirst[moment.lag - 2];
    };
    const double first = followed(moments[0]);
    ValueBand band{first, first};
    for (const Moment &moment : moments)
        band = band.with(followed(moment));
    m_expected = band;
    m_novelty = std::sqrt(moments.back().distance);
}

} // namespace perfdeck
