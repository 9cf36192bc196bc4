// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to hold 100,000 instances of rules against the live window of 10,000 series every
// 5 s, to take in a storm, and to try a rule on a week. One thread; the limit is the bare reading
// of the same windows.
#include "core/alerts/state/AlertRounds.h"
#include "core/alerts/state/RuleBacktest.h"
#include "core/store/LiveWindow.h"
#include "core/store/SeriesCatalog.h"
#include "tests/support/FakeAlertWorld.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kStart{Duration(1'699'999'200'000'000)};
constexpr std::size_t kSeries = 10'000;
constexpr std::size_t kGroup = 100; ///< series of one source
constexpr std::size_t kRules = 10;
constexpr Duration kStep = 5s;

double cpuMs()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

/// What the engine reads from while it runs.
class LiveWorld final : public AlertWorld
{
public:
    LiveWorld()
    {
        for (std::size_t i = 0; i < kSeries; ++i) {
            Labels labels{{"source", "host" + std::to_string(i / kGroup)},
                          {"device", "gpu" + std::to_string(i % kGroup)},
                          {"cluster", "east"}};
            m_ids.push_back(m_catalog.intern(
                std::make_shared<const SeriesKey>(SeriesKey{"load", std::move(labels)})));
        }
        m_values.resize(kSeries);
    }

    void tick(Timestamp time, const std::function<double(std::size_t)> &value)
    {
        for (std::size_t i = 0; i < kSeries; ++i)
            m_values[i] = value(i);
        for (std::size_t first = 0; first < kSeries; first += kGroup)
            m_live.append({GroupId(static_cast<GroupId::Value>(first / kGroup + 1)),
                           time,
                           std::span(m_ids).subspan(first, kGroup),
                           std::span<const double>(m_values).subspan(first, kGroup)});
    }

    /// The bare reading of every window.
    std::size_t readAll(TimeRange range)
    {
        m_times.clear();
        m_read.clear();
        for (const SeriesId id : m_ids)
            m_live.read(id, range, m_times, m_read);
        return m_times.size();
    }

    std::uint64_t generation() const override { return 1; }

    std::vector<SeriesRecord> match(const Selector &selector) override
    {
        return m_catalog.match(selector);
    }

    std::optional<Sample> newest(SeriesId series) override { return m_live.last(series); }

    Status read(SeriesId series,
                TimeRange range,
                std::vector<Timestamp> &times,
                std::vector<double> &values) override
    {
        m_live.read(series, range, times, values);
        return {};
    }

    FindingsPtr findings() override { return std::make_shared<const Findings>(); }

    std::vector<SourceLife> sources() override { return {}; }

private:
    SeriesCatalog m_catalog;
    LiveWindow m_live{LiveLimits{}};
    std::vector<SeriesId> m_ids;
    std::vector<double> m_values;
    std::vector<Timestamp> m_times;
    std::vector<double> m_read;
};

AlertRules rulesOf(double level)
{
    constexpr std::array kReducers{
        Reducer::Average, Reducer::Maximum, Reducer::Minimum, Reducer::Last, Reducer::Quantile};
    AlertRules rules;
    for (std::size_t i = 0; i < kRules; ++i) {
        AlertRule rule;
        rule.id = "rule-" + std::to_string(i);
        rule.title = "{device} of {source} is busy";
        rule.text = "{value} is above {level}";
        rule.condition = ThresholdCondition{
            "load", kReducers[i % kReducers.size()], 0.95, i % 2 == 0 ? 1min : 2min};
        rule.ladder.raise = {std::nullopt, level, level + 0.2};
        rule.ladder.clear = {std::nullopt, level - 0.1, std::nullopt};
        rule.interval = kStep;
        rule.pending = {};
        rule.maxInstances = kSeries;
        rules.push_back(rule);
    }
    return rules;
}

/// Even in [0, 1), the same for the same series and moment.
double unit(std::size_t series, std::int64_t tick)
{
    std::uint64_t mixed = series * 0x9E37'79B9'7F4A'7C15ULL
        + static_cast<std::uint64_t>(tick) * 0xBF58'476D'1CE4'E5B9ULL;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58'476D'1CE4'E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D0'49BB'1331'11EBULL;
    return static_cast<double>((mixed ^ (mixed >> 31U)) >> 11U) * 0x1.0p-53;
}

