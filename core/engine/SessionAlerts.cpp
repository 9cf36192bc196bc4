// SPDX-License-Identifier: GPL-3.0-or-later
// How alerts are joined to the rest of a session.
#include "core/engine/SessionPrivate.h"

#include <QDateTime>
#include <QTimeZone>

#include <filesystem>
#include <unistd.h>

namespace perfdeck {

namespace {

std::optional<Zone> zoneOf(const std::string &name)
{
    const QTimeZone zone
        = name.empty() ? QTimeZone::systemTimeZone() : QTimeZone(QByteArray::fromStdString(name));
    if (!zone.isValid())
        return std::nullopt;
    return Zone([zone](Timestamp time) {
        const auto ms
            = std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
        const QDateTime moment = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
        return Duration(std::chrono::seconds(zone.offsetFromUtc(moment)));
    });
}

/// Beside the history; without one nothing outlives the process anyway.
std::string spoolOf(const Config &config)
{
    if (!config.databasePath.empty())
        return config.databasePath + "-notices";
    std::error_code ignored;
    return (std::filesystem::temp_directory_path(ignored)
            / ("perfdeck-notices-" + std::to_string(::getpid())))
        .string();
}

std::vector<Sample> samplesOf(const WatchParts &data, const SeriesKey &key, TimeRange range)
{
    std::vector<Sample> samples;
    const SeriesId id = data.catalog->find(key);
    if (!id.isValid())
        return samples;
    SeriesLoader loader(data.live, data.history);
    SeriesData read;
    loader.load(id, range, FrameTier::Raw, read);
    for (std::size_t i = 0; i < read.times.size(); ++i)
        samples.push_back({read.times[i], read.values[i]});
    return samples;
}

} // namespace

AlertWitnesses Session::Private::witnesses()
{
    return {[this] { return watch->findings(); },
            [this] { return board.all(); },
            [this] { return recorder->lastSamples(); }};
}

std::unique_ptr<NoticeOffice> Session::Private::makeNotices()
{
    const WatchParts data{catalog, live, history, clock};
    SenderTools tools;
    tools.samples
        = [data](const SeriesKey &key, TimeRange range) { return samplesOf(data, key, range); };
    tools.desktop = [this](NoticePtr notice) { return desk->show(std::move(notice)); };
    tools.zone = zoneOf({}).value_or(Zone());
    NoticeSink sink;
    sink.store = [this](Deliveries deliveries) { recorder->store(std::move(deliveries)); };
    sink.post = [this](Event event) { recorder->post(std::move(event)); };
    sink.changed = [this] { desk->announceDeliveries(); };
    return std::make_unique<NoticeOffice>(NoticeOptions{config.alerts.notices, spoolOf(config)},
                                          NoticeParts{clock, zoneOf, std::move(tools)},
                                          std::move(sink));
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
        AlertWatchParts{{catalog, live, history, clock}, witnesses(), timeSuspended, notices.get()},
        std::move(options),
        std::move(sink));
}

std::unique_ptr<EngineAlertDesk> Session::Private::makeDesk()
{
    return std::make_unique<EngineAlertDesk>(AlertDeskParts{
        *alertWatch,
        *notices,
        {catalog, live, history, clock},
        witnesses(),
        config.alerts,
        config.readOnlyHistory,
        [this](auto run, auto refuse) { submit(std::move(run), std::move(refuse)); }});
}

} // namespace perfdeck
