// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/Meter.h"

#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// Power of each processor package, from the energy counters of RAPL under /sys/class/powercap
/// (Documentation/power/powercap). Most systems let only root read them: then it is absent and
/// counted as Fault::NotReadable.
class PowerReader final
{
public:
    explicit PowerReader(const std::string &sysRoot);

    void read(const Tick &tick);

private:
    struct Package
    {
        std::string label;
        std::uint64_t wrapAt = 0; ///< microjoules
        KeptFile file;
        Meter meter;
        std::optional<SeriesRow::Slot> slot;
    };

    std::vector<Package> m_packages;
};

} // namespace perfdeck
