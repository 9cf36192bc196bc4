// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Sqlite.h"
#include "core/store/SqlQuery.h"
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp at(Duration after)
{
    return kHistoryStart + after;
}

SeriesKeyPtr seriesOf(const Labels &labels)
{
    auto key = std::make_shared<SeriesKey>();
    key->metric = "gpu_temperature_celsius";
    key->labels = labels;
    return key;
}

Alert firing(const Labels &labels, Timestamp fired)
{
    Alert alert;
    alert.rule = "gpu-hot";
    alert.labels = labels;
    alert.id = alertId(alert.rule, labels);
    alert.episode = episodeId(alert.id, fired);
    alert.series = seriesOf(labels);
    alert.state = AlertState::Firing;
    alert.severity = Severity::Critical;
    alert.since = fired + 10s;
    alert.raisedAt = fired - 60s;
    alert.firedAt = fired;
    alert.value = 91.5;
    alert.level = 90;
    alert.peak = 94.25;
    alert.title = "GPU'); DROP TABLE alerts;-- 熱い";
    alert.text = "Look at the fans.\n";
    alert.isFlapping = true;
    alert.isInhibited = true;
    alert.silence = SilenceId(4);
    alert.acknowledgement
        = Acknowledgement{"anna", fired + 30s, "fans are ordered", fired + 24h, true};
    alert.memory = {{fired - 60s, std::nullopt, fired - 30s},
                    fired - 20s,
                    std::nullopt,
                    fired,
                    AlertState::Firing,
                    true};
    return alert;
}

AlertEpisode episodeOf(const Alert &alert)
{
    AlertEpisode episode;
    episode.id = alert.episode;
    episode.alert = alert.id;
    episode.rule = alert.rule;
    episode.labels = alert.labels;
    episode.series = alert.series;
    episode.title = alert.title;
    episode.severity = alert.severity;
    episode.raisedAt = alert.raisedAt;
    episode.firedAt = alert.firedAt;
    episode.peak = alert.peak;
    episode.level = alert.level;
    return episode;
}

AlertEpisode ended(AlertEpisode episode, Timestamp time)
{
    episode.endedAt = time;
    episode.end = AlertReason::Missing;
    return episode;
}

AlertTransition transition(const Alert &alert, Timestamp time)
{
    return {alert.id,
            alert.episode,
            time,
            AlertState::Pending,
            AlertState::Firing,
            Severity::Critical,
            AlertReason::Breach,
            91.5,
            90,
            std::numeric_limits<std::uint64_t>::max()};
}

void apply(HistoryFixture &history, AlertChanges changes)
{
    history.store().apply(std::move(changes));
    history.flush();
}

std::unique_ptr<HistoryReader> reader(HistoryFixture &history)
{
    return std::move(history.store().newReader()).value();
}

StoredAlerts statesOf(HistoryFixture &history)
{
    return reader(history)->alertStates().value();
}

bool isSame(const SeriesKeyPtr &a, const SeriesKeyPtr &b)
{
    return a && b ? *a == *b : a == b;
}

/// Equal but for the place of the series in memory.
void expectSame(Alert found, const Alert &expected)
{
    EXPECT_TRUE(isSame(found.series, expected.series));
    found.series = expected.series;
    EXPECT_EQ(found, expected);
}

void expectSame(AlertEpisode found, const AlertEpisode &expected)
{
    EXPECT_TRUE(isSame(found.series, expected.series));
    found.series = expected.series;
    EXPECT_EQ(found, expected);
}

std::vector<std::vector<SqlValue>> answer(const HistoryFixture &history, const std::string &sql)
{
    std::vector<std::vector<SqlValue>> rows;
    SqlSink sink;
    sink.row = [&rows](std::span<const SqlValue> row) {
        rows.emplace_back(row.begin(), row.end());
        return true;
    };
    const Status ran = runSql(history.path(), sql, {}, sink);
    EXPECT_TRUE(ran) << ran.error().message();
    return rows;
}

