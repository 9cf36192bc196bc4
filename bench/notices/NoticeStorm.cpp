// SPDX-License-Identifier: GPL-3.0-or-later
// What a storm of alerts becomes: 10,000 firings in the same second, in one rule, in many rules,
// and grouped so that each would be a notice of its own; how long the board takes, and whether each
// of them is counted in a notice. Then what a round costs in which nothing happens.
#include "core/alerts/notify/NoticeBoard.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kStart{std::chrono::seconds(1'795'262'400)};
constexpr std::size_t kStorm = 10'000;
constexpr std::size_t kHandful = 12;

AlertsPtr firings(std::size_t count, std::size_t rules)
{
    auto alerts = std::make_shared<Alerts>();
    for (std::size_t i = 0; i < count; ++i) {
        auto alert = std::make_shared<Alert>();
        alert->rule = "rule-" + std::to_string(i % rules);
        alert->labels = {{"instance", "host" + std::to_string(i)}, {"cluster", "a"}};
        alert->id = alertId(alert->rule, alert->labels);
        alert->episode = episodeId(alert->id, kStart);
        alert->state = AlertState::Firing;
        alert->severity = static_cast<Severity>(i % 3);
        alert->since = alert->raisedAt = alert->firedAt = kStart;
        alert->title = "Something is high on host" + std::to_string(i);
        alert->text = "It passed its level";
        alerts->push_back(std::move(alert));
    }
    return alerts;
}

NoticePlanPtr planOf(std::vector<std::string> groupBy)
{
    auto plan = std::make_shared<NoticePlan>();
    NoticeChannel channel;
    channel.name = "hook";
    channel.kind = ChannelKind::Webhook;
    plan->channels = {channel};
    NoticeRoute route;
    route.channels = {"hook"};
    route.groupBy = std::move(groupBy);
    plan->routes = {route};
    return plan;
}

double elapsedMs(std::chrono::steady_clock::time_point since)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since)
        .count();
}

struct Storm
{
    std::size_t notices = 0;
    std::size_t counted = 0; ///< alerts, listed or in a number
    double firstMs = 0; ///< the round in which they appear
    double tellMs = 0; ///< the round that tells them
};

/// The first ten minutes, a round every five seconds.
Storm blow(std::size_t rules, std::vector<std::string> groupBy)
{
    NoticeBoard board;
    board.setPlan(planOf(std::move(groupBy)));
    const AlertsPtr alerts = firings(kStorm, rules);
    Storm storm;
    for (Duration passed{0}; passed < 10min; passed += 5s) {
        const auto since = std::chrono::steady_clock::now();
        const NoticeNews news = board.update({alerts, {}, nullptr, kStart + passed});
        const double took = elapsedMs(since);
        if (passed == Duration(0))
            storm.firstMs = took;
        for (const NoticePtr &notice : news.notices) {
            ++storm.notices;
            storm.counted += notice->items.size() + notice->more;
            storm.tellMs = std::max(storm.tellMs, took);
        }
    }
    return storm;
}

/// `isNew`: the snapshot was made anew, though nothing in it changed.
double quietRoundMs(std::size_t count, bool isNew)
{
    constexpr int kRounds = 9;
    NoticeBoard board;
    board.setPlan(planOf({"rule", "cluster"}));
    AlertsPtr alerts = firings(count, 50);
    Timestamp now = kStart;
    for (int i = 0; i < 2; ++i, now += 30s)
        static_cast<void>(board.update({alerts, {}, nullptr, now}));
    std::vector<double> times;
    for (int i = 0; i < kRounds; ++i, now += 1s) {
        if (isNew)
            alerts = std::make_shared<const Alerts>(*alerts);
        const auto since = std::chrono::steady_clock::now();
        static_cast<void>(board.update({alerts, {}, nullptr, now}));
        times.push_back(elapsedMs(since));
    }
    std::ranges::sort(times);
    return times[kRounds / 2];
}

int run()
{
    bool isKept = true;
    const auto show = [&isKept](const char *what, const Storm &storm) {
        const bool holds = storm.notices <= kHandful && storm.counted == kStorm;
        isKept = isKept && holds;
        std::printf(
            "%-34s %3zu notices (limit %zu)  %zu of %zu alerts counted  first round %.1f ms  "
            "telling %.1f ms%s\n",
            what,
            storm.notices,
            kHandful,
            storm.counted,
            kStorm,
            storm.firstMs,
            storm.tellMs,
            holds ? "" : "  MISSED");
    };
    show("one rule", blow(1, {"rule", "cluster"}));
    show("ten rules", blow(10, {"rule", "cluster"}));
    show("500 rules", blow(500, {"rule", "cluster"}));
    show("a group for each", blow(500, {"instance"}));
    for (const std::size_t count : {1'000U, 10'000U, 100'000U})
        std::printf("round without news, %6zu active    %.2f ms, with a new snapshot %.2f ms\n",
                    count,
                    quietRoundMs(count, false),
                    quietRoundMs(count, true));
    return isKept ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace
} // namespace perfdeck

int main()
{
    return perfdeck::run();
}
