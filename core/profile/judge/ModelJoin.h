// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

namespace perfdeck {

/// Gives the layers of a run what only the model that it ran knows: weights that the runtime keeps
/// in a form of its own and leaves out of the shapes, and the size of all weights. Layers are the
/// same by name and operation; what the runtime fused or renamed stays as it is. The shapes that
/// depend on the input stay those of the run. O(layers log layers).
void joinModel(Profile &run, const Profile &model);

} // namespace perfdeck
