// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/Roofline.h"

#include "core/profile/judge/TensorSize.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

std::string precisionOf(const ProfileLayer &layer)
{
    for (const auto *shapes : {&layer.inputs, &layer.outputs})
        for (const TensorShape &shape : *shapes)
            if (!shape.dtype.empty() && !isIndexType(shape.dtype))
                return shape.dtype == "uint8" ? "int8" : shape.dtype;
    return {};
}

double peakOf(const ComputePeaks &peaks, std::string_view precision)
{
    double best = std::numeric_limits<double>::quiet_NaN();
    for (const ComputeRate &rate : peaks.compute)
        if (rate.precision == precision)
            best = std::fmax(best, rate.perSecond);
    return best;
}

namespace {

double roomOf(const MemoryRate &rate)
{
    return rate.size == 0 || rate.level == "memory" ? std::numeric_limits<double>::infinity()
                                                    : static_cast<double>(rate.size);
}

/// Smaller levels first, of one level the faster.
bool isNearer(const MemoryRate &a, const MemoryRate &b)
{
    return roomOf(a) != roomOf(b) ? roomOf(a) < roomOf(b) : a.perSecond > b.perSecond;
}

} // namespace

const MemoryRate *memoryFor(const ComputePeaks &peaks, double bytes)
{
    const MemoryRate *nearest = nullptr;
    for (const MemoryRate &rate : peaks.memory)
        if (bytes <= roomOf(rate) && (nearest == nullptr || isNearer(rate, *nearest)))
            nearest = &rate;
    return nearest;
}

std::vector<RooflinePoint> roofline(const Profile &profile, const ComputePeaks *peaks)
{
    std::vector<RooflinePoint> points;
    for (std::uint32_t index = 0; index < profile.layers.size(); ++index) {
        const ProfileLayer &layer = profile.layers[index];
        const double bytes = layer.cost.bytesRead + layer.cost.bytesWritten;
        if (!(layer.median > 0) || !(layer.cost.flops > 0) || !(bytes > 0))
            continue;
        RooflinePoint point;
        point.layer = index;
        point.precision = precisionOf(layer);
        point.intensity = layer.cost.intensity();
        point.flopsPerSecond = layer.cost.flops / layer.median;
        if (peaks != nullptr) {
            point.peak = peakOf(*peaks, point.precision);
            const double once = bytes / std::max<double>(layer.calls, 1);
            if (const MemoryRate *memory = memoryFor(*peaks, once); memory != nullptr) {
                point.level = memory->level;
                point.bandwidth = memory->perSecond;
            }
            point.bound = std::isnan(point.peak) || std::isnan(point.bandwidth)
                ? std::numeric_limits<double>::quiet_NaN()
                : std::min(point.peak, point.intensity * point.bandwidth);
        }
        points.push_back(std::move(point));
    }
    return points;
}

} // namespace perfdeck
