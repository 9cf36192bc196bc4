// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/gpu/DrmReader.h"

#include "core/collect/system/SizeText.h"
#include "core/collect/system/TextScanner.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace perfdeck {

namespace {

constexpr double kMega = 1e6;

bool exists(const std::string &path)
{
    return ::access(path.c_str(), F_OK) == 0;
}

/// "card0", but not "card0-HDMI-A-1" or "renderD128".
bool isCard(const std::string &name)
{
    constexpr std::string_view kPrefix = "card";
    return name.size() > kPrefix.size() && name.starts_with(kPrefix)
        && name.find_first_not_of("0123456789", kPrefix.size()) == std::string::npos;
}

/// The last step of where a link of /sys leads: the bus id of a device, the name of a driver.
std::string targetName(const std::string &link)
{
    std::error_code error;
    const auto target = std::filesystem::canonical(link, error);
    return error ? std::string() : target.filename().string();
}

std::string hwmonOf(const std::string &device)
{
    const std::vector<std::string> chips = listDirectory(device + "/hwmon");
    return chips.empty() ? std::string() : device + "/hwmon/" + chips.front();
}

/// The first of `files` in `directory` that is there; empty where none is.
std::string firstOf(const std::string &directory, std::initializer_list<const char *> files)
{
    for (const char *file : files)
        if (!directory.empty() && exists(directory + '/' + file))
            return directory + '/' + file;
    return {};
}

struct IntelReason
{
    const char *name;
    GpuThrottle reason;
};

/// Documentation of i915 (throttle_reason_*) and xe (freq0/throttle/reason_*).
constexpr std::array kIntelReasons{
    IntelReason{"pl1", GpuThrottle::PowerCap},
    IntelReason{"pl2", GpuThrottle::PowerCap},
    IntelReason{"pl4", GpuThrottle::PowerCap},
    IntelReason{"thermal", GpuThrottle::HardwareThermal},
    IntelReason{"prochot", GpuThrottle::HardwareThermal},
    IntelReason{"ratl", GpuThrottle::HardwareThermal},
    IntelReason{"vr_thermalert", GpuThrottle::HardwareThermal},
    IntelReason{"vr_tdc", GpuThrottle::HardwareSlowdown},
};

} // namespace

std::optional<double> parseDpmClock(std::string_view table)
{
    TextScanner lines(table);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        const std::size_t colon = line.find(':');
        const std::size_t unit = line.find("Mhz");
        if (line.find('*') == std::string_view::npos || colon == std::string_view::npos
            || unit == std::string_view::npos || unit < colon)
            continue;
        const auto megahertz = TextScanner(line.substr(colon + 1, unit - colon - 1)).number();
        return megahertz ? std::optional(static_cast<double>(*megahertz) * kMega) : std::nullopt;
    }
    return std::nullopt;
}

DrmReader::DrmReader(std::shared_ptr<GpuNumbers> numbers,
                     const std::string &procRoot,
                     std::string sysRoot)
    : m_numbers(std::move(numbers))
    , m_drm(std::move(sysRoot) + "/class/drm/")
    , m_clients(procRoot)
{
}

std::vector<GpuDevice> DrmReader::devices()
{
    std::vector<Card> found;
    for (const std::string &name : listDirectory(m_drm)) {
        const std::string vendor = isCard(name) ? readText(m_drm + name + "/device/vendor") : "";
        if (vendor == "0x1002" || vendor == "0x8086")
            found.push_back(makeCard(name, vendor));
    }
    std::vector<GpuDevice> things;
    for (Card &card : found) {
        // What is there already keeps its open files and the last reading of its energy.
        const auto known = std::find_if(m_cards.begin(), m_cards.end(), [&card](const Card &old) {
            return old.thing == card.thing;
        });
        if (known != m_cards.end())
            card = std::move(*known);
        things.push_back(card.thing);
    }
    m_cards = std::move(found);
    return things;
}

DrmReader::Card DrmReader::makeCard(const std::string &name, const std::string &vendor) const
{
    const std::string device = m_drm + name + "/device";
    const std::string hwmon = hwmonOf(device);
    Card card;
    card.isIntel = vendor == "0x8086";
    card.thing.busId = targetName(device);
    card.thing.device = m_numbers->nameOf(card.thing.busId.empty() ? name : card.thing.busId);
    card.thing.name = readText(device + "/product_name"); // server cards only
    card.title = !card.thing.name.empty() ? card.thing.name
        : card.isIntel                    ? "Intel GPU"
                                          : "AMD GPU";
    const std::string total = readText(device + "/mem_info_vram_total");
    if (const auto bytes = TextScanner(total).number(); bytes && *bytes > 0)
        card.thing.attributes.emplace_back("GPU memory", binarySize(*bytes));
    if (const std::string driver = targetName(device + "/driver"); !driver.empty())
        card.thing.attributes.emplace_back("Driver", driver);
    card.thing.attributes.emplace_back("Card", name);
    card.sleep = KeptFile(device + "/power/runtime_status");
    card.isIntel ? addIntel(card, m_drm + name, device, hwmon) : addAmd(card, device, hwmon);
    return card;
}