void study(const char *what,
           double level,
           const std::function<double(std::size_t, std::int64_t)> &value)
{
    LiveWorld world;
    AlertRounds rounds;
    rounds.setRules(std::make_shared<const AlertRules>(rulesOf(level)), kStart);
    std::vector<double> evaluations;
    std::vector<double> bare;
    std::size_t transitions = 0;
    std::size_t alerts = 0;
    for (std::int64_t tick = 0; tick < 84; ++tick) {
        const Timestamp now = kStart + tick * kStep;
        world.tick(now, [&](std::size_t i) { return value(i, tick); });
        if (tick < 60)
            continue; // five minutes are there
        double before = cpuMs();
        const std::size_t read = world.readAll({now - 2min, now + Duration(1)});
        bare.push_back(cpuMs() - before);
        if (read == 0)
            std::exit(EXIT_FAILURE);
        before = cpuMs();
        rounds.evaluate(world, now);
        const AlertChanges changes = rounds.book().takeChanges();
        alerts = rounds.book().alerts()->size();
        if (tick >= 64) { // the first ones meet the instances
            evaluations.push_back(cpuMs() - before);
            transitions += changes.transitions.size();
        }
    }
    std::ranges::sort(evaluations);
    std::ranges::sort(bare);
    const double median = evaluations[evaluations.size() / 2];
    const double limit = bare[bare.size() / 2];
    std::printf("%-38s %6.1f ms (most %6.1f), %5.2f us an instance, budget 500 ms; bare reading "
                "%5.1f ms, ratio %.1f; %zu alerts, %zu transitions an evaluation\n",
                what,
                median,
                evaluations.back(),
                median * 1e3 / (kSeries * kRules),
                limit,
                median / limit,
                alerts,
                transitions / evaluations.size());
}

void storm()
{
    LiveWorld world;
    AlertRounds rounds;
    AlertRules rules = rulesOf(0.9);
    rules.resize(1);
    rules[0].condition = ThresholdCondition{"load", Reducer::Last};
    rounds.setRules(std::make_shared<const AlertRules>(rules), kStart);
    for (std::int64_t tick = 0; tick < 12; ++tick) {
        const double value = tick < 10 ? 0.1 : 0.95;
        world.tick(kStart + tick * kStep, [value](std::size_t) { return value; });
        const double before = cpuMs();
        rounds.evaluate(world, kStart + tick * kStep);
        const AlertChanges changes = rounds.book().takeChanges();
        const std::size_t alerts = rounds.book().alerts()->size();
        if (tick >= 9)
            std::printf("storm, %s: %6.1f ms, %zu alerts, %zu transitions to be stored\n",
                        tick == 9        ? "before     "
                            : tick == 10 ? "all fire   "
                                         : "all go on  ",
                        cpuMs() - before,
                        alerts,
                        changes.transitions.size());
    }
}

void past(int days, const char *what, const AlertCondition &condition, double level)
{
    FakeAlertWorld world;
    const std::int64_t seconds = std::int64_t{days} * 24 * 3600;
    for (std::size_t i = 0; i < 20; ++i) {
        const SeriesKey key{"load", {{"gpu", std::to_string(i)}}};
        for (std::int64_t s = 0; s < seconds; ++s)
            world.add(key, kStart + s * 1s, s % 40'000 < 600 ? 0.95 : 0.5 * unit(i, s));
    }
    AlertRule rule = rulesOf(level).front();
    rule.condition = condition;
    rule.interval = 15s;
    const double before = cpuMs();
    const auto result = backtest({rule, {}, {kStart, kStart + seconds * 1s}, {}}, world, {});
    if (!result) {
        std::printf("%s: %s\n", what, result.error().message().c_str());
        return;
    }
    std::printf(
        "back-test, %d days of 1 s x 20 series, %-20s %6.2f s, budget 10 s, fires %zu times\n",
        days,
        what,
        (cpuMs() - before) / 1e3,
        result->fired);
}

} // namespace
} // namespace perfdeck

int main()
{
    using namespace perfdeck;
    std::printf("10 rules x 10,000 series = 100,000 instances, samples of 5 s, windows of 1 and 2 "
                "minutes\n");
    study("all well", 0.9, [](std::size_t i, std::int64_t tick) { return 0.5 * unit(i, tick); });
    study("one series in ten fires", 0.9, [](std::size_t i, std::int64_t tick) {
        return (i % 10 == 0 ? 0.95 : 0.3) + 0.04 * unit(i, tick);
    });
    study("all fire", 0.9, [](std::size_t i, std::int64_t tick) {
        return 0.95 + 0.04 * unit(i, tick);
    });
    storm();
    past(7, "threshold of 1 min", ThresholdCondition{"load"}, 0.9);
    past(7, "threshold of 1 h", ThresholdCondition{"load", Reducer::Average, 0, 1h}, 0.5);
    past(7, "expression", ThresholdCondition{"avg_over_time(load[1m])", Reducer::Last}, 0.9);
    past(7, "change in 1 h", ChangeCondition{{"load"}, ChangeKind::Relative, 1h}, 0.9);
    past(1, "anomaly", AnomalyCondition{"load"}, 0.9);
    return EXIT_SUCCESS;
}
