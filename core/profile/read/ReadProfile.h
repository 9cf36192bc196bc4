// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Profile.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>

namespace perfdeck {

struct ReadOptions
{
    /// Events kept for timelines; later ones count in the layers no more and a warning says so.
    std::size_t maxEvents = 50'000'000;
    /// What symbolic dimensions of an ONNX model stand for, by name: {"batch", 1}. Those that are
    /// not named stay −1.
    std::map<std::string, std::int64_t> dimensions;
};

/// A profile on its way in.
struct ReadProgress
{
    std::uint64_t bytesDone = 0; ///< of the file as it lies on the disk
    std::uint64_t bytes = 0;
    ProfilePtr soFar; ///< new now and then, else null; isPartial
};

using ReadProgressSink = std::function<void(const ReadProgress &)>;

/// A file is refused when it, or what comes out of it unpacked, is larger.
inline constexpr std::uint64_t kMostProfileBytes = std::uint64_t{2} << 30;

/// Reads a profile or an ONNX model of any format there is in ProfileFormat but Builtin, plain or
/// in gzip; the format follows from the content. What the file itself says is filled in, with the
/// times of each layer; costs that follow from shapes are not (core/profile/judge).
///
/// A layer is a node (ONNX Runtime, ONNX, TensorRT), a primitive with its problem (oneDNN), an
/// outermost operator within a module path with all that it calls (PyTorch: what aten::conv2d
/// calls is the same work again), or a name (other traces).
///
/// A file that ends in the middle gives what came before, isPartial and a warning. Other errors
/// name the file and the offset in bytes: InvalidInput (no profile, damaged), TooLarge, NotFound,
/// Cancelled. `progress` may be empty; it is called on the thread of the caller, at most twenty
/// times a second. Any thread; reads the disk.
[[nodiscard]] Result<ProfilePtr> readProfile(const std::string &path,
                                             const ReadOptions &options,
                                             const std::stop_token &stop,
                                             const ReadProgressSink &progress);

/// The same of bytes in memory, which errors call `name`.
[[nodiscard]] Result<ProfilePtr>
readProfileBytes(std::string_view bytes, const std::string &name, const ReadOptions &options);

} // namespace perfdeck
