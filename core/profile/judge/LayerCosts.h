// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

namespace perfdeck {

// What layers compute and move, from the shapes of their tensors. A multiply-add is two FLOPs;
// biases, and whole numbers that only say where something lies, are not counted. Every tensor is
// moved once, as if nothing stayed in a cache. Pure, any thread.

/// Of one call. NaN where an operation or a shape is not known.
[[nodiscard]] LayerCost costOf(const ProfileLayer &layer);

/// The shapes of the outputs of a layer whose source only tells its inputs (PyTorch); empty where
/// they do not follow from those.
[[nodiscard]] std::vector<TensorShape> outputsOf(const ProfileLayer &layer);

/// Fills in the costs of layers, of a whole run, where the file did not say them. Of a run of ONNX
/// Runtime, `model` is the model it ran: layers of the same name take from it the weights that the
/// runtime has packed away, and their size. Calls nested in each other are counted once, where the
/// time is: in the innermost. O(events + layers log layers).
[[nodiscard]] Profile withCosts(Profile profile, const Profile *model = nullptr);

} // namespace perfdeck
