// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/Hardware.h"

namespace perfdeck {

std::string hardwareName(const WorkerProfile &profile)
{
    std::string name;
    for (const std::string &part : profile.hardware)
        name += (name.empty() ? "" : ", ") + part;
    return name;
}

HardwareByWorker hardwareByWorker(std::span<const Worker> workers)
{
    HardwareByWorker hardware;
    for (const Worker &worker : workers)
        hardware.emplace(worker.id(), hardwareName(*worker.profile));
    return hardware;
}

std::string_view hardwareOf(const HardwareByWorker &hardware, std::string_view worker)
{
    const auto at = hardware.find(worker);
    return at == hardware.end() ? std::string_view() : std::string_view(at->second);
}

} // namespace perfdeck
