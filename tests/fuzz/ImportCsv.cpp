// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/ImportText.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

/// Samples handed on and whether the file was accepted.
struct Outcome
{
    std::uint64_t samples = 0;
    bool accepted = false;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

Outcome run(bool csv, std::string_view text, std::size_t piece)
{
    using namespace perfdeck;
    Outcome outcome;
    const ImportSink sink
        = [&outcome](const SeriesKeyPtr &, Timestamp, double) { ++outcome.samples; };
    const auto reader = csv ? makeCsvImport(sink) : makeTextImport(sink);
    Status status;
    for (std::size_t at = 0; at < text.size() && status; at += piece)
        status = reader->feed(text.substr(at, piece));
    if (status)
        status = reader->finish();
    outcome.accepted = status.has_value();
    return outcome;
}

} // namespace

/// Where the file is cut into pieces must not matter.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    for (const bool csv : {true, false})
        if (run(csv, text, size + 1) != run(csv, text, 1 + size % 13))
            std::abort();
    return 0;
}
