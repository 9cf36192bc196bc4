// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/ProfileFigures.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kNanosecond = 1e-9;

struct Within
{
    std::vector<double> seconds; ///< by layer, without layers inside
    std::vector<double> calls; ///< that begin in the span
};

/// The nearest event around this one that is a layer.
std::uint32_t layerAround(const ProfileEvents &events, std::size_t event)
{
    for (std::uint32_t at = events.parent[event]; at != kNoIndex; at = events.parent[at])
        if (events.layer[at] != kNoIndex)
            return events.layer[at];
    return kNoIndex;
}

Within measure(const Profile &profile, ProfileSpan span)
{
    const ProfileEvents &events = profile.events;
    Within within{std::vector<double>(profile.layers.size()),
                  std::vector<double>(profile.layers.size())};
    for (std::size_t at = 0; at < events.size(); ++at) {
        const std::int64_t start = events.start[at];
        if (start >= span.to)
            break;
        const std::uint32_t layer = events.layer[at];
        if (layer == kNoIndex || start + events.duration[at] <= span.from)
            continue;
        const double seconds
            = double(std::min(start + events.duration[at], span.to) - std::max(start, span.from))
            * kNanosecond;
        within.seconds[layer] += seconds;
        within.calls[layer] += start >= span.from ? 1 : 0;
        if (const std::uint32_t around = layerAround(events, at); around != kNoIndex)
            within.seconds[around] -= seconds;
    }
    return within;
}

} // namespace

ProfileFiguresPtr figuresOf(ProfilePtr profile, std::optional<ProfileSpan> span)
{
    auto figures = std::make_shared<ProfileFigures>();
    const std::vector<ProfileLayer> &layers = profile->layers;
    const Within within = span ? measure(*profile, *span) : Within();
    figures->layers.resize(layers.size());
    for (std::size_t at = 0; at < layers.size(); ++at) {
        LayerFigure &figure = figures->layers[at];
        const LayerCost &cost = layers[at].cost;
        double times = 1; // that the costs of one run come in
        if (span) {
            figure.seconds = std::max(0.0, within.seconds[at]);
            figure.calls = within.calls[at];
            times = within.calls[at] / std::max(1.0, double(layers[at].calls));
        } else {
            figure.seconds = layers[at].median;
            figure.calls = layers[at].calls;
        }
        figure.flops = cost.flops * times;
        figure.bytes = (cost.bytesRead + cost.bytesWritten) * times;
        if (std::isfinite(figure.flops))
            figures->flops += figure.flops;
        if (figure.seconds > 0) {
            figures->seconds += figure.seconds;
            figures->byTime.push_back(static_cast<std::uint32_t>(at));
        }
    }
    for (LayerFigure &figure : figures->layers)
        if (figures->seconds > 0)
            figure.share = figure.seconds / figures->seconds;
    std::stable_sort(figures->byTime.begin(),
                     figures->byTime.end(),
                     [&figures](std::uint32_t left, std::uint32_t right) {
                         return figures->layers[left].seconds > figures->layers[right].seconds;
                     });
    figures->profile = std::move(profile);
    figures->span = span;
    return figures;
}

} // namespace perfdeck
