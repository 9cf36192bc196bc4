// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <span>

namespace perfdeck {

/// Several profiles of one model as one. Each of them is one sample of every layer, the median of
/// its measured runs, since runs of one process share what happened beside it: selfSeconds has one
/// number a profile. Events, memory and tracks are those of the first. Layers that not all of them
/// have are kept with the samples there are, and a warning says so. None of nothing; of one profile
/// that profile. Pure.
[[nodiscard]] ProfilePtr mergedProfiles(std::span<const ProfilePtr> profiles);

/// Sets the median, p10 and p90 of a layer from its selfSeconds.
void summarise(ProfileLayer &layer);

} // namespace perfdeck
