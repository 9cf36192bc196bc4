// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/gpu/GpuReader.h"
#include "core/model/Event.h"

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// Tells in words when a GPU is lost or comes back, and when it begins or ends to slow down. A
/// loaded GPU touches its power limit many times a second, so a reason is told after kTellAfter
/// and ends when it was away for kEndAfter; shorter pauses count as the same time. Pure; no clock.
class GpuEvents final
{
public:
    static constexpr std::chrono::seconds kTellAfter{3};
    static constexpr std::chrono::seconds kEndAfter{10};

    /// `source` is the name of the source of the events.
    explicit GpuEvents(std::string source);

    [[nodiscard]] std::vector<Event>
    check(std::span<const GpuSample> samples, Timestamp time, SteadyTime steady);

private:
    struct Slowness
    {
        std::optional<SteadyTime> since; ///< of the first sign
        SteadyTime lastSeen{};
        bool isTold = false;
    };

    struct Device
    {
        bool isLost = false;
        std::array<Slowness, kGpuThrottles> slow;
    };

    void checkThrottle(const GpuSample &sample, std::size_t reason, SteadyTime steady);
    void
    tell(const GpuSample &sample, const char *kind, Severity severity, const std::string &text);

    std::string m_source;
    std::map<std::string, Device> m_devices; ///< by label `device`
    std::vector<Event> m_events; ///< of the check being made
};

/// "GPU 0 (NVIDIA H100)", "GPU 0 MIG 1 (…)": how people call the device of a sample.
[[nodiscard]] std::string gpuTitle(const std::string &device, const std::string &name);

} // namespace perfdeck
