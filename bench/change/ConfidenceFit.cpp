// SPDX-License-Identifier: GPL-3.0-or-later
// Which share of the reported changes is right, by the evidence for them: what the steps of
// core/stats/change/Confidence.cpp were taken from. Simulated histories with known steps, and the
// histories with labelled changes below the folder given (default: $PERFDECK_SHARED_DIR).
// Usage: bench_change_confidence [FOLDER]
#include "bench/change/SimulatedHistory.h"

#include "core/base/SplitMix.h"
#include "core/collect/parse/SeriesFile.h"
#include "core/stats/change/Confidence.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace perfdeck::bench {
namespace {

constexpr std::size_t kMargin = 5;

struct Report
{
    double evidence = 0;
    double confidence = 0;
    bool isRight = false;
};

/// Each true place serves the nearest report within the margin, once.
void judge(const std::vector<ChangePoint> &points,
           std::vector<std::size_t> truth,
           std::vector<Report> &reports)
{
    for (const ChangePoint &point : points) {
        const auto distance = [&point](std::size_t place) {
            return place < point.index ? point.index - place : place - point.index;
        };
        const auto nearest = std::ranges::min_element(truth, {}, distance);
        const bool isRight = nearest != truth.end() && distance(*nearest) <= kMargin;
        reports.push_back({point.evidence, point.confidence, isRight});
        if (isRight)
            truth.erase(nearest);
    }
}

/// Histories of 60 … 365 points, a third without a change, the others with 1 … 3 steps of 0.5 … 8
/// deviations.
std::vector<Report> simulated(ChangePreset preset)
{
    constexpr std::array kKinds{
        NoiseKind::Normal, NoiseKind::HeavyTails, NoiseKind::TwoModes, NoiseKind::Memory};
    std::vector<Report> reports;
    std::uint64_t state = 1;
    for (std::uint64_t run = 1; run <= 3'000; ++run) {
        HistoryPlan plan{60 + splitMix64(state) % 306, kKinds[run % kKinds.size()], 3, 0.3};
        std::vector<double> history = simulatedHistory(run, plan);
        std::vector<std::size_t> truth;
        const std::size_t steps = run % 3 == 0 ? 0 : 1 + splitMix64(state) % 3;
        for (std::size_t i = 1; i <= steps; ++i) {
            const std::size_t at = i * plan.size / (steps + 1) + splitMix64(state) % 10;
            const double size = 0.5 * std::exp2(4 * splitMixUnit(state));
            addStep(history, at, (splitMix64(state) % 2 == 0 ? 1 : -1) * size * plan.deviation);
            truth.push_back(at);
        }
        judge(findChanges(history, {preset, kUsualSensitivity, 0}).points, truth, reports);
    }
    return reports;
}

/// Of several labellers all places count.
std::vector<Report> labelled(const std::filesystem::path &truthFile,
                             const std::filesystem::path &folder,
                             ChangePreset preset)
{
    std::vector<Report> reports;
    std::ifstream file(truthFile);
    const auto truth = nlohmann::json::parse(file, nullptr, false);
    for (const auto &[name, entry] : truth.items()) {
        const std::filesystem::path path = folder / (name + ".json");
        std::ifstream in(path);
        const std::string text((std::istreambuf_iterator<char>(in)), {});
        const auto series = readSeriesJson(text, path.string());
        if (!series || series->columns.size() != 1)
            continue;
        std::vector<std::size_t> places;
        for (const auto &labels : entry["annotations"])
            for (const std::size_t place : labels)
                places.push_back(place);
        judge(findChanges(series->columns[0].values, {preset, kUsualSensitivity, 0}).points,
              places,
              reports);
    }
    return reports;
}

void print(const char *what, const std::vector<Report> &reports, ChangePreset preset)
{
    std::printf("%s: %zu reports\n", what, reports.size());
    const auto steps = confidenceSteps(preset);
    double error = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        std::size_t count = 0;
        std::size_t right = 0;
        for (const Report &report : reports) {
            if (report.confidence != steps[i].confidence)
                continue;
            ++count;
            right += report.isRight ? 1U : 0U;
        }
        const double share
            = static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(count, 1));
        error += static_cast<double>(count) * std::abs(share - steps[i].confidence);
        std::printf("  evidence from %5.1f: %5zu reports, right %.3f, stated %.3f\n",
                    std::max(steps[i].evidence, -99.0),
                    count,
                    share,
                    steps[i].confidence);
    }
    std::printf("  mean distance of stated and right %.4f\n",
                error / static_cast<double>(std::max<std::size_t>(reports.size(), 1)));
}

} // namespace
} // namespace perfdeck::bench

int main(int argc, char **argv)
{
    using namespace perfdeck;
    using namespace perfdeck::bench;
    print("simulated, regression", simulated(ChangePreset::Regression), ChangePreset::Regression);
    const char *usual = std::getenv("PERFDECK_SHARED_DIR");
    const std::filesystem::path folder = argc > 1 ? argv[1] : usual != nullptr ? usual : "";
    const std::filesystem::path stats = folder / "fixtures/stats";
    if (!std::filesystem::exists(stats / "ci/truth.json")) {
        std::puts("no labelled histories: name the folder that holds fixtures/stats");
        return 0;
    }
    print("known steps on noise of real histories, regression",
          labelled(stats / "ci/truth.json", stats / "ci/cases", ChangePreset::Regression),
          ChangePreset::Regression);
    print(
        "labelled by people, structural",
        labelled(stats / "tcpd/annotations.json", stats / "tcpd/series", ChangePreset::Structural),
        ChangePreset::Structural);
    return 0;
}
