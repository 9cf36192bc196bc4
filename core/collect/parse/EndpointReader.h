// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Fault.h"
#include "core/model/Observation.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

enum class PageFormat
{
    PrometheusText,
    OpenMetrics,
    Json
};

struct EndpointReaderOptions
{
    SourceId source;
    std::string sourceName; ///< label `source` of every series
    std::string instance; ///< label `instance`: host:port
    std::uint32_t maxSeries = 50'000;
    Duration interval = std::chrono::seconds(5); ///< the window of rates is max(4 intervals, 20 s)
    std::vector<Labels::Pair> labels{}; ///< of the target, put on every series
};

/// One answer of an endpoint, already uncompressed.
struct EndpointPage
{
    std::string_view contentType;
    std::string_view body;
    Timestamp time; ///< wall clock at the start of the request
    SteadyTime steady; ///< the same on the steady clock; rates use it
    Duration latency{0}; ///< request to last byte
};

struct EndpointReading
{
    Observation observation; ///< raw families, canonical series, up, scrape_duration_seconds,
                             ///< scrape_samples
    PageFormat format = PageFormat::PrometheusText;
    std::uint32_t series = 0; ///< raw series on the page
    std::string recognised; ///< title of the stack, empty for none
    FaultCounts faults; ///< met on this page
    std::vector<std::string> warnings; ///< at most 20 sentences with line numbers
};

/// What the pages of an endpoint allow to derive. One page tells; values need two.
struct EndpointAbilities
{
    std::vector<std::string> metrics; ///< stored names of canonical series, the foremost first
    std::vector<std::string> models;
};

/// Turns the pages of one endpoint into observations: finds out the format, parses, adds the labels
/// `source` and `instance` (a scraped one becomes exported_NAME), and derives the canonical series
/// from the increase between pages. Keeps what must be known from page to page; no input or output
/// of its own. One thread at a time.
class EndpointReader final
{
public:
    explicit EndpointReader(EndpointReaderOptions options);
    ~EndpointReader();

    /// A page that is refused leaves the state as it was. The error's kind is Corrupt for a page
    /// that broke off (Fault::Truncated) and InvalidInput for one that is no metrics
    /// (Fault::NotMetrics).
    [[nodiscard]] Result<EndpointReading> read(const EndpointPage &page);
    /// What a failed poll leaves behind: `up` 0 and nothing else.
    [[nodiscard]] Observation failed(Timestamp time, SteadyTime steady);
    /// Of the pages read so far.
    [[nodiscard]] EndpointAbilities abilities() const;

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace perfdeck
