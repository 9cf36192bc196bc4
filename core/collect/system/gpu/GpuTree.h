// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/gpu/GpuReader.h"

#include <span>

namespace perfdeck {

/// Puts what the drivers know of `gpus` into the tree of this machine: onto the PCI device with the
/// same bus id, else (a container that shows no PCI devices) below the root; MIG instances below
/// their GPU. Pure.
void addGpus(EntityTree &tree, std::span<const GpuDevice> gpus);

} // namespace perfdeck
