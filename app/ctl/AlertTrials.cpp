// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AlertTrials.h"

#include "app/ctl/AlertListing.h"
#include "core/alerts/notify/ChannelSender.h"
#include "core/alerts/state/RuleBacktest.h"
#include "core/engine/alerts/LiveAlertWorld.h"
#include "core/model/ValueText.h"
#include "core/store/SqliteHistory.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kMostKnown = 10'000; ///< episodes that it is held against

std::string timesText(std::size_t count)
{
    return count == 1 ? "once" : std::to_string(count) + " times";
}

} // namespace

ExitCode backtestRule(const AlertRule &rule,
                      const AlertRuleStates &others,
                      const std::string &databasePath,
                      TimeRange range,
                      const std::string &format)
{
    const auto reader = openSqliteReader(databasePath);
    if (!reader)
        return fail(reader.error());
    const auto known = (*reader)->alertHistory({range, rule.id, {}, kMostKnown});
    if (!known)
        return fail(known.error());
    SqliteHistoryOptions options;
    options.path = databasePath;
    options.readOnly = true;
    const std::shared_ptr<HistoryStore> store = makeSqliteHistory(options);
    const auto catalog = std::make_shared<SeriesCatalog>();
    if (!store->open(*catalog))
        return fail({ErrorKind::Unavailable, "Nothing was tried", store->status().problem, {}});
    const auto findings
        = std::make_shared<const Findings>((*reader)->findings().value_or(Findings()));
    LiveAlertWorld world({catalog, nullptr, store, std::make_shared<SystemClock>()},
                         {[findings] { return findings; },
                          [] { return std::vector<SourceStatus>(); },
                          [] { return Timestamp(); }});
    BacktestQuestion question;
    question.rule = rule;
    for (const AlertRuleStatus &other : others)
        question.others.push_back(other.rule);
    question.range = range;
    question.known = known->episodes;
    ProgressBar bar("back-test");
    const auto tried = backtest(question, world, {}, [&bar](double part) { bar.show(part); });
    if (!tried)
        return fail(tried.error());
    const ExitCode listed = listEpisodes(tried->episodes, {}, format);
    tell(rule.id + " would have fired " + timesText(tried->fired) + ", in all "
         + durationText(tried->firing) + ", at " + std::to_string(tried->instances)
         + (tried->instances == 1 ? " instance" : " instances"));
    return listed;
}

ExitCode testChannels(const NoticePlan &plan,
                      const std::vector<std::string> &names,
                      const std::string &format)
{
    for (const std::string &name : names)
        if (std::ranges::find(plan.channels, name, &NoticeChannel::name) == plan.channels.end())
            return fail({ErrorKind::NotFound,
                         "Nothing was sent to " + name,
                         "there is no such channel",
                         {}});
    const auto writer = makeTableWriter(outputFormat(format), standardOutput());
    writer->begin(std::vector<std::string>{"channel", "kind", "sent", "outcome"});
    bool areAllSent = true;
    for (const NoticeChannel &channel : plan.channels) {
        const bool isWanted = names.empty() ? channel.isEnabled
                                            : std::ranges::find(names, channel.name) != names.end();
        if (!isWanted)
            continue;
        const Attempt attempt
            = sendNotice(channel, testNotice(channel, SystemClock().now()), {}, {});
        const bool isSent = attempt.result == Attempt::Result::Sent;
        areAllSent = areAllSent && isSent;
        writer->row(std::vector<Cell>{channel.name,
                                      std::string(channelKindName(channel.kind)),
                                      std::string(isSent ? "yes" : "no"),
                                      attempt.outcome});
    }
    writer->end();
    return std::fflush(stdout) == 0 && areAllSent ? kFinished : kFailed;
}

} // namespace perfdeck
