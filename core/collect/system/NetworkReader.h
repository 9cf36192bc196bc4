// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/DeviceTable.h"
#include "core/collect/system/Meter.h"
#include "core/collect/system/NetDev.h"

#include <array>
#include <string>
#include <vector>

namespace perfdeck {

/// Throughput, errors and drops per interface, from /proc/net/dev. The loopback is left out unless
/// it is the only one; an interface is shown from the first byte it has ever moved.
class NetworkReader final
{
public:
    /// More interfaces than this are counted as Fault::SeriesLimit and left out.
    static constexpr std::size_t kMaxInterfaces = 128;

    explicit NetworkReader(const std::string &procRoot);

    void read(const Tick &tick);

private:
    static constexpr std::size_t kMeters = 6;

    struct Interface
    {
        bool shown = false;
        bool refused = false; ///< over the limit, counted once
        std::array<SeriesRow::Slot, kMeters> slots{};
        std::array<Meter, kMeters> meters{};
    };

    void measure(Interface &interface, const NetworkCounters &counters, const Tick &tick);
    void introduce(Interface &interface, std::string_view name, const Tick &tick);

    KeptFile m_file;
    std::vector<NetworkCounters> m_counters;
    DeviceTable<Interface> m_interfaces;
    std::size_t m_shown = 0;
};

} // namespace perfdeck
