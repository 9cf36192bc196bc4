// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Notice.h"

#include <functional>
#include <string>
#include <vector>

namespace perfdeck {

/// Keeps a secret that was typed under a name, and gives the place it is read from afterwards.
using SecretKeeper
    = std::function<Result<Secret>(const std::string &entry, const std::string &value)>;

/// What was typed into the channels goes to its place; the plan names only that.
[[nodiscard]] Status keepSecrets(NoticePlan &plan, const SecretKeeper &keep);
/// The secrets of `before` that nothing in `now` reads any more.
[[nodiscard]] std::vector<Secret> unusedSecrets(const NoticePlan &before, const NoticePlan &now);

} // namespace perfdeck
