// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/BenchmarkHistory.h"

#include <algorithm>
#include <map>
#include <utility>

namespace perfdeck {

namespace {

Timestamp timeOf(const BenchmarkRun &run, const BenchmarkCell &cell)
{
    if (cell.start != Timestamp())
        return cell.start;
    return run.start != Timestamp() ? run.start : run.queued;
}

void findChangesOf(CellHistoryLine &line)
{
    std::vector<double> values;
    for (const CellHistoryPoint &point : line.points)
        values.push_back(point.value.value);
    line.changes = findChanges(values, {ChangePreset::Regression, kUsualSensitivity}).points;
}

} // namespace

std::vector<CellTrack> cellTracks(const BenchmarkRuns &runs, const std::string &definition)
{
    std::map<std::pair<std::string, CellKey>, std::size_t> counts;
    for (const BenchmarkRunPtr &run : runs)
        if (definition.empty() || run->definition.id == definition)
            for (const BenchmarkCell &cell : run->cells)
                if (isComparable(cell))
                    ++counts[{run->definition.id, cell.key}];
    std::vector<CellTrack> tracks;
    for (const auto &[key, count] : counts)
        tracks.push_back({key.first, key.second, count});
    std::ranges::stable_sort(
        tracks, [](const CellTrack &a, const CellTrack &b) { return a.results > b.results; });
    return tracks;
}

std::vector<CellHistoryLine>
cellHistory(const BenchmarkRuns &runs, const CellTrack &track, CellNumber number)
{
    std::map<std::string, CellHistoryLine> lines;
    for (const BenchmarkRunPtr &run : runs) {
        if (run->definition.id != track.definition)
            continue;
        for (const BenchmarkCell &cell : run->cells) {
            const Estimate value = estimateOf(cell, number);
            if (cell.key == track.key && isComparable(cell) && value.isKnown())
                lines[run->environment.key].points.push_back(
                    {timeOf(*run, cell), value, {run, &cell}});
        }
    }
    std::vector<CellHistoryLine> made;
    for (auto &[environment, line] : lines) {
        line.environment = environment;
        std::ranges::stable_sort(line.points, {}, &CellHistoryPoint::time);
        findChangesOf(line);
        made.push_back(std::move(line));
    }
    std::ranges::stable_sort(
        made, {}, [](const CellHistoryLine &line) { return line.points.front().time; });
    const EnvironmentFingerprint *known = nullptr;
    for (CellHistoryLine &line : made) {
        const EnvironmentFingerprint &environment = line.points.front().at.run->environment;
        if (known != nullptr)
            line.differences = differingFacts(*known, environment);
        if (!environment.facts.empty())
            known = &environment;
    }
    return made;
}

} // namespace perfdeck
