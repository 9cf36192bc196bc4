// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace perfdeck {

/// FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo; draft-eastlake-fnv), over texts and numbers:
/// the same on every machine and for ever, which std::hash does not promise. Not for secrets.
class Fingerprint final
{
public:
    void add(std::string_view text)
    {
        for (const char c : text)
            take(static_cast<unsigned char>(c));
        take(0xff); // no byte of UTF-8: keeps "ab","c" and "a","bc" apart
    }

    void add(std::uint64_t number)
    {
        for (int shift = 0; shift < 64; shift += 8)
            take(static_cast<unsigned char>(number >> shift & 0xff));
    }

    void add(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }

    void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }

    /// Never 0, which is none.
    [[nodiscard]] std::int64_t value() const
    {
        return m_hash == 0 ? 1 : static_cast<std::int64_t>(m_hash);
    }

private:
    void take(unsigned char byte)
    {
        constexpr std::uint64_t kPrime = 0x100000001b3;
        m_hash = (m_hash ^ byte) * kPrime;
    }

    std::uint64_t m_hash = 0xcbf29ce484222325;
};

} // namespace perfdeck
