// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/gpu/DrmClients.h"
#include "core/collect/system/gpu/GpuReader.h"
#include "core/collect/system/KeptFile.h"
#include "core/collect/system/Meter.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// GPUs of AMD (amdgpu) and Intel (i915, xe) through /sys/class/drm, their hwmon sensors and the
/// usage of their clients. A GPU that sleeps is not woken: then only its name is reported. Intel
/// has no counter of its own for use and memory, so both are those of the processes that this user
/// may see. One thread at a time.
class DrmReader final : public GpuReader
{
public:
    DrmReader(std::shared_ptr<GpuNumbers> numbers,
              const std::string &procRoot = "/proc",
              std::string sysRoot = "/sys");

    [[nodiscard]] std::vector<GpuDevice> devices() override;
    void read(SteadyTime now, std::vector<GpuSample> &samples, FaultCounts &faults) override;

private:
    /// Base units are the number times one and divided by the other; both are whole, so that
    /// decimal numbers stay what they are.
    struct Scale
    {
        double times;
        double by;
    };

    /// A file with one number, and what makes base units of it.
    struct Gauge
    {
        KeptFile file;
        Scale scale;
        double GpuSample::*value;
    };

    /// A file with the clocks of a device, the present one marked by '*'.
    struct ClockTable
    {
        KeptFile file;
        double GpuSample::*value;
    };

    struct ThrottleFile
    {
        KeptFile file; ///< 1 while it holds
        GpuThrottle reason;
    };

    struct Card
    {
        GpuDevice thing;
        std::string title; ///< for people
        bool isIntel = false;
        std::vector<Gauge> gauges;
        std::vector<ClockTable> clocks;
        std::vector<ThrottleFile> throttles;
        KeptFile sleep; ///< power/runtime_status
        KeptFile energy; ///< microjoules
        Meter energyMeter;
    };

    [[nodiscard]] Card makeCard(const std::string &card, const std::string &vendor) const;
    static void addAmd(Card &card, const std::string &device, const std::string &hwmon);
    static void addIntel(Card &card,
                         const std::string &directory,
                         const std::string &device,
                         const std::string &hwmon);
    [[nodiscard]] GpuSample measure(Card &card, SteadyTime now, FaultCounts &faults);
    [[nodiscard]] std::optional<std::string_view> text(KeptFile &file, FaultCounts &faults);

    std::shared_ptr<GpuNumbers> m_numbers;
    std::string m_drm; ///< /sys/class/drm
    DrmClients m_clients;
    std::vector<Card> m_cards;
    ReadBuffer m_buffer;
};

/// The clock marked as the present one in a table such as "0: 500Mhz\n1: 1800Mhz *", in hertz.
[[nodiscard]] std::optional<double> parseDpmClock(std::string_view table);

} // namespace perfdeck
