// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck::simulation {

/// Means over the workers of what is reserved, 0 to 1.
struct ReservedShares
{
    double cpu = 0;
    double memory = 0;
    double gpu = 0; ///< of GPU memory
    double overall = 0;
};

struct Decision
{
    enum class Action
    {
        Maintain,
        ScaleUp,
        ScaleDown
    };

    Action action = Action::Maintain;
    std::string reason;
    std::uint32_t count = 0;
    std::vector<std::uint32_t> workers; ///< to remove
    double utilization = 0;
    std::string workerType = "default"; ///< "cpu", "memory" or "gpu" where that is short
    double seconds = 0; ///< of the model
};

/// When workers are added and removed: the rules and words of the resource manager that the DRM API
/// describes.
class ScalingPolicy final
{
public:
    static constexpr double kUpThreshold = 0.8;
    static constexpr double kDownThreshold = 0.3;
    static constexpr double kTarget = 0.7;
    static constexpr double kUpCooldown = 300; ///< seconds
    static constexpr double kDownCooldown = 600;
    static constexpr double kBottleneck = 0.9;

    /// `idle`: workers without tasks, those of lowest use first.
    [[nodiscard]] Decision decide(double seconds,
                                  const ReservedShares &shares,
                                  std::size_t workers,
                                  std::vector<std::uint32_t> idle);

private:
    std::optional<double> m_lastUp;
    std::optional<double> m_lastDown;
};

[[nodiscard]] std::string_view actionWord(Decision::Action action);

} // namespace perfdeck::simulation