TEST(StoredAlerts, ComeBackWholeAfterARestart)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    EXPECT_TRUE(statesOf(history).alerts.empty());

    const Alert plain = firing({{"device", "1"}}, at(2h));
    Alert odd = firing({{"device", "0"}, {"host", "a\"b\\"}}, at(1h));
    odd.state = AlertState::NoData;
    odd.series = nullptr;
    odd.acknowledgement.reset();
    odd.silence = {};
    odd.level = -std::numeric_limits<double>::infinity();
    odd.problem = "There are no samples.";
    AlertEpisode open = episodeOf(plain);
    open.acknowledgedAt = at(2h + 30s);
    open.actions = {{AlertAction::Kind::Comment, plain.id, plain.episode, "bob", at(2h), "hm", {}},
                    {AlertAction::Kind::Snooze,
                     plain.id,
                     plain.episode,
                     "anna",
                     at(2h + 30s),
                     "fans are ordered",
                     at(26h)}};
    const Silence silence{SilenceId(4),
                          {{"device", LabelMatcher::Kind::Pattern, "*"},
                           {"rule", LabelMatcher::Kind::NotEqual, "a \"b\", c\n"}},
                          {at(1h), at(5h)},
                          "anna",
                          "moving racks",
                          at(30min)};
    apply(history,
          {{std::make_shared<Alert>(plain), std::make_shared<Alert>(odd)},
           {open, ended(episodeOf(odd), at(90min))},
           {transition(plain, at(2h))},
           {silence}});
    for (int round = 0; round < 2; ++round) {
        SCOPED_TRACE(round);
        const StoredAlerts stored = statesOf(history);
        ASSERT_EQ(stored.alerts.size(), 2u);
        const bool isPlainFirst = stored.alerts[0]->id == plain.id;
        expectSame(*stored.alerts[isPlainFirst ? 0 : 1], plain);
        expectSame(*stored.alerts[isPlainFirst ? 1 : 0], odd);
        ASSERT_EQ(stored.episodes.size(), 1u); // the open one
        expectSame(stored.episodes[0], open);
        EXPECT_EQ(stored.transitions, std::vector{transition(plain, at(2h))});
        EXPECT_EQ(stored.silences, Silences{silence});
        history.reopen();
    }
}

TEST(StoredAlerts, AreForgottenWhenTheyAreWellWhileTheirHistoryStays)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    Alert alert = firing({{"device", "1"}}, at(2h));
    alert.value = std::numeric_limits<double>::quiet_NaN();
    apply(history, {{std::make_shared<Alert>(alert)}, {episodeOf(alert)}, {}, {}});
    EXPECT_TRUE(std::isnan(statesOf(history).alerts.at(0)->value));
    alert.state = AlertState::Normal;
    apply(history, {{std::make_shared<Alert>(alert)}, {ended(episodeOf(alert), at(3h))}, {}, {}});
    EXPECT_TRUE(statesOf(history).alerts.empty());
    EXPECT_TRUE(statesOf(history).episodes.empty());
    const auto past = reader(history)->alertHistory({TimeRange::everything(), {}, {}, 10});
    ASSERT_TRUE(past);
    ASSERT_EQ(past->episodes.size(), 1u);
    EXPECT_EQ(past->episodes[0].endedAt, at(3h));
    EXPECT_EQ(past->episodes[0].end, AlertReason::Missing);
}

TEST(StoredAlerts, AreAskedForByTimeRuleAndInstance)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    const Labels one{{"device", "1"}};
    const Alert early = firing(one, at(1h));
    const Alert late = firing(one, at(5h));
    Alert other = firing({{"device", "2"}}, at(3h));
    other.rule = "gpu-full";
    apply(history,
          {{},
           {ended(episodeOf(early), at(2h)), ended(episodeOf(other), at(4h)), episodeOf(late)},
           {transition(early, at(1h)), transition(other, at(3h)), transition(late, at(5h))},
           {}});
    const auto firedAt = [&history](const AlertQuery &query) {
        std::vector<Duration> found;
        const Result<AlertHistory> answer = reader(history)->alertHistory(query);
        for (const AlertEpisode &episode : answer->episodes)
            found.push_back(episode.firedAt - kHistoryStart);
        return found;
    };
    using Found = std::vector<Duration>;
    AlertQuery all;
    all.range = {at(0h), at(100h)};
    EXPECT_EQ(firedAt(all), (Found{5h, 3h, 1h}));
    EXPECT_EQ(firedAt({{at(2h), at(3h)}, {}, {}, 10}), (Found{1h})) << "what touches it";
    EXPECT_EQ(firedAt({{at(50h), at(51h)}, {}, {}, 10}), (Found{5h})) << "open ones go on";
    EXPECT_EQ(firedAt({all.range, "gpu-full", {}, 10}), (Found{3h}));
    EXPECT_EQ(firedAt({all.range, {}, early.id, 10}), (Found{5h, 1h}));
    const AlertHistory cut = reader(history)->alertHistory({all.range, {}, {}, 2}).value();
    EXPECT_TRUE(cut.isCut);
    EXPECT_EQ(cut.episodes.size(), 2u);
    EXPECT_TRUE(cut.transitions.empty());
    const AlertHistory whole = reader(history)->alertHistory({all.range, {}, early.id, 10}).value();
    EXPECT_FALSE(whole.isCut);
    EXPECT_EQ(whole.transitions,
              (std::vector{transition(early, at(1h)), transition(late, at(5h))}));
}

TEST(StoredAlerts, KeepHowTellingWent)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    EXPECT_TRUE(reader(history)->deliveries(10)->empty());
    Delivery first{NoticeId(1),
                   "mail",
                   Delivery::State::Waiting,
                   1,
                   at(1h),
                   at(1h),
                   at(2h),
                   "The server refused.",
                   "GPU is hot",
                   Severity::Critical,
                   {EpisodeId(-5)}};
    const Delivery second{NoticeId(2),
                          "hook",
                          Delivery::State::Sent,
                          1,
                          at(2h),
                          at(2h),
                          {},
                          "200",
                          "GPU is hot",
                          Severity::Warning,
                          {}};
    history.store().apply(Deliveries{first, second});
    history.flush();
    first.state = Delivery::State::Sent;
    first.attempts = 2;
    first.nextAttempt.reset();
    history.store().apply(Deliveries{first});
    history.flush();
    EXPECT_EQ(*reader(history)->deliveries(10), (Deliveries{second, first}));
    EXPECT_EQ(*reader(history)->deliveries(1), Deliveries{second});
}

