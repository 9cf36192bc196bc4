// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"
#include "core/profile/read/NameTable.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Layers by what they are told from others by, in the order they were met.
class LayerBook final
{
public:
    /// The layer of that name, operator, module and provider; a new one with these where there was
    /// none.
    [[nodiscard]] std::uint32_t layer(std::string_view name,
                                      std::string_view op,
                                      std::string_view module,
                                      std::string_view provider);

    [[nodiscard]] ProfileLayer &at(std::uint32_t layer) { return m_layers[layer]; }

    [[nodiscard]] const std::vector<ProfileLayer> &layers() const { return m_layers; }

private:
    NameTable m_keys;
    std::string m_key;
    std::vector<ProfileLayer> m_layers;
};

/// Which run of a profile each time falls into.
class RunFinder final
{
public:
    /// Ascending, apart from each other.
    explicit RunFinder(const std::vector<ProfileRun> &runs)
        : m_runs(runs)
    {
    }

    /// The run that goes on at the time, ns; none between runs. O(log n), O(1) for times that
    /// ascend.
    [[nodiscard]] std::optional<std::size_t> at(std::int64_t time);

private:
    const std::vector<ProfileRun> &m_runs;
    std::size_t m_last = 0;
};

/// Marks the first of several runs as the warm-up; a single run is kept as it is, with a warning.
void markWarmUp(Profile &profile);

/// Fills what the layers of a profile say about time: self times of its events (which are arranged,
/// with their layers), added up by layer and run; the warm-up left out. An event counts for the run
/// in which its cause begins: itself where `causes` is empty, else the event that is named there.
/// An event within one of the same layer is no call of its own.
void addLayerTimes(Profile &profile,
                   const std::vector<std::int64_t> &selfTimes,
                   const std::vector<std::uint32_t> &causes = {});

/// Fills median, p10 and p90 of all layers from their selfSeconds, and runSeconds.
void summariseLayers(Profile &profile);

} // namespace perfdeck
