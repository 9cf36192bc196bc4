// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What is remembered of named devices (disks, interfaces) from tick to tick. The kernel lists them
/// in the same order every time, so each look-up begins after the last hit. `Device` is constructed
/// from nothing and gets reset() by the owner when it was not seen.
template<class Device>
class DeviceTable final
{
public:
    struct Entry
    {
        std::string name;
        Device device{};
        std::uint64_t lastSeen = 0; ///< number of the tick
    };

    void beginTick() { ++m_tick; }

    /// The entry of `name`; `isNew` tells whether it was made just now. Valid until the next call.
    [[nodiscard]] Entry &find(std::string_view name, bool &isNew)
    {
        isNew = false;
        for (std::size_t step = 0; step < m_entries.size(); ++step) {
            const std::size_t at = (m_next + step) % m_entries.size();
            if (m_entries[at].name != name)
                continue;
            m_next = at + 1;
            m_entries[at].lastSeen = m_tick;
            return m_entries[at];
        }
        isNew = true;
        m_entries.push_back({std::string(name), Device{}, m_tick});
        m_next = 0;
        return m_entries.back();
    }

    /// Calls `gone` for each device that find() did not meet in this tick, and forgets it.
    template<class Gone>
    void endTick(Gone gone)
    {
        std::erase_if(m_entries, [this, &gone](Entry &entry) {
            if (entry.lastSeen == m_tick)
                return false;
            gone(entry.device);
            return true;
        });
    }

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    std::vector<Entry> m_entries;
    std::size_t m_next = 0;
    std::uint64_t m_tick = 0;
};

} // namespace perfdeck
