// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/NetworkReader.h"

namespace perfdeck {

namespace {

constexpr std::array<std::string_view, 6> kMetrics{"network_receive_bytes_per_second",
                                                   "network_transmit_bytes_per_second",
                                                   "network_receive_errors_per_second",
                                                   "network_transmit_errors_per_second",
                                                   "network_receive_drops_per_second",
                                                   "network_transmit_drops_per_second"};

} // namespace

NetworkReader::NetworkReader(const std::string &procRoot)
    : m_file(procRoot + "/net/dev")
{
}

void NetworkReader::read(const Tick &tick)
{
    const auto text = tick.read(m_file);
    if (!text)
        return;
    parseNetDev(*text, m_counters);
    m_interfaces.beginTick();
    for (const NetworkCounters &counters : m_counters) {
        if (counters.name == "lo" && m_counters.size() > 1)
            continue;
        bool isNew = false;
        auto &entry = m_interfaces.find(counters.name, isNew);
        measure(entry.device, counters, tick);
    }
    m_interfaces.endTick([this, &tick](Interface &interface) {
        if (!interface.shown)
            return;
        --m_shown;
        for (const SeriesRow::Slot slot : interface.slots)
            tick.row.release(slot);
    });
}

void NetworkReader::measure(Interface &interface, const NetworkCounters &counters, const Tick &tick)
{
    const bool wasUsed = counters.receiveBytes != 0 || counters.transmitBytes != 0;
    if (!interface.shown && wasUsed)
        introduce(interface, counters.name, tick);
    const std::array<std::uint64_t, kMeters> values{counters.receiveBytes,
                                                    counters.transmitBytes,
                                                    counters.receiveErrors,
                                                    counters.transmitErrors,
                                                    counters.receiveDrops,
                                                    counters.transmitDrops};
    for (std::size_t i = 0; i < kMeters; ++i) {
        const auto rate = interface.meters[i].perSecond(values[i], tick, kWrap32);
        if (interface.shown)
            tick.row.set(interface.slots[i], rate);
    }
}

void NetworkReader::introduce(Interface &interface, std::string_view name, const Tick &tick)
{
    if (m_shown >= kMaxInterfaces) {
        if (!interface.refused)
            tick.faults.add(Fault::SeriesLimit);
        interface.refused = true;
        return;
    }
    ++m_shown;
    interface.shown = true;
    for (std::size_t i = 0; i < kMeters; ++i)
        interface.slots[i] = tick.row.add(kMetrics[i], {{"interface", std::string(name)}});
}

} // namespace perfdeck
