// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"
#include "core/profile/read/TraceCollector.h"

namespace perfdeck {

/// Fills the layers, their times and memory of a trace of PyTorch whose events are arranged, with
/// events.layer still into the details of the record. A layer is an outermost operator within a
/// module path, with all that runs inside of it; work on a device is a layer of its own, which has
/// the shapes and costs of the operator that launched it.
void addTorchLayers(Profile &profile, const TraceRecord &record);

} // namespace perfdeck
