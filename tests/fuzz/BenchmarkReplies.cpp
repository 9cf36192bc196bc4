// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/remote/ServerReplies.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever a benchmark server says: numbers stay finite, progress a ratio, run ids fit into a path.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    const std::string_view body(reinterpret_cast<const char *>(data), size);
    if (const auto status = readRemoteStatus(body))
        if (!(status->progress >= 0 && status->progress <= 1))
            std::abort();
    if (const auto run = readRunId(body))
        if (run->empty() || run->find_first_of("/?# ") != run->npos)
            std::abort();
    (void)readRemoteFrame(body);
    (void)readRemoteResults(body);
    (void)readRemoteRows(body);
    (void)readRemoteModels(body);
    (void)readRemoteHardware(body);
    (void)readRemoteReports(body);
    (void)refusalText(body);
    return 0;
}
