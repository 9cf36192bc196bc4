// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

namespace perfdeck {

/// Shift a moment without leaving what 64 bits hold. `by` is not negative.
[[nodiscard]] constexpr Timestamp earlier(Timestamp time, Duration by)
{
    return time < Timestamp::min() + by ? Timestamp::min() : time - by;
}

[[nodiscard]] constexpr Timestamp later(Timestamp time, Duration by)
{
    return time > Timestamp::max() - by ? Timestamp::max() : time + by;
}

[[nodiscard]] constexpr std::int64_t toMicros(Timestamp time)
{
    return time.time_since_epoch().count();
}

[[nodiscard]] constexpr Timestamp fromMicros(std::int64_t micros)
{
    return Timestamp(Duration(micros));
}

} // namespace perfdeck
