// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/EnergyMeter.h"

#include "core/runs/plan/SmallFile.h"

#include <set>

namespace perfdeck {

EnergyMeter::EnergyMeter(const std::string &sysRoot)
{
    const std::string root = sysRoot + "/class/powercap/";
    std::set<std::string> known; // a package may be there twice: by registers and by memory
    for (const std::string &zone : folderEntries(root)) {
        const std::string name = smallText(root + zone + "/name");
        const auto energy = smallNumber(root + zone + "/energy_uj");
        if (!name.starts_with("package-") || !energy || !known.insert(name).second)
            continue;
        m_packages.push_back({root + zone + "/energy_uj",
                              smallNumber(root + zone + "/max_energy_range_uj").value_or(0),
                              *energy});
    }
}

std::optional<double> EnergyMeter::takeJoules()
{
    if (m_packages.empty())
        return std::nullopt;
    double microjoules = 0;
    for (Package &package : m_packages) {
        const auto energy = smallNumber(package.file);
        if (!energy)
            return std::nullopt;
        const double step = *energy - package.last;
        microjoules += step < 0 ? step + package.wrapAt : step;
        package.last = *energy;
    }
    return microjoules / 1e6;
}

} // namespace perfdeck
