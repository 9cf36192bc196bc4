// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace perfdeck {

/// Bytes from somewhere, front to back, each once; the first ones may be looked at before. Any one
/// thread.
class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// As many bytes as there are, `room` at most; 0 at the end only.
    [[nodiscard]] Result<std::size_t> read(char *into, std::size_t room);
    /// The next bytes, `most` at most, without taking them. Valid until read().
    [[nodiscard]] Result<std::string_view> peek(std::size_t most);
    /// Leaves bytes out; gives how many there were.
    [[nodiscard]] Result<std::uint64_t> skip(std::uint64_t count);

    /// How far into the file, and its size, both as it lies on the disk.
    [[nodiscard]] virtual std::uint64_t done() const = 0;
    [[nodiscard]] virtual std::uint64_t size() const = 0;

    /// How many bytes were given out.
    [[nodiscard]] std::uint64_t given() const { return m_given; }

protected:
    [[nodiscard]] virtual Result<std::size_t> fetch(char *into, std::size_t room) = 0;

    /// Moves on without fetching; 0 where that cannot be done.
    [[nodiscard]] virtual std::uint64_t leap(std::uint64_t) { return 0; }

private:
    std::string m_ahead; ///< looked at, not given out yet
    std::size_t m_taken = 0; ///< of m_ahead
    std::uint64_t m_given = 0;
};

/// A regular file, unpacked when it is gzip. Refuses what is larger than kMostProfileBytes.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openBytes(const std::string &path);

/// Bytes that outlive the source, unpacked when they are gzip.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> memoryBytes(std::string_view bytes,
                                                              const std::string &name);

} // namespace perfdeck
