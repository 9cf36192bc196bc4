// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/QuantileSketch.h"

#include "core/store/ByteStream.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

// Bucket i holds (kGrowth^(i-1), kGrowth^i]; its middle is within kRelativeError of all of it.
constexpr double kGrowth
    = (1 + QuantileSketch::kRelativeError) / (1 - QuantileSketch::kRelativeError);
constexpr double kSmallest = 1e-300;
constexpr std::int32_t kInfinityIndex = 1 << 16; // far behind the bucket of the largest double
constexpr std::size_t kEnoughBuckets = 64;

double logGrowth()
{
    static const double value = std::log(kGrowth);
    return value;
}

std::int32_t bucketOf(double magnitude)
{
    if (std::isinf(magnitude))
        return kInfinityIndex;
    return static_cast<std::int32_t>(std::ceil(std::log(magnitude) / logGrowth()));
}

double middleOf(std::int32_t index)
{
    if (index == kInfinityIndex)
        return std::numeric_limits<double>::infinity();
    // 2 g^i / (g + 1), the factor inside the exponent so that the top bucket does not overflow.
    const double middle = std::exp(index * logGrowth() + std::log(2 / (kGrowth + 1)));
    return std::min(middle, std::numeric_limits<double>::max());
}

bool isBucket(std::int64_t index)
{
    static const std::int64_t smallest = bucketOf(kSmallest);
    static const std::int64_t largest = bucketOf(std::numeric_limits<double>::max());
    return index == kInfinityIndex || (smallest <= index && index <= largest);
}

} // namespace

void QuantileSketch::add(double value, std::uint64_t times)
{
    if (std::isnan(value) || times == 0)
        return;
    m_count += times;
    const double magnitude = std::fabs(value);
    if (magnitude < kSmallest)
        m_zeros += times;
    else
        addTo(value > 0 ? m_positive : m_negative, bucketOf(magnitude), times);
}

void QuantileSketch::addTo(Buckets &buckets, std::int32_t index, std::uint64_t times)
{
    const auto found = std::ranges::lower_bound(buckets, index, {}, &Bucket::index);
    if (found != buckets.end() && found->index == index) {
        found->count += times;
        return;
    }
    const auto place = found - buckets.begin();
    if (buckets.capacity() == 0)
        buckets.reserve(kEnoughBuckets);
    buckets.insert(buckets.begin() + place, {index, times});
}

void QuantileSketch::merge(const QuantileSketch &other)
{
    mergeInto(m_positive, other.m_positive);
    mergeInto(m_negative, other.m_negative);
    m_zeros += other.m_zeros;
    m_count += other.m_count;
}

void QuantileSketch::mergeInto(Buckets &buckets, const Buckets &other)
{
    Buckets merged;
    merged.reserve(buckets.size() + other.size());
    auto left = buckets.cbegin();
    auto right = other.cbegin();
    while (left != buckets.cend() || right != other.cend()) {
        const bool takeLeft
            = right == other.cend() || (left != buckets.cend() && left->index <= right->index);
        const bool takeRight
            = left == buckets.cend() || (right != other.cend() && right->index <= left->index);
        Bucket bucket = takeLeft ? *left++ : Bucket{right->index, 0};
        if (takeRight)
            bucket.count += (right++)->count;
        merged.push_back(bucket);
    }
    buckets = std::move(merged);
}

double QuantileSketch::quantile(double q) const
{
    if (m_count == 0 || std::isnan(q))
        return std::numeric_limits<double>::quiet_NaN();
    const double clamped = std::clamp(q, 0.0, 1.0);
    auto rest = static_cast<std::uint64_t>(clamped * static_cast<double>(m_count - 1));
    rest = std::min(rest, m_count - 1);
    for (auto bucket = m_negative.rbegin(); bucket != m_negative.rend(); ++bucket) {
        if (rest < bucket->count)
            return -middleOf(bucket->index);
        rest -= bucket->count;
    }
    if (rest < m_zeros)
        return 0;
    rest -= m_zeros;
    for (const Bucket &bucket : m_positive) {
        if (rest < bucket.count)
            return middleOf(bucket.index);
        rest -= bucket.count;
    }
    return middleOf(m_positive.back().index); // not reached: the counts add up to m_count
}

void QuantileSketch::encode(Bytes &out) const
{
    appendVarint(out, m_zeros);
    encodeBuckets(m_positive, out);
    encodeBuckets(m_negative, out);
}

/// Buckets lie close together: runs of neighbours as (gap before, length, counts), a length of 0
/// ends.
void QuantileSketch::encodeBuckets(const Buckets &buckets, Bytes &out)
{
    std::int64_t next = 0;
    for (std::size_t begin = 0; begin < buckets.size();) {
        std::size_t end = begin + 1;
        while (end < buckets.size() && buckets[end].index == buckets[end - 1].index + 1)
            ++end;
        appendVarint(out, end - begin);
        appendSignedVarint(out, buckets[begin].index - next);
        for (std::size_t i = begin; i < end; ++i)
            appendVarint(out, buckets[i].count);
        next = std::int64_t{buckets[end - 1].index} + 1;
        begin = end;
    }
    appendVarint(out, 0);
}

bool QuantileSketch::decodeBuckets(ByteReader &in, Buckets &buckets, std::uint64_t &total)
{
    std::int64_t next = 0;
    for (std::uint64_t length = in.varint(); length != 0; length = in.varint()) {
        const std::int64_t gap = in.signedVarint();
        if (length > in.remaining() || gap < -kInfinityIndex || gap > 2 * kInfinityIndex
            || (!buckets.empty() && gap < 1))
            return false;
        next += gap;
        for (std::uint64_t i = 0; i < length; ++i, ++next) {
            const std::uint64_t count = in.varint();
            if (count == 0 || count > std::numeric_limits<std::uint64_t>::max() - total
                || !isBucket(next))
                return false;
            total += count;
            buckets.push_back({static_cast<std::int32_t>(next), count});
        }
    }
    return !in.failed();
}

Result<QuantileSketch> QuantileSketch::decode(ByteView data)
{
    ByteReader in(data);
    QuantileSketch sketch;
    sketch.m_zeros = in.varint();
    sketch.m_count = sketch.m_zeros;
    if (!decodeBuckets(in, sketch.m_positive, sketch.m_count)
        || !decodeBuckets(in, sketch.m_negative, sketch.m_count) || !in.atEnd())
        return failure(ErrorKind::Corrupt,
                       "Cannot decode a quantile sketch",
                       "the bytes are no sketch of this format");
    return sketch;
}

} // namespace perfdeck
