// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/Meter.h"
#include "core/collect/system/Pressure.h"

#include <array>
#include <optional>
#include <string>

namespace perfdeck {

/// The share of time in which tasks waited for processor, memory or disk, from the `total`
/// counters: the kernel's own averages over 10 s would smear every peak. The full pressure of the
/// processor is undefined for a whole machine (the kernel writes 0) and therefore left out.
class PressureReader final
{
public:
    explicit PressureReader(const std::string &procRoot);

    void read(const Tick &tick);

private:
    struct Kind
    {
        std::optional<SeriesRow::Slot> slot;
        Meter meter;
    };

    struct Resource
    {
        std::string name;
        KeptFile file;
        Kind some;
        Kind full;
    };

    static void measure(Resource &resource,
                        Kind &kind,
                        std::string_view kindName,
                        std::optional<std::uint64_t> total,
                        const Tick &tick);

    std::array<Resource, 3> m_resources;
};

} // namespace perfdeck
