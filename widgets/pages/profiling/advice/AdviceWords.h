// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/judge/Advice.h"

#include <QString>

namespace perfdeck {

// Advice in the language of the screen. Any thread.

[[nodiscard]] QString adviceTitle(AdviceRule rule);
/// What was seen and what could be done about it.
[[nodiscard]] QString adviceSentence(const Advice &advice, const Profile &profile);
/// "at most, if it took no time"; empty without a gain.
[[nodiscard]] QString gainBasisText(GainBasis basis);
/// A number that speaks for it: its name, and it in its unit.
[[nodiscard]] QString factTitle(Fact fact);
[[nodiscard]] QString factText(const Evidence &evidence);

} // namespace perfdeck
