// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/SensorReader.h"

#include "core/collect/system/TextScanner.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace perfdeck {

namespace {

constexpr std::chrono::minutes kFindEvery{1};
/// What a disconnected probe reports is outside of this.
constexpr double kColdest = -100;
constexpr double kHottest = 250;

std::optional<double> parseCelsius(std::string_view text)
{
    TextScanner scan(text);
    const double sign = scan.take("-") ? -1 : 1;
    const auto thousandths = scan.number();
    if (!thousandths)
        return std::nullopt;
    const double celsius = sign * static_cast<double>(*thousandths) / 1000;
    return celsius > kColdest && celsius < kHottest ? std::optional(celsius) : std::nullopt;
}

/// "nvme0" for the second of two equal chips: the device behind it, else nothing.
std::string deviceName(const std::string &directory)
{
    std::error_code error;
    const auto target = std::filesystem::canonical(directory + "/device", error);
    return error ? std::string() : target.filename().string();
}

/// Names must differ: the same kind of chip may be there twice.
std::string uniqueName(std::string name, const std::string &device, std::set<std::string> &taken)
{
    if (taken.contains(name) && !device.empty())
        name += " (" + device + ')';
    std::string unique = name;
    for (int number = 2; !taken.insert(unique).second; ++number)
        unique = name + ' ' + std::to_string(number);
    return unique;
}

void addChip(const std::string &directory,
             std::vector<SensorFile> &sensors,
             std::set<std::string> &taken)
{
    const std::string chip = readText(directory + "/name");
    std::vector<std::string> inputs = listDirectory(directory);
    std::erase_if(inputs, [](const std::string &file) {
        return !file.starts_with("temp") || !file.ends_with("_input");
    });
    for (const std::string &input : inputs) {
        const std::string stem = input.substr(0, input.find('_'));
        std::string label = readText(directory + '/' + stem + "_label");
        if (label.empty() && inputs.size() > 1)
            label = stem;
        std::string name = chip.empty() ? stem : chip;
        if (!label.empty())
            name += ' ' + label;
        sensors.push_back(
            {uniqueName(std::move(name), deviceName(directory), taken), directory + '/' + input});
    }
}

/// The kernel makes a hwmon chip of most zones, with '_' for '-'; the package is in coretemp too.
bool isKnownChip(std::string zone, const std::set<std::string> &chips)
{
    if (zone == "x86_pkg_temp" && chips.contains("coretemp"))
        return true;
    std::replace(zone.begin(), zone.end(), '-', '_');
    return chips.contains(zone);
}

} // namespace

std::vector<SensorFile> findTemperatures(const std::string &sysRoot)
{
    std::vector<SensorFile> sensors;
    std::set<std::string> taken;
    std::set<std::string> chips;
    const std::string hwmon = sysRoot + "/class/hwmon/";
    for (const std::string &directory : listDirectory(hwmon)) {
        chips.insert(readText(hwmon + directory + "/name"));
        addChip(hwmon + directory, sensors, taken);
    }
    const std::string thermal = sysRoot + "/class/thermal/";
    for (const std::string &directory : listDirectory(thermal)) {
        const std::string type = readText(thermal + directory + "/type");
        if (!directory.starts_with("thermal_zone") || type.empty() || isKnownChip(type, chips))
            continue;
        sensors.push_back({uniqueName(type, {}, taken), thermal + directory + "/temp"});
    }
    return sensors;
}

SensorReader::SensorReader(std::string sysRoot)
    : m_sysRoot(std::move(sysRoot))
{
}

void SensorReader::read(const Tick &tick)
{
    if (!m_foundAt || tick.steady - *m_foundAt >= kFindEvery)
        find(tick);
    for (Sensor &sensor : m_sensors) {
        const auto text = tick.read(sensor.file);
        const auto celsius = text ? parseCelsius(*text) : std::nullopt;
        if (!celsius)
            continue;
        if (!sensor.slot)
            sensor.slot = tick.row.add("temperature_celsius", {{"sensor", sensor.name}});
        tick.row.set(*sensor.slot, *celsius);
    }
}

void SensorReader::find(const Tick &tick)
{
    m_foundAt = tick.steady;
    std::vector<SensorFile> found = findTemperatures(m_sysRoot);
    if (found.size() > kMaxSensors) {
        tick.faults.add(Fault::SeriesLimit);
        found.resize(kMaxSensors);
    }
    const auto isSame = [](const SensorFile &file, const Sensor &sensor) {
        return file.name == sensor.name && file.path == sensor.file.path();
    };
    if (std::equal(found.begin(), found.end(), m_sensors.begin(), m_sensors.end(), isSame))
        return;
    for (const Sensor &sensor : m_sensors)
        if (sensor.slot)
            tick.row.release(*sensor.slot);
    m_sensors.clear();
    for (SensorFile &file : found)
        m_sensors.push_back({std::move(file.name), KeptFile(std::move(file.path)), std::nullopt});
}

} // namespace perfdeck
