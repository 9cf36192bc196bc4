// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/EndpointReader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// Two pages of one endpoint, separated by a zero byte, then the first again; the first byte of the
/// input chooses what the server calls them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    using namespace std::chrono_literals;
    if (size < 1)
        return 0;
    constexpr std::string_view kTypes[]
        = {"", "text/plain; version=0.0.4", "application/openmetrics-text", "application/json"};
    const std::string_view type = kTypes[data[0] % 4];
    const std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const std::size_t cut = std::min(text.find('\0'), text.size());
    const std::string_view pages[]
        = {text.substr(0, cut), text.substr(std::min(cut + 1, text.size())), text.substr(0, cut)};
    EndpointReaderOptions options;
    options.sourceName = "s";
    options.instance = "h:1";
    options.maxSeries = 100;
    EndpointReader reader(options);
    auto time = 1'795'231'600s;
    for (const std::string_view page : pages) {
        time += 5s;
        const auto reading = reader.read({type, page, Timestamp(time), SteadyTime(time), 1ms});
        if (!reading)
            continue;
        const Observation &observation = reading->observation;
        if (!observation.series || observation.series->keys.size() != observation.values.size()
            || (!observation.times.empty() && observation.times.size() != observation.values.size())
            || reading->series > 100 || reading->warnings.size() > 20)
            std::abort();
    }
    const Observation failed = reader.failed(Timestamp(time), SteadyTime(time));
    if (failed.values.size() != failed.series->keys.size())
        std::abort();
    return 0;
}
