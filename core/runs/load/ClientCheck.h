// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "core/runs/load/LoadEngine.h"

#include <optional>
#include <stop_token>

namespace perfdeck {

/// What the client itself takes: the median time, in seconds, of the same requests, at the same
/// rate and with answers of the same size, to the least server there can be, in this process. With
/// its thread and the way through the system it is an upper bound; encryption and the reading of
/// tokens are not in it. Takes about a second. None where it was stopped or could not be measured.
[[nodiscard]] std::optional<double> clientOverhead(const RequestTemplate &request,
                                                   const CellKey &key,
                                                   double rate,
                                                   std::size_t answerBytes,
                                                   const std::stop_token &stop);

/// Above this share of the measured median latency the client measures itself.
inline constexpr double kMostOverhead = 0.05;

} // namespace perfdeck
