// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"

#include <cstdint>
#include <vector>

namespace perfdeck {

class ByteReader;

/// A mergeable quantile sketch with relative error at most kRelativeError: DDSketch (Masson, Rim
/// and Lee, VLDB 2019) with logarithmic buckets. Holds positive values, zeros, negatives and
/// infinities; magnitudes below 1e-300 count as zero, NaN is ignored. A value; not thread-safe.
class QuantileSketch final
{
public:
    static constexpr double kRelativeError = 0.01;

    void add(double value, std::uint64_t times = 1);
    /// The same in any order and grouping.
    void merge(const QuantileSketch &other);

    [[nodiscard]] std::uint64_t count() const { return m_count; }

    /// The value at rank q (0 … 1), within kRelativeError; NaN when empty.
    [[nodiscard]] double quantile(double q) const;

    void encode(Bytes &out) const;
    [[nodiscard]] static Result<QuantileSketch> decode(ByteView data);

    friend bool operator==(const QuantileSketch &, const QuantileSketch &) = default;

private:
    struct Bucket
    {
        std::int32_t index = 0;
        std::uint64_t count = 0;

        friend bool operator==(const Bucket &, const Bucket &) = default;
    };

    using Buckets = std::vector<Bucket>; ///< ascending by index, none empty

    static void addTo(Buckets &buckets, std::int32_t index, std::uint64_t times);
    static void mergeInto(Buckets &buckets, const Buckets &other);
    static void encodeBuckets(const Buckets &buckets, Bytes &out);
    static bool decodeBuckets(ByteReader &in, Buckets &buckets, std::uint64_t &total);

    Buckets m_positive;
    Buckets m_negative; ///< by magnitude
    std::uint64_t m_zeros = 0;
    std::uint64_t m_count = 0;
};

} // namespace perfdeck
