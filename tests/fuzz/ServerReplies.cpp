// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ChallengeTalk.h"
#include "core/collect/cluster/ClusterDesk.h"
#include "core/collect/cluster/ServerProbe.h"
#include "core/collect/cluster/ServerReader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace perfdeck;

namespace {

/// A coordinator that is spoken to over a WebSocket sends each line.
void converse(std::string_view lines)
{
    ChallengeTalk talk("key");
    for (std::size_t from = 0; from < lines.size();) {
        const std::size_t to = std::min(lines.find('\n', from), lines.size());
        static_cast<void>(talk.take(lines.substr(from, to - from)));
        from = to + 1;
    }
    static_cast<void>(talk.closed());
    static_cast<void>(talk.reading(SourceId(1), "fuzzed", Timestamp()));
}

} // namespace

/// The first byte chooses the kind of server; each line after it answers one question, the last
/// ones all that are left. What comes out goes through the whole book twice.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto kind = static_cast<ServerKind>(
        data[0] % (static_cast<unsigned>(ServerKind::BenchmarkServer) + 1));
    std::string_view rest(reinterpret_cast<const char *>(data) + 1, size - 1);
    ServerProbe probe;
    probe.take(ServerProbe::Reply{200, rest, false});
    const auto reader = makeServerReader(kind, SourceId(1), "fuzzed");
    if (!reader) {
        converse(rest);
        return 0;
    }
    ClusterDesk desk("fuzzed");
    const Timestamp now(std::chrono::seconds(1'795'000'000));
    for (int round = 0; round < 2; ++round) {
        std::string_view lines = rest;
        std::size_t asked = 0;
        for (std::size_t from = 0; reader->push() != nullptr && from < rest.size();) {
            const std::size_t to = std::min(rest.find('\n', from), rest.size());
            reader->takePush(rest.substr(from, to - from), now);
            from = to + 1;
        }
        auto requests = reader->beginRound(now);
        while (!requests.empty() && asked < 200) {
            for (const ServerRequest &request : requests) {
                // A page of metrics has lines of its own.
                const std::size_t end
                    = kind == ServerKind::DrmExporter ? lines.npos : lines.find('\n');
                const std::string_view body = lines.substr(0, end);
                if (end != lines.npos)
                    lines.remove_prefix(end + 1);
                ++asked;
                static_cast<void>(reader->take(request, {200, body, now, now}));
            }
            requests = reader->nextRequests();
        }
        const Observation observation = desk.take(reader->endRound());
        if (observation.series && observation.series->keys.size() != observation.values.size())
            std::abort();
    }
    return 0;
}