void DrmReader::addAmd(Card &card, const std::string &device, const std::string &hwmon)
{
    using S = GpuSample;
    const auto gauge = [&card](const std::string &file, Scale scale, double S::*value) {
        if (!file.empty() && exists(file))
            card.gauges.push_back({KeptFile(file), scale, value});
    };
    gauge(device + "/gpu_busy_percent", {1, 100}, &S::utilizationRatio);
    gauge(device + "/mem_busy_percent", {1, 100}, &S::memoryUtilizationRatio);
    gauge(device + "/mem_info_vram_used", {1, 1}, &S::memoryUsedBytes);
    gauge(device + "/mem_info_vram_total", {1, 1}, &S::memoryTotalBytes);
    gauge(firstOf(hwmon, {"power1_average", "power1_input"}), {1, kMega}, &S::powerWatts);
    gauge(firstOf(hwmon, {"power1_cap"}), {1, kMega}, &S::powerLimitWatts);
    gauge(firstOf(hwmon, {"temp1_input"}), {1, 1e3}, &S::temperatureCelsius);
    card.clocks.push_back({KeptFile(device + "/pp_dpm_sclk"), &S::clockHertz});
    card.clocks.push_back({KeptFile(device + "/pp_dpm_mclk"), &S::memoryClockHertz});
}

void DrmReader::addIntel(Card &card,
                         const std::string &directory,
                         const std::string &device,
                         const std::string &hwmon)
{
    using S = GpuSample;
    const std::string xe = device + "/tile0/gt0/freq0";
    std::string clock = firstOf(xe, {"act_freq"});
    if (clock.empty())
        clock = firstOf(directory, {"gt/gt0/rps_act_freq_mhz", "gt_act_freq_mhz"});
    if (!clock.empty())
        card.gauges.push_back({KeptFile(clock), {kMega, 1}, &S::clockHertz});
    const std::string limit = firstOf(hwmon, {"power1_max", "power2_max"});
    if (!limit.empty())
        card.gauges.push_back({KeptFile(limit), {1, kMega}, &S::powerLimitWatts});
    const std::string heat = firstOf(hwmon, {"temp1_input", "temp2_input"});
    if (!heat.empty())
        card.gauges.push_back({KeptFile(heat), {1, 1e3}, &S::temperatureCelsius});
    if (const std::string energy = firstOf(hwmon, {"energy1_input", "energy2_input"});
        !energy.empty())
        card.energy = KeptFile(energy);
    for (const IntelReason &reason : kIntelReasons)
        for (const std::string &stem :
             {xe + "/throttle/reason_", directory + "/gt/gt0/throttle_reason_"})
            if (exists(stem + reason.name))
                card.throttles.push_back({KeptFile(stem + reason.name), reason.reason});
}

std::optional<std::string_view> DrmReader::text(KeptFile &file, FaultCounts &faults)
{
    if (file.path().empty())
        return std::nullopt;
    const auto text = file.read(m_buffer);
    if (!text && file.becameUnreadable())
        faults.add(Fault::NotReadable);
    return text;
}

void DrmReader::read(SteadyTime now, std::vector<GpuSample> &samples, FaultCounts &faults)
{
    if (!m_cards.empty())
        m_clients.update(now);
    for (Card &card : m_cards) {
        const auto state = text(card.sleep, faults);
        const bool isAsleep = state && state->starts_with("suspended");
        GpuSample sample = isAsleep ? GpuSample() : measure(card, now, faults);
        sample.device = card.thing.device;
        sample.name = card.title;
        samples.push_back(std::move(sample));
    }
}

GpuSample DrmReader::measure(Card &card, SteadyTime now, FaultCounts &faults)
{
    GpuSample sample;
    for (Gauge &gauge : card.gauges) {
        const auto found = text(gauge.file, faults);
        if (const auto number = found ? TextScanner(*found).number() : std::nullopt)
            sample.*gauge.value = static_cast<double>(*number) * gauge.scale.times / gauge.scale.by;
    }
    for (ClockTable &clock : card.clocks) {
        const auto table = text(clock.file, faults);
        if (const auto hertz = table ? parseDpmClock(*table) : std::nullopt)
            sample.*clock.value = *hertz;
    }
    const auto energy = text(card.energy, faults);
    if (const auto counted = energy ? TextScanner(*energy).number() : std::nullopt)
        if (const auto power = card.energyMeter.perSecond(*counted, now, faults))
            sample.powerWatts = *power / kMega;
    for (ThrottleFile &throttle : card.throttles) {
        const auto found = text(throttle.file, faults);
        if (!found)
            continue;
        if (!sample.throttles)
            sample.throttles = GpuThrottles();
        if (found->starts_with('1'))
            sample.throttles->set(static_cast<std::size_t>(throttle.reason));
    }
    sample.processes = m_clients.processes(card.thing.busId);
    if (!card.isIntel)
        return sample;
    sample.utilizationRatio = m_clients.utilizationRatio(card.thing.busId);
    for (const GpuProcess &process : sample.processes)
        if (!std::isnan(process.memoryBytes))
            sample.memoryUsedBytes = std::isnan(sample.memoryUsedBytes)
                ? process.memoryBytes
                : sample.memoryUsedBytes + process.memoryBytes;
    return sample;
}

} // namespace perfdeck
