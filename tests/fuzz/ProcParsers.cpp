// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through every parser of /proc texts: no crash, no read past the end, and what comes out
// keeps its promises.
#include "core/collect/system/DiskStats.h"
#include "core/collect/system/FrequencyReader.h"
#include "core/collect/system/gpu/DrmFdinfo.h"
#include "core/collect/system/gpu/DrmReader.h"
#include "core/collect/system/LoadAverage.h"
#include "core/collect/system/MemInfo.h"
#include "core/collect/system/NetDev.h"
#include "core/collect/system/Pressure.h"
#include "core/collect/system/ProcessStat.h"
#include "core/collect/system/ProcStat.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <numeric>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void processor(std::string_view text)
{
    perfdeck::ProcStat stat;
    if (!perfdeck::parseProcStat(text, stat) || stat.cores.empty())
        return;
    if (const auto shares = perfdeck::cpuShares(stat.cores.front().times, stat.total)) {
        const double sum = std::accumulate(shares->modes.begin(), shares->modes.end(), 0.0);
        require(std::abs(sum - 1) < 1e-9 && shares->busy >= 0 && shares->busy <= 1 + 1e-9);
    }
}

void process(std::string_view text)
{
    const auto stat = perfdeck::parseProcessStat(text);
    const std::string name = perfdeck::displayName(stat ? stat->name : text);
    require(!name.empty());
    for (const char c : name)
        require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
    // Clean text stays as it is.
    require(name.starts_with("kworker/") || perfdeck::displayName(name) == name);
}

void graphics(std::string_view text)
{
    if (const auto client = perfdeck::parseDrmFdinfo(text)) {
        require(!client->driver.empty());
        for (const auto &engine : client->engines)
            require(!engine.name.empty() && engine.capacity > 0);
    }
    if (const auto hertz = perfdeck::parseDpmClock(text))
        require(std::isfinite(*hertz) && *hertz >= 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size); // NOLINT
    processor(text);
    process(text);
    graphics(text);
    (void)perfdeck::parseMemInfo(text);
    (void)perfdeck::parsePressure(text);
    if (const auto load = perfdeck::parseLoadAverage(text))
        for (const double average : *load)
            require(std::isfinite(average) && average >= 0);
    std::vector<perfdeck::DiskCounters> disks;
    perfdeck::parseDiskStats(text, disks);
    if (!disks.empty())
        (void)perfdeck::isWholeDisk(disks.back().name, disks);
    std::vector<perfdeck::NetworkCounters> interfaces;
    perfdeck::parseNetDev(text, interfaces);
    for (const auto &interface : interfaces)
        require(!interface.name.empty());
    std::vector<std::pair<std::uint32_t, double>> megahertz;
    perfdeck::parseCpuInfo(text, megahertz);
    return 0;
}
