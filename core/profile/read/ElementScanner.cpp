// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/ElementScanner.h"

#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace perfdeck {

namespace {

constexpr std::size_t kBlock = 64;

struct Masks
{
    std::uint64_t quotes = 0;
    std::uint64_t backslashes = 0;
    std::uint64_t opens = 0; ///< { and [
    std::uint64_t closes = 0; ///< } and ]
};

#if defined(__SSE2__)

// '{' and '[', '}' and ']' differ in the bit 0x20 only.
Masks masksOf(const char *bytes)
{
    Masks masks;
    for (unsigned part = 0; part < 4; ++part) {
        const __m128i text
            = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + std::size_t{16} * part));
        const __m128i folded = _mm_or_si128(text, _mm_set1_epi8(0x20));
        const auto where = [part](__m128i equal) {
            return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(equal))}
            << (16 * part);
        };
        masks.quotes |= where(_mm_cmpeq_epi8(text, _mm_set1_epi8('"')));
        masks.backslashes |= where(_mm_cmpeq_epi8(text, _mm_set1_epi8('\\')));
        masks.opens |= where(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')));
        masks.closes |= where(_mm_cmpeq_epi8(folded, _mm_set1_epi8('}')));
    }
    return masks;
}

#else

Masks masksOf(const char *bytes)
{
    Masks masks;
    for (unsigned i = 0; i < kBlock; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        switch (bytes[i]) {
        case '"':
            masks.quotes |= bit;
            break;
        case '\\':
            masks.backslashes |= bit;
            break;
        case '{':
        case '[':
            masks.opens |= bit;
            break;
        case '}':
        case ']':
            masks.closes |= bit;
            break;
        default:
            break;
        }
    }
    return masks;
}

#endif

/// Each bit set where the number of bits up to it is odd: inside of a string.
std::uint64_t oddUpTo(std::uint64_t bits)
{
    for (unsigned shift = 1; shift < kBlock; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

/// The bytes that a backslash takes the meaning from. Backslashes are rare: one after the other.
std::uint64_t escapedBy(std::uint64_t backslashes, bool &carry)
{
    std::uint64_t escaped = carry ? 1 : 0;
    carry = false;
    backslashes &= ~escaped;
    while (backslashes != 0) {
        const auto at = static_cast<unsigned>(std::countr_zero(backslashes));
        backslashes &= backslashes - 1;
        if (at == kBlock - 1) {
            carry = true;
            break;
        }
        const std::uint64_t next = std::uint64_t{2} << at;
        escaped |= next;
        backslashes &= ~next;
    }
    return escaped;
}

} // namespace

ElementScanner::Block ElementScanner::bracketsOf(const char *bytes)
{
    const Masks masks = masksOf(bytes);
    std::uint64_t quotes = masks.quotes;
    if (masks.backslashes != 0 || m_isEscaped)
        quotes &= ~escapedBy(masks.backslashes, m_isEscaped);
    const std::uint64_t inside = oddUpTo(quotes) ^ m_inString;
    m_inString = (inside >> (kBlock - 1)) != 0 ? ~std::uint64_t{0} : 0;
    return {masks.opens & ~inside, masks.closes & ~inside};
}

void ElementScanner::follow(Block block, std::size_t at, std::size_t &end)
{
    const int closes = std::popcount(block.closes);
    if (m_depth > closes) { // no element can end here
        m_depth += std::popcount(block.opens) - closes;
        return;
    }
    for (std::uint64_t both = block.opens | block.closes; both != 0; both &= both - 1) {
        const std::uint64_t bit = both & (~both + 1);
        if ((block.opens & bit) != 0) {
            ++m_depth;
        } else if (m_depth == 0) {
            m_isClosed = true;
            m_closedAt = at + static_cast<std::size_t>(std::countr_zero(bit));
            return;
        } else if (--m_depth == 0) {
            end = at + static_cast<std::size_t>(std::countr_zero(bit)) + 1;
        }
    }
}

std::size_t ElementScanner::scan(std::string_view piece)
{
    std::size_t end = 0;
    std::size_t at = 0;
    for (; at + kBlock <= piece.size() && !m_isClosed; at += kBlock)
        follow(bracketsOf(piece.data() + at), at, end);
    if (at < piece.size() && !m_isClosed) {
        // Blanks behind the piece change the state only where it ends in a backslash.
        const std::size_t rest = piece.size() - at;
        std::array<char, kBlock> padded;
        padded.fill(' ');
        std::memcpy(padded.data(), piece.data() + at, rest);
        const bool endsEscaping = [&] {
            std::size_t slashes = 0;
            while (slashes < rest && padded[rest - 1 - slashes] == '\\')
                ++slashes;
            return (slashes - (slashes == rest && m_isEscaped ? 1U : 0U)) % 2 == 1;
        }();
        follow(bracketsOf(padded.data()), at, end);
        m_isEscaped = endsEscaping;
    }
    return end;
}

} // namespace perfdeck
