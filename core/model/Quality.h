// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace perfdeck {

/// What has to be said when a derived number is shown.
enum class QualityFlag : std::uint8_t
{
    Coarse = 1, ///< its bucket is wider than the number itself: it may be half or double
    Censored = 2, ///< above the highest finite bound of the buckets: a lower limit
    Approximate = 4, ///< made from something that merely is near to it
    AtMost = 8, ///< anywhere below its limit: the lowest bucket cannot tell
};

/// A set of QualityFlags; empty is good. Stored beside the series NAME as NAME_quality with the
/// same labels: the flags added up, from the first time on that there were any. Where NAME_quality
/// has no sample of the same time, the number is good.
class Quality final
{
public:
    Quality() = default;

    explicit Quality(QualityFlag flag) { add(flag); }

    /// Reads a stored value; what is no set of flags says nothing.
    [[nodiscard]] static Quality fromStored(double value);

    [[nodiscard]] double stored() const { return m_bits; }

    void add(QualityFlag flag) { m_bits = static_cast<std::uint8_t>(m_bits | bit(flag)); }

    [[nodiscard]] bool has(QualityFlag flag) const { return (m_bits & bit(flag)) != 0; }

    [[nodiscard]] bool isGood() const { return m_bits == 0; }

    friend bool operator==(const Quality &, const Quality &) = default;

private:
    [[nodiscard]] static std::uint8_t bit(QualityFlag flag)
    {
        return static_cast<std::uint8_t>(flag);
    }

    std::uint8_t m_bits = 0;
};

/// A number and what has to be said with it.
struct RatedNumber
{
    double value = 0;
    Quality quality{};
    double limit = std::numeric_limits<double>::quiet_NaN(); ///< only with QualityFlag::AtMost

    friend bool operator==(const RatedNumber &, const RatedNumber &) = default;
};

/// A series that says something about another one.
enum class Companion
{
    None,
    Quality, ///< NAME_quality: flags
    Limit, ///< NAME_limit: what the number is at most, where that is all that is known
};

struct CompanionName
{
    std::string_view metric; ///< NAME; the name itself for None
    Companion kind = Companion::None;
};

/// Takes a stored name apart by its ending. Any thread.
[[nodiscard]] CompanionName companionName(std::string_view metric);
[[nodiscard]] std::string companionMetric(std::string_view metric, Companion kind);

} // namespace perfdeck
