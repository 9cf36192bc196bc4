// SPDX-License-Identifier: GPL-3.0-or-later
// How alerts are joined to the rest of a session.
#include "core/engine/SessionPrivate.h"

namespace perfdeck {

AlertWitnesses Session::Private::witnesses()
{
    return {[this] { return watch->findings(); },
            [this] { return board.all(); },
            [this] { return recorder->lastSamples(); }};
}

std::unique_ptr<AlertWatch> Session::Private::makeAlertWatch()
{
    AlertWatchOptions options;
    options.rules = config.alerts.rules;
    if (config.readOnlyHistory)
        options.refusal = "the history is only looked at";
    else if (config.alerts.isOff)
        options.refusal = "alerts were switched off at the start";
    if (!config.databasePath.empty() && !config.readOnlyHistory)
        options.commands.emplace(config.databasePath);
    AlertWatchSink sink;
    sink.store = [this](AlertChanges changes) { recorder->store(std::move(changes)); };
    sink.post = [this](Event event) { recorder->post(std::move(event)); };
    sink.changed = [this](AlertNews news) { desk->announce(news); };
    return std::make_unique<AlertWatch>(
        AlertWatchParts{{catalog, live, history, clock}, witnesses(), timeSuspended},
        std::move(options),
        std::move(sink));
}

std::unique_ptr<EngineAlertDesk> Session::Private::makeDesk()
{
    return std::make_unique<EngineAlertDesk>(AlertDeskParts{
        *alertWatch,
        {catalog, live, history, clock},
        witnesses(),
        config.alerts,
        config.readOnlyHistory,
        [this](auto run, auto refuse) { submit(std::move(run), std::move(refuse)); }});
}

} // namespace perfdeck
