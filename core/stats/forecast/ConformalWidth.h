// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/forecast/Backtest.h"

namespace perfdeck {

/// How far to either side of a forecast from `start` the interval reaches, step by step: split
/// conformal prediction on the errors of a backtest (V. Vovk, A. Gammerman, G. Shafer, "Algorithmic
/// Learning in a Random World", 2005), of which newer ones weigh more (R. F. Barber, E. J. Candès,
/// A. Ramdas, R. J. Tibshirani, Annals of Statistics 51, 2023). Errors are compared in units of
/// what is usual at their step ahead, which never shrinks with the step, and at their place of the
/// season (1: none); the width is the quantile of all of them that holds `coverage` (0…1) of cases.
/// Zeros where nothing was missed, empty without a backtest.
[[nodiscard]] std::vector<double> conformalWidths(const BacktestErrors &errors,
                                                  std::size_t season,
                                                  std::size_t start,
                                                  double coverage);

} // namespace perfdeck
