// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace perfdeck {

/// Everything that can be wrong with data from outside. Each kind is counted per source and shown.
enum class Fault : std::uint8_t
{
    Unreachable,
    TimedOut,
    HttpStatus,
    NotMetrics, ///< HTML, or a format that is none of ours
    Truncated,
    TooLarge,
    BadCompression,
    TlsFailed,
    Redirect,
    MalformedLine,
    DuplicateSeries,
    SeriesLimit,
    StaleTimestamp,
    DuplicateSample,
    LateSample,
    ClockStep,
    CounterReset,
    QueueFull,
    NotReadable, ///< a file of this machine that cannot be read
    FutureTimestamp,
    BadCredentials,
    NotTargets,
    TargetLimit,
};

inline constexpr std::size_t kFaultCount = static_cast<std::size_t>(Fault::TargetLimit) + 1;

enum class FaultSeverity
{
    Info,
    Error,
    DataLoss
};

struct FaultInfo
{
    std::string_view name; ///< stable, lower-case, for metrics and scripts
    FaultSeverity severity;
    std::string_view help; ///< one sentence: what it means and what to do
};

[[nodiscard]] FaultInfo faultInfo(Fault fault);

/// How often each fault was met. A value; add() is for the thread that owns it.
class FaultCounts final
{
public:
    void add(Fault fault, std::uint64_t times = 1)
    {
        m_counts[static_cast<std::size_t>(fault)] += times;
    }

    [[nodiscard]] std::uint64_t of(Fault fault) const
    {
        return m_counts[static_cast<std::size_t>(fault)];
    }

    [[nodiscard]] std::uint64_t total() const;
    void merge(const FaultCounts &other);

    friend bool operator==(const FaultCounts &, const FaultCounts &) = default;

private:
    std::array<std::uint64_t, kFaultCount> m_counts{};
};

} // namespace perfdeck
