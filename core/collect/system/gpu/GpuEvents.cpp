// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/gpu/GpuEvents.h"

#include <utility>

namespace perfdeck {

namespace {

constexpr std::array<const char *, kGpuThrottles> kReasonWords{
    "power cap",
    "heat, limited by the driver",
    "heat, limited by the chip",
    "power brake of the supply",
    "the chip protects itself",
    "it waits for other GPUs of its group",
};

/// The power limit is what it is bought with; the others mean that something is wrong.
Severity severityOf(GpuThrottle reason)
{
    return reason == GpuThrottle::PowerCap || reason == GpuThrottle::SyncBoost ? Severity::Info
                                                                               : Severity::Warning;
}

} // namespace

std::string gpuTitle(const std::string &device, const std::string &name)
{
    std::string title = device;
    if (device.starts_with("gpu"))
        title = "GPU " + device.substr(3);
    if (const std::size_t mig = title.find(":mig"); mig != std::string::npos)
        title.replace(mig, 4, " MIG ");
    return name.empty() ? title : title + " (" + name + ')';
}

GpuEvents::GpuEvents(std::string source)
    : m_source(std::move(source))
{
}

std::vector<Event>
GpuEvents::check(std::span<const GpuSample> samples, Timestamp time, SteadyTime steady)
{
    for (const GpuSample &sample : samples) {
        Device &device = m_devices[sample.device];
        const std::string title = gpuTitle(sample.device, sample.name);
        const bool isLost = !sample.problem.empty();
        if (isLost && !device.isLost)
            tell(sample,
                 "gpu-lost",
                 Severity::Critical,
                 title + " is lost: " + sample.problem
                     + ". It is looked for again; if it stays away, restart this machine.");
        else if (!isLost && device.isLost)
            tell(sample, "gpu-back", Severity::Info, title + " is back.");
        device.isLost = isLost;
        for (std::size_t reason = 0; sample.throttles && reason < kGpuThrottles; ++reason)
            checkThrottle(sample, reason, steady);
    }
    for (Event &event : m_events)
        event.time = time;
    return std::exchange(m_events, {});
}

void GpuEvents::checkThrottle(const GpuSample &sample, std::size_t reason, SteadyTime steady)
{
    Slowness &slow = m_devices[sample.device].slow[reason];
    const bool isSlow = sample.throttles->test(reason);
    const Severity severity = severityOf(static_cast<GpuThrottle>(reason));
    const std::string title = gpuTitle(sample.device, sample.name);
    if (isSlow) {
        slow.lastSeen = steady;
        if (!slow.since)
            slow.since = steady;
        if (!slow.isTold && steady - *slow.since >= kTellAfter) {
            slow.isTold = true;
            tell(sample,
                 "gpu-throttle",
                 severity,
                 title + " slows down: " + kReasonWords[reason] + '.');
        }
    } else if (slow.since && steady - slow.lastSeen >= (slow.isTold ? kEndAfter : kTellAfter)) {
        if (slow.isTold)
            tell(sample,
                 "gpu-throttle-end",
                 Severity::Info,
                 title + " does not slow down any more: " + kReasonWords[reason] + '.');
        slow = {};
    }
}

void GpuEvents::tell(const GpuSample &sample,
                     const char *kind,
                     Severity severity,
                     const std::string &text)
{
    m_events.push_back({{}, kind, severity, m_source, text, {{"device", sample.device}}});
}

} // namespace perfdeck
