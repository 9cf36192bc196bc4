// SPDX-License-Identifier: GPL-3.0-or-later
// What a sample of a live series costs to judge, beside a bare pass over as many lags in the same
// run; and how often the anomaly scores alarm where nothing happens.
// Usage: bench_stream [--null]
#include "bench/storage/Stopwatch.h"

#include "core/stats/stream/AnomalyScore.h"
#include "core/stats/stream/Cusum.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <numbers>
#include <random>

namespace perfdeck {
namespace {

constexpr std::size_t kSamples = 20'000;
constexpr int kRounds = 7;

/// Days of 288 samples with noise and rare spikes.
std::vector<double> daily(unsigned seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> noise;
    std::vector<double> values(kSamples);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = 20 * std::sin(2 * std::numbers::pi * static_cast<double>(i) / 288)
            + noise(random) + (random() % 500 == 0 ? 30 : 0);
    return values;
}

Timestamp timeOf(std::size_t sample)
{
    return Timestamp(std::chrono::seconds(1'800'000'000 + sample));
}

double scoreAll(const std::vector<double> &values, AnomalyDetail detail)
{
    AnomalyScorer scorer(detail);
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        sum += scorer.push(timeOf(i), values[i]);
    return sum;
}

double watchAll(const std::vector<double> &values)
{
    DriftWatch watch;
    int drifts = 0;
    for (const double value : values)
        drifts += watch.push(value) ? 1 : 0;
    return drifts;
}

/// The least that two sums of squared differences for every lag cost.
double passAll(const std::vector<double> &values)
{
    std::vector<double> fast(PastValues::kReach);
    std::vector<double> slow(PastValues::kReach);
    for (std::size_t i = PastValues::kReach; i < values.size(); ++i) {
        const double *past = values.data() + i - PastValues::kReach;
        for (std::size_t lag = 0; lag < PastValues::kReach; ++lag) {
            const double difference = values[i] - past[lag];
            fast[lag] = 0.85 * fast[lag] + difference * difference;
            slow[lag] = 0.998 * slow[lag] + difference * difference;
        }
    }
    return fast[0] + slow[0];
}

/// Microseconds a sample.
double measure(const std::vector<double> &values,
               const std::function<double(const std::vector<double> &)> &work)
{
    volatile double kept = 0;
    return bench::medianMilliseconds(kRounds, [&] { kept = work(values); }) * 1e3 / kSamples;
}

void measureSpeed()
{
    const std::vector<double> values = daily(1);
    const double pass = measure(values, passAll);
    const double simple
        = measure(values, [](const auto &all) { return scoreAll(all, AnomalyDetail::Simple); });
    const double shape
        = measure(values, [](const auto &all) { return scoreAll(all, AnomalyDetail::Shape); });
    std::printf("limit: two passes over %zu lags   %8.3f us\n", PastValues::kReach, pass);
    std::printf("drift watch                         %8.3f us\n", measure(values, watchAll));
    std::printf("anomaly score, simple               %8.3f us (budget 2)\n", simple);
    std::printf("anomaly score, with shape           %8.3f us (budget 20), %.2f x limit\n",
                shape,
                shape / pass);
}

struct Noise
{
    const char *name;
    /// The next value; gets its number and the one before.
    std::function<double(std::mt19937_64 &, std::size_t, double)> next;
};

std::array<Noise, 6> noises()
{
    const auto autoregressive = [](double share) {
        return [share](std::mt19937_64 &random, std::size_t, double last) {
            return share * last + std::normal_distribution<double>()(random);
        };
    };
    return {{
        {"independent", autoregressive(0)},
        {"AR(1) 0.5", autoregressive(0.5)},
        {"AR(1) 0.9", autoregressive(0.9)},
        {"Student, 3 degrees",
         [](std::mt19937_64 &random, std::size_t, double) {
             return std::student_t_distribution<double>(3)(random);
         }},
        {"lognormal",
         [](std::mt19937_64 &random, std::size_t, double) {
             return std::lognormal_distribution<double>()(random);
         }},
        {"days of 288",
         [](std::mt19937_64 &random, std::size_t i, double) {
             return 10 * std::sin(2 * std::numbers::pi * static_cast<double>(i) / 288)
                 + std::normal_distribution<double>()(random);
         }},
    }};
}

void measureAlarms(const Noise &noise, AnomalyDetail detail)
{
    constexpr unsigned kSeries = 10;
    constexpr std::array<std::size_t, 3> kEnds{600, 4'000, kSamples};
    std::array<int, 3> alarms{};
    for (unsigned seed = 0; seed < kSeries; ++seed) {
        std::mt19937_64 random(seed);
        AnomalyScorer scorer(detail);
        double value = 0;
        for (std::size_t i = 0; i < kSamples; ++i) {
            value = noise.next(random, i, value);
            if (scorer.push(timeOf(i), value) >= kAnomalyAlarm)
                ++alarms[i < kEnds[0] ? 0 : i < kEnds[1] ? 1 : 2];
        }
    }
    std::printf("%-20s %-7s", noise.name, detail == AnomalyDetail::Shape ? "shape" : "simple");
    std::size_t begin = 0;
    for (std::size_t part = 0; part < kEnds.size(); ++part) {
        const auto samples = static_cast<double>(kSeries * (kEnds[part] - begin));
        std::printf(" %8.2f", 1'000 * alarms[part] / samples);
        begin = kEnds[part];
    }
    std::printf("\n");
}

void measureNull()
{
    std::printf("alarms a 1,000 samples, by samples seen: below 600, 4,000, %zu\n", kSamples);
    for (const auto detail : {AnomalyDetail::Simple, AnomalyDetail::Shape})
        for (const Noise &noise : noises())
            measureAlarms(noise, detail);
}

} // namespace
} // namespace perfdeck

int main(int argc, char **argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--null") == 0)
        perfdeck::measureNull();
    else
        perfdeck::measureSpeed();
    return 0;
}
