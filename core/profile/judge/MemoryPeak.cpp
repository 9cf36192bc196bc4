// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/MemoryPeak.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

namespace perfdeck {

namespace {

/// What is in use, as a stack of what was added.
class MemoryStack final
{
public:
    void add(std::uint32_t layer, double bytes)
    {
        if (bytes > 0)
            m_added.push_back({layer, bytes});
        for (double freed = -bytes; freed > 0 && !m_added.empty();) {
            const double taken = std::min(freed, m_added.back().bytes);
            freed -= taken;
            m_added.back().bytes -= taken;
            if (m_added.back().bytes <= 0)
                m_added.pop_back();
        }
    }

    /// By layer, the largest first.
    [[nodiscard]] std::vector<MemoryOwner> owners() const
    {
        std::map<std::uint32_t, double> byLayer;
        for (const MemoryOwner &added : m_added)
            byLayer[added.layer] += added.bytes;
        std::vector<MemoryOwner> owners;
        for (const auto &[layer, bytes] : byLayer)
            owners.push_back({layer, bytes});
        std::ranges::stable_sort(owners, std::greater<>(), &MemoryOwner::bytes);
        return owners;
    }

private:
    std::vector<MemoryOwner> m_added;
};

MemoryPeak peakOf(const MemoryCourse &course)
{
    const auto highest = std::ranges::max_element(course.points, {}, &MemoryPoint::inUse);
    MemoryStack stack;
    for (auto point = course.points.begin(); point != highest; ++point)
        stack.add(std::next(point)->layer, std::next(point)->inUse - point->inUse);
    MemoryPeak peak{course.device, highest->time, highest->inUse, highest->inUse, stack.owners()};
    for (const MemoryOwner &owner : peak.owners)
        peak.before -= owner.bytes;
    return peak;
}

} // namespace

std::vector<MemoryPeak> memoryPeaks(const Profile &profile)
{
    std::vector<MemoryPeak> peaks;
    for (const MemoryCourse &course : profile.memory)
        if (!course.points.empty())
            peaks.push_back(peakOf(course));
    return peaks;
}

} // namespace perfdeck
