// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace perfdeck {

/// How surprising the newest of many numbers is, told by the largest before it. To those a
/// generalised Pareto law is fitted (peaks over a threshold: J. Pickands, Annals of Statistics 3,
/// 1975; probability-weighted moments: J. R. M. Hosking, J. R. Wallis, Technometrics 29, 1987; as a
/// stream: A. Siffer and others, KDD 2017). Multiplying all numbers by the same changes nothing,
/// nor does adding the same. Keeps kKept numbers of the last kHorizon. O(log kKept) for most
/// numbers. One thread.
class TailSurprise final
{
public:
    static constexpr std::size_t kKept = 100;
    static constexpr std::uint64_t kHorizon = 16'384;
    /// The most that push() answers.
    static constexpr double kMost = 8;

    /// −log10 of the probability that one of the large numbers is at least this large: 0 for a
    /// number that is not among them, 3 for one as only one in a thousand of those. Looks at what
    /// came before only; 0 for the first kLearned, and for what is not finite.
    double push(double number);

    /// What this share (0..1) of the numbers was above; none before kLearned numbers.
    [[nodiscard]] std::optional<double> exceededBy(double share) const;

    static constexpr std::uint64_t kLearned = 20;

private:
    struct Peak
    {
        double height = 0;
        std::uint64_t at = 0;
    };

    [[nodiscard]] double surprise(double number) const;
    void keep(double number);

    std::vector<Peak> m_peaks; ///< descending
    std::uint64_t m_count = 0;
};

} // namespace perfdeck
