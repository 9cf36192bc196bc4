// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/CommandRoute.h"

#include "core/alerts/state/AlertBook.h"
#include "core/engine/alerts/CommandBox.h"
#include "core/store/SqliteHistory.h"
#include "core/store/WriterLock.h"

#include <filesystem>
#include <set>
#include <utility>

namespace perfdeck {

namespace {

/// What the rules say does not matter where nothing is evaluated; that they are there does.
AlertRulesPtr rulesOf(const StoredAlerts &stored)
{
    std::set<std::string> ids;
    for (const AlertPtr &alert : stored.alerts)
        ids.insert(alert->rule);
    auto rules = std::make_shared<AlertRules>();
    for (const std::string &id : ids)
        rules->emplace_back().id = id;
    return rules;
}

Status commentLate(HistoryStore &store, HistoryReader &reader, const AlertAction &comment)
{
    auto past = reader.alertHistory({TimeRange::everything(), {}, comment.alert, 1000});
    auto episode
        = past ? commented(std::move(*past), comment) : Result<AlertEpisode>(failure(past.error()));
    if (!episode)
        return failure(episode.error());
    AlertChanges changes;
    changes.episodes.push_back(std::move(*episode));
    store.apply(std::move(changes));
    return {};
}

Status carryOutHere(HistoryStore &store, const std::vector<AlertCommand> &commands, Timestamp now)
{
    const auto reader = store.newReader();
    if (!reader)
        return failure(reader.error());
    auto stored = (*reader)->alertStates();
    if (!stored)
        return failure(stored.error());
    AlertBook book;
    const AlertRulesPtr rules = rulesOf(*stored);
    book.load(std::move(*stored));
    book.setRules(rules, now);
    Status done;
    for (const AlertCommand &command : commands) {
        done = carryOut(book, command, now);
        if (isLateComment(command, done))
            done = commentLate(store, **reader, std::get<AlertAction>(command));
        if (!done)
            break;
    }
    store.apply(book.takeChanges());
    store.flush(now);
    if (const StorageStatus status = store.status();
        done && status.state != StorageStatus::State::Writing)
        return failure(ErrorKind::Unavailable, "Nothing was kept", status.problem);
    return done;
}

} // namespace

Status carryOut(AlertBook &book, const AlertCommand &command, Timestamp now)
{
    if (const auto *action = std::get_if<AlertAction>(&command))
        return book.act(*action, now);
    if (const auto *silence = std::get_if<Silence>(&command)) {
        const auto put = book.putSilence(*silence, now);
        return put ? Status() : Status(failure(put.error()));
    }
    book.endSilence(std::get<EndSilence>(command).silence, now);
    return {};
}

Result<CommandWay> carryOutAt(const std::string &databasePath,
                              const std::vector<AlertCommand> &commands,
                              Timestamp now,
                              std::chrono::milliseconds patience)
{
    std::error_code error;
    if (!std::filesystem::exists(databasePath, error))
        return failure(ErrorKind::NotFound,
                       "Nothing was done",
                       "there is no history " + databasePath,
                       "Name one with --db-path");
    WriterLock lock;
    if (const Status free = lock.acquire(databasePath); !free) {
        if (free.error().kind != ErrorKind::Locked)
            return failure(free.error());
        const CommandBox box(databasePath);
        for (const AlertCommand &command : commands)
            if (const Status sent = box.send(command, patience); !sent)
                return failure(sent.error());
        return CommandWay::Holder;
    }
    lock.release(); // for the store to take
    SqliteHistoryOptions options;
    options.path = databasePath;
    const auto store = makeSqliteHistory(options);
    SeriesCatalog catalog;
    if (!store->open(catalog))
        return failure(ErrorKind::Unavailable, "Nothing was done", store->status().problem);
    const Status done = carryOutHere(*store, commands, now);
    store->close();
    if (!done)
        return failure(done.error());
    return CommandWay::Here;
}

} // namespace perfdeck
