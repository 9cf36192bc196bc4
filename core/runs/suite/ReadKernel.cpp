// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/ReadKernel.h"

namespace perfdeck {

namespace {

typedef std::uint64_t Vector
    [[gnu::vector_size(64)]]; // NOLINT(modernize-use-using): GCC's attribute

/// Eight chains, so that no load waits for the one before it.
constexpr std::size_t kChains = 8;

[[gnu::always_inline]] inline std::uint64_t combined(std::span<const CacheLine> lines,
                                                     std::size_t rounds)
{
    Vector sums[kChains] = {};
    for (std::size_t round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i + kChains <= lines.size(); i += kChains)
            for (std::size_t chain = 0; chain < kChains; ++chain)
                sums[chain] ^= *reinterpret_cast<const Vector *>(&lines[i + chain]);
        // Rounds that read the same could be taken for one.
        asm volatile("" : : : "memory");
    }
    std::uint64_t all = 0;
    for (const Vector &sum : sums)
        for (int i = 0; i < 8; ++i)
            all ^= sum[i];
    return all;
}

#if defined(__x86_64__)
[[gnu::target("avx512f")]] std::uint64_t combinedWide(std::span<const CacheLine> lines,
                                                      std::size_t rounds)
{
    return combined(lines, rounds);
}

[[gnu::target("avx2")]] std::uint64_t combinedMiddle(std::span<const CacheLine> lines,
                                                     std::size_t rounds)
{
    return combined(lines, rounds);
}
#endif

} // namespace

std::uint64_t readLines(std::span<const CacheLine> lines, std::size_t rounds)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f"))
        return combinedWide(lines, rounds);
    if (__builtin_cpu_supports("avx2"))
        return combinedMiddle(lines, rounds);
#endif
    return combined(lines, rounds);
}

} // namespace perfdeck
