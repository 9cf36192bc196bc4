// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/Tick.h"

#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// A file with a temperature in thousandths of a degree, and the name people know it by.
struct SensorFile
{
    std::string name; ///< "coretemp Package id 0", "nvme Composite"; unique in its list
    std::string path;
};

/// The temperatures of hwmon and of those thermal zones that hwmon does not have under another
/// path.
[[nodiscard]] std::vector<SensorFile> findTemperatures(const std::string &sysRoot);

/// Temperatures of this machine. Looks for new sensors once a minute.
class SensorReader final
{
public:
    /// More sensors than this are counted as Fault::SeriesLimit and left out.
    static constexpr std::size_t kMaxSensors = 256;

    explicit SensorReader(std::string sysRoot);

    void read(const Tick &tick);

private:
    struct Sensor
    {
        std::string name;
        KeptFile file;
        std::optional<SeriesRow::Slot> slot;
    };

    void find(const Tick &tick);

    std::string m_sysRoot;
    std::vector<Sensor> m_sensors;
    std::optional<SteadyTime> m_foundAt;
};

} // namespace perfdeck
