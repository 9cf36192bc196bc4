// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/model/Fault.h"

#include <tl/expected.hpp>

namespace perfdeck {

/// Why a poll failed: the kind that is counted and the words that are shown. A value.
struct PollFailure
{
    Fault fault = Fault::Unreachable;
    Error error;
};

template<class T>
using PollResult = tl::expected<T, PollFailure>;

} // namespace perfdeck
