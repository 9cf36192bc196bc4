// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/ProfileFigures.h"

#include <QString>

namespace perfdeck {

// Profiles in words, for all their views. Any thread.

[[nodiscard]] QString formatName(ProfileFormat format);
/// "1.2 GFLOP"; a dash where it is not known.
[[nodiscard]] QString flopsText(double flops);
/// "1.2 GFLOP/s"
[[nodiscard]] QString flopRateText(double perSecond);
/// "1.2 FLOP/byte"
[[nodiscard]] QString intensityText(double intensity);
[[nodiscard]] QString layerName(const ProfileLayer &layer);
/// "float32 8×128×64, float32 64×256"
[[nodiscard]] QString shapesText(const std::vector<TensorShape> &shapes);
/// What the profile says first: how long a run takes, and where that goes.
[[nodiscard]] QString profileSentence(const ProfileFigures &figures);
/// How often the model ran, and what was left out.
[[nodiscard]] QString runsText(const Profile &profile);

} // namespace perfdeck
