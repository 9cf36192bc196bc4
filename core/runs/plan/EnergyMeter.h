// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// The energy that the processors of this machine have taken, by RAPL, where this user may read it
/// (as a rule root alone). One thread.
class EnergyMeter final
{
public:
    explicit EnergyMeter(const std::string &sysRoot = "/sys");

    /// Some of the packages can be read.
    [[nodiscard]] bool isReadable() const { return !m_packages.empty(); }

    /// Joules since the last call; the first one says 0. None where it cannot be read. Counters
    /// wrap after minutes: ask at least once in one.
    std::optional<double> takeJoules();

private:
    struct Package
    {
        std::string file;
        double wrapAt = 0; ///< microjoules
        double last = 0;
    };

    std::vector<Package> m_packages;
};

} // namespace perfdeck
