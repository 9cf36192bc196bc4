// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/TraceRuns.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace perfdeck {

namespace {

constexpr std::string_view kProfilerStep = "ProfilerStep";

/// "forward" of "forward#12" and of "forward*"; empty of what is not numbered.
std::string_view stemOf(std::string_view name)
{
    const std::size_t mark = name.find_last_of("#*");
    if (mark == std::string_view::npos || mark == 0)
        return {};
    const std::string_view number = name.substr(mark + 1);
    const bool isNumber
        = std::ranges::all_of(number, [](unsigned char c) { return std::isdigit(c) != 0; });
    const bool isNumbered = name[mark] == '#' ? isNumber && !number.empty() : number.empty();
    return isNumbered ? name.substr(0, mark) : std::string_view();
}

/// By name: its stem, where it may be a run.
std::vector<std::string_view> stemsOf(const NameTable &names)
{
    std::vector<std::string_view> stems;
    stems.reserve(names.size());
    for (const std::string &name : names.names())
        stems.push_back(stemOf(name));
    return stems;
}

} // namespace

std::vector<ProfileRun> traceRuns(const ProfileEvents &events, const NameTable &names)
{
    const std::vector<std::string_view> stems = stemsOf(names);
    const bool hasSteps = std::ranges::find(stems, kProfilerStep) != stems.end();
    std::vector<ProfileRun> runs;
    std::string_view stem;
    std::uint32_t track = kNoIndex;
    std::int64_t last = 0;
    std::int64_t end = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        last = std::max(last, events.start[i] + events.duration[i]);
        const std::string_view own = stems[events.name[i]];
        if (own.empty() || events.duration[i] == 0
            || (hasSteps ? own != kProfilerStep : events.parent[i] != kNoIndex))
            continue;
        if (track == kNoIndex) {
            stem = own;
            track = events.track[i];
        }
        if (own != stem || events.track[i] != track || events.start[i] < end)
            continue;
        end = events.start[i] + events.duration[i];
        runs.push_back({events.start[i], static_cast<double>(events.duration[i]) * 1e-9, false});
    }
    if (runs.empty() && last > 0)
        runs.push_back({0, static_cast<double>(last) * 1e-9, false});
    return runs;
}

} // namespace perfdeck
