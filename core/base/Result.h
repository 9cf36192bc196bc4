// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace perfdeck {

/// A value or the reason why there is none. Exceptions do not cross a folder; this does.
template<class T>
using Result = tl::expected<T, Error>;

using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error>
failure(ErrorKind kind, std::string what, std::string reason = {}, std::string advice = {})
{
    return tl::make_unexpected(Error{kind, std::move(what), std::move(reason), std::move(advice)});
}

[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::make_unexpected(std::move(error));
}

} // namespace perfdeck
