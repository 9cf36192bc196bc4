// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/JsonFields.h"
#include "core/model/Cluster.h"

namespace perfdeck {

/// What a worker said of its hardware when it registered: lists of names, cpu, gpu and memory
/// objects, in the forms of all coordinators. Unknown keys are left out.
void readCapabilities(const JsonObject &capabilities, WorkerProfile &profile);

/// A list of hardware words from an array, or from one text.
void readHardware(const JsonElement &hardware, WorkerProfile &profile);

} // namespace perfdeck
