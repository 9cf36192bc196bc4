// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Fault.h"

#include <numeric>

namespace perfdeck {

namespace {

using enum FaultSeverity;

constexpr std::array<FaultInfo, kFaultCount> kInfos{{
    {"unreachable",
     Error,
     "Nothing answers at this address. Check that the server runs and the port is right."},
    {"timed_out",
     Error,
     "The answer did not come before the deadline. The server is slow or stuck; a longer interval "
     "gives it more time."},
    {"http_status",
     Error,
     "The server answered with an error status. Check the path and the credentials."},
    {"not_metrics",
     Error,
     "The answer is not Prometheus text, OpenMetrics or JSON. The address probably belongs to a "
     "web page."},
    {"truncated",
     Error,
     "The answer broke off in the middle and was refused whole, because half a histogram gives "
     "wrong percentiles."},
    {"too_large",
     Error,
     "The answer passed the size limit and was refused. Raise the limit of this source if the page "
     "is really that large."},
    {"bad_compression", Error, "The compressed answer cannot be unpacked."},
    {"tls_failed",
     Error,
     "The secure connection failed. Check the certificate, or name its authority with the CA "
     "option."},
    {"redirect",
     Error,
     "The server redirects in a circle, too often or to an insecure address. Use the final "
     "address."},
    {"malformed_line",
     Info,
     "A line was not understood and skipped; the other lines of the page count."},
    {"duplicate_series", Info, "A series stands twice on one page; the last value counts."},
    {"series_limit",
     DataLoss,
     "The page has more series than the limit of this source; the rest is left out. Raise the "
     "limit to keep them."},
    {"stale_timestamp", Info, "The page carries an old timestamp; the sample was already stored."},
    {"duplicate_sample", Info, "A sample with a time already stored was left out."},
    {"late_sample", DataLoss, "A sample older than the stored ones was left out."},
    {"clock_step", Info, "The clock of this machine was set; the history shows the step."},
    {"counter_reset", Info, "A counter began again, most likely because the server restarted."},
    {"queue_full",
     DataLoss,
     "Data came faster than it could be stored; the oldest unstored observations were dropped."},
    {"not_readable", Info, "A file of this machine cannot be read, so its values are absent."},
    {"future_timestamp",
     DataLoss,
     "A sample stamped more than ten minutes ahead was left out. Check the clock of the server."},
    {"bad_credentials",
     Error,
     "A file with a key, a password or a certificate cannot be used, so the server was not asked. "
     "Check its path, its mode and what is in it."},
    {"not_targets",
     Error,
     "The list of a discovery cannot be understood; the targets found earlier are kept. Check its "
     "address and its form."},
    {"target_limit",
     DataLoss,
     "A discovery found more targets than its limit; the rest is left out. Split the list to watch "
     "all of them."},
}};

} // namespace

FaultInfo faultInfo(Fault fault)
{
    return kInfos[static_cast<std::size_t>(fault)];
}

std::uint64_t FaultCounts::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), std::uint64_t{0});
}

void FaultCounts::merge(const FaultCounts &other)
{
    for (std::size_t i = 0; i < kFaultCount; ++i)
        m_counts[i] += other.m_counts[i];
}

} // namespace perfdeck
