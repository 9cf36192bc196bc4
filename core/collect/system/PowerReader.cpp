// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/PowerReader.h"

#include "core/collect/system/TextScanner.h"

#include <algorithm>

namespace perfdeck {

PowerReader::PowerReader(const std::string &sysRoot)
{
    const std::string root = sysRoot + "/class/powercap/";
    std::vector<std::string> zones = listDirectory(root);
    // The same package may be there twice: by registers and, less complete, by memory.
    std::stable_partition(zones.begin(), zones.end(), [](const std::string &zone) {
        return zone.find("-mmio") == std::string::npos;
    });
    for (const std::string &zone : zones) {
        // Packages only: their parts (core, dram) are inside, psys is the whole board.
        const std::string name = readText(root + zone + "/name");
        constexpr std::string_view kPrefix = "package-";
        if (!name.starts_with(kPrefix))
            continue;
        Package package;
        package.label = name.substr(kPrefix.size());
        if (std::any_of(m_packages.begin(), m_packages.end(), [&package](const Package &known) {
                return known.label == package.label;
            }))
            continue;
        const std::string range = readText(root + zone + "/max_energy_range_uj");
        package.wrapAt = TextScanner(range).number().value_or(0);
        package.file = KeptFile(root + zone + "/energy_uj");
        m_packages.push_back(std::move(package));
    }
}

void PowerReader::read(const Tick &tick)
{
    for (Package &package : m_packages) {
        const auto text = tick.read(package.file);
        const auto energy = text ? TextScanner(*text).number() : std::nullopt;
        const auto power
            = energy ? package.meter.perSecond(*energy, tick, package.wrapAt) : std::nullopt;
        if (!power)
            continue;
        if (!package.slot)
            package.slot = tick.row.add("cpu_power_watts", {{"package", package.label}});
        tick.row.set(*package.slot, *power / 1e6);
    }
}

} // namespace perfdeck
