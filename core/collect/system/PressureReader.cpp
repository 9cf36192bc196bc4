// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/PressureReader.h"

#include <algorithm>

namespace perfdeck {

PressureReader::PressureReader(const std::string &procRoot)
{
    const std::array<std::string, 3> names{"cpu", "memory", "io"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_resources[i].name = names[i];
        m_resources[i].file = KeptFile(procRoot + "/pressure/" + names[i]);
    }
}

void PressureReader::read(const Tick &tick)
{
    for (Resource &resource : m_resources) {
        const auto text = tick.read(resource.file);
        if (!text)
            continue;
        const PressureTotals totals = parsePressure(*text);
        measure(resource, resource.some, "some", totals.some, tick);
        if (resource.name != "cpu")
            measure(resource, resource.full, "full", totals.full, tick);
    }
}

void PressureReader::measure(Resource &resource,
                             Kind &kind,
                             std::string_view kindName,
                             std::optional<std::uint64_t> total,
                             const Tick &tick)
{
    if (!total)
        return;
    if (!kind.slot)
        kind.slot = tick.row.add("pressure_ratio",
                                 {{"resource", resource.name}, {"kind", std::string(kindName)}});
    const auto microseconds = kind.meter.perSecond(*total, tick);
    // The kernel adds up at moments of its own, which may put a little of one tick into the next.
    if (microseconds)
        tick.row.set(*kind.slot, std::min(*microseconds / 1e6, 1.0));
}

} // namespace perfdeck
