// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"
#include "widgets/pages/profiling/timeline/TimelineIndex.h"

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace perfdeck {

/// A layer in what is looked at. NaN where it is not known.
struct LayerFigure
{
    /// Time in the layer itself: the median of a run, or all of it within a span.
    double seconds = std::numeric_limits<double>::quiet_NaN();
    double share = std::numeric_limits<double>::quiet_NaN(); ///< of all layers, 0…1
    double calls = std::numeric_limits<double>::quiet_NaN(); ///< of a run, or within a span
    double flops = std::numeric_limits<double>::quiet_NaN(); ///< in that time
    double bytes = std::numeric_limits<double>::quiet_NaN(); ///< in that time

    [[nodiscard]] double flopsPerSecond() const { return flops / seconds; }

    [[nodiscard]] double intensity() const { return flops / bytes; }
};

/// What the views of a profile show: all of it, or what lies within a span. Never changes.
struct ProfileFigures
{
    ProfilePtr profile; ///< never null
    std::optional<ProfileSpan> span; ///< none: all of it
    std::vector<LayerFigure> layers; ///< as those of the profile
    double seconds = 0; ///< of all layers
    double flops = 0; ///< of those that are known
    std::vector<std::uint32_t> byTime; ///< layers with a time above zero, the longest first
};

using ProfileFiguresPtr = std::shared_ptr<const ProfileFigures>;

/// O(layers), with a span O(events). Pure.
[[nodiscard]] ProfileFiguresPtr figuresOf(ProfilePtr profile, std::optional<ProfileSpan> span = {});

} // namespace perfdeck