TEST(StoredAlerts, CanBeAskedForInSqlBeforeThereIsAny)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    history.flush();
    const char *question = "SELECT a.fingerprint, a.rule, labels ->> 'device', end_reason, kind, "
                           "who FROM alerts a LEFT JOIN alert_actions ON episode = a.id";
    EXPECT_TRUE(answer(history, question).empty());
    for (const char *table : {"alert_transitions", "alert_states", "silences", "deliveries"})
        EXPECT_TRUE(answer(history, std::string("SELECT * FROM ") + table).empty());
    const Alert alert = firing({{"device", "1"}}, at(2h));
    AlertEpisode episode = episodeOf(alert);
    episode.actions = {{AlertAction::Kind::Acknowledge, alert.id, {}, "anna", at(2h), "", {}}};
    apply(history, {{}, {episode}, {}, {}});
    const auto rows = answer(history, question);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(std::get<std::string>(rows[0][0]), alertFingerprint(alert.id));
    EXPECT_EQ(std::get<std::string>(rows[0][1]), "gpu-hot");
    EXPECT_EQ(std::get<std::string>(rows[0][2]), "1");
    EXPECT_TRUE(std::holds_alternative<std::monostate>(rows[0][3]));
    EXPECT_EQ(std::get<std::string>(rows[0][4]), "acknowledge");
    EXPECT_EQ(std::get<std::string>(rows[0][5]), "anna");
}

TEST(StoredAlerts, AreKeptForTheirOwnTimeWhateverBecomesOfSamples)
{
    constexpr Duration kYear = 24h * 365;
    SqliteHistoryOptions options;
    options.retention.raw = 1h;
    options.retention.alerts = kYear;
    HistoryFixture history(options);
    ASSERT_TRUE(history.open());
    const Alert old = firing({{"device", "1"}}, at(0h));
    const Alert young = firing({{"device", "1"}}, at(2h));
    const Alert open = firing({{"device", "2"}}, at(0h));
    AlertEpisode oldEpisode = ended(episodeOf(old), at(1h));
    oldEpisode.actions = {{AlertAction::Kind::Comment, old.id, old.episode, "a", at(0h), "b", {}}};
    Silence silence;
    silence.id = SilenceId(1);
    silence.matchers = {{"a", LabelMatcher::Kind::Equal, "b"}};
    silence.range = {at(0h), at(1h)};
    AlertChanges changes;
    changes.episodes = {oldEpisode, ended(episodeOf(young), at(3h)), episodeOf(open)};
    changes.transitions = {transition(old, at(0h)), transition(young, at(2h))};
    changes.silences = {silence};
    apply(history, changes);
    const auto left = [&history] {
        std::vector<Duration> fired;
        const AlertQuery all{TimeRange::everything(), {}, {}, 10};
        const Result<AlertHistory> answer = reader(history)->alertHistory(all);
        for (const AlertEpisode &episode : answer->episodes)
            fired.push_back(episode.firedAt - kHistoryStart);
        return fired;
    };
    // The clock alone takes nothing away: nothing newer has happened.
    history.store().maintain(at(kYear * 10));
    EXPECT_EQ(left().size(), 3u);
    apply(history, {{}, {}, {transition(young, at(kYear + 2h))}, {}});
    history.store().maintain(at(kYear + 2h));
    EXPECT_EQ(left(), (std::vector<Duration>{2h, 0h})) << "the open one stays";
    Database database(history.path(), Database::Mode::ReadOnly);
    EXPECT_EQ(database.number("SELECT count(*) FROM alert_actions"), 0);
    EXPECT_EQ(database.number("SELECT count(*) FROM alert_transitions"), 2);
    EXPECT_EQ(database.number("SELECT count(*) FROM silences"), 0);
}

TEST(StoredAlerts, OfAReadOnlyFileAreReadAndNotWritten)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    const Alert alert = firing({{"device", "1"}}, at(2h));
    apply(history, {{std::make_shared<Alert>(alert)}, {}, {}, {}});
    history.close();
    SqliteHistoryOptions options;
    options.path = history.path();
    options.readOnly = true;
    const auto store = makeSqliteHistory(options);
    SeriesCatalog catalog;
    store->open(catalog);
    Alert well = alert;
    well.state = AlertState::Normal;
    store->apply(AlertChanges{{std::make_shared<Alert>(well)}, {}, {}, {}});
    store->flush(kHistoryStart);
    const StoredAlerts stored = (*store->newReader())->alertStates().value();
    ASSERT_EQ(stored.alerts.size(), 1u);
    expectSame(*stored.alerts[0], alert);
}

} // namespace
} // namespace perfdeck
