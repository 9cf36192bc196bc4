// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace perfdeck {

// Little-endian words and variable-length integers (7 bits a byte, low bits first). Any thread.

static_assert(std::endian::native == std::endian::little,
              "stored words are written as they lie in memory");

[[nodiscard]] constexpr std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>((value >> 1) ^ (0 - (value & 1)));
}

inline void appendVarint(Bytes &out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        out.push_back(static_cast<std::uint8_t>(value | 0x80));
    out.push_back(static_cast<std::uint8_t>(value));
}

inline void appendSignedVarint(Bytes &out, std::int64_t value)
{
    appendVarint(out, zigzag(value));
}

inline void appendWord(Bytes &out, std::uint64_t value)
{
    const std::size_t at = out.size();
    out.resize(at + sizeof value);
    std::memcpy(out.data() + at, &value, sizeof value);
}

/// Walks over bytes of unknown origin. Past the end, or after a malformed integer, it has failed:
/// every further read gives zero and nothing outside the view is touched.
class ByteReader final
{
public:
    explicit ByteReader(ByteView data)
        : m_rest(data)
    {
    }

    [[nodiscard]] bool failed() const { return m_failed; }

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    [[nodiscard]] std::size_t remaining() const { return m_rest.size(); }

    /// The next `size` bytes; an empty view and failure when there are fewer.
    ByteView take(std::size_t size)
    {
        if (m_failed || size > m_rest.size()) {
            fail();
            return {};
        }
        const ByteView taken = m_rest.first(size);
        m_rest = m_rest.subspan(size);
        return taken;
    }

    std::uint8_t byte()
    {
        const ByteView taken = take(1);
        return taken.empty() ? std::uint8_t{0} : taken.front();
    }

    std::uint64_t word()
    {
        const ByteView taken = take(sizeof(std::uint64_t));
        std::uint64_t value = 0;
        if (!taken.empty())
            std::memcpy(&value, taken.data(), sizeof value);
        return value;
    }

    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint64_t next = byte();
            if (shift == 63 && next > 1)
                break;
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
        fail();
        return 0;
    }

    std::int64_t signedVarint() { return unzigzag(varint()); }

    void fail()
    {
        m_failed = true;
        m_rest = {};
    }

private:
    ByteView m_rest;
    bool m_failed = false;
};

} // namespace perfdeck
