// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"

#include <cstdint>
#include <map>

namespace perfdeck {

/// A mergeable quantile sketch with relative error at most kRelativeError: DDSketch (Masson, Rim and
/// Lee, VLDB 2019) with logarithmic buckets. Holds positive values, zeros and negatives; NaN is
/// ignored. A value; not thread-safe.
class QuantileSketch final
{
public:
    static constexpr double kRelativeError = 0.01;

    void add(double value, std::uint64_t times = 1);
    void merge(const QuantileSketch &other);
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// The value at rank q (0 … 1), within kRelativeError; NaN when empty.
    [[nodiscard]] double quantile(double q) const;

    void encode(Bytes &out) const;
    [[nodiscard]] static Result<QuantileSketch> decode(ByteView data);

    friend bool operator==(const QuantileSketch &, const QuantileSketch &) = default;

private:
    std::map<std::int32_t, std::uint64_t> m_positive; ///< bucket index to count
    std::map<std::int32_t, std::uint64_t> m_negative;
    std::uint64_t m_zeros = 0;
    std::uint64_t m_count = 0;
};

} // namespace perfdeck
