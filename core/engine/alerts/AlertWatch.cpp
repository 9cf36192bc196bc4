// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/AlertWatch.h"

#include "core/engine/EventText.h"
#include "core/engine/alerts/CommandRoute.h"
#include "core/model/AlertTemplate.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace perfdeck {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kReadyEvery{50};
/// Commands of other processes are taken in, and beats are met, about so exactly.
constexpr milliseconds kLongestWait{200};
constexpr seconds kLookEvery{3}; ///< at the rule files: a stat() each
constexpr seconds kShowEvery{5}; ///< what another process stored
constexpr seconds kNewsEvery{1};
constexpr milliseconds kHandOver{5000}; ///< for the other process to take a command
constexpr std::size_t kRemembered = 2000; ///< episodes and transitions
/// More of them at once are told as a number: nobody reads a list of thousands.
constexpr std::size_t kMostEvents = 50;

AlertWording wordingBy(std::shared_ptr<const Clock> clock)
{
    return [clock = std::move(clock)](const AlertRule &rule, Alert &alert) {
        const Unit unit = valueUnit(rule.condition);
        const Timestamp now = clock->now();
        alert.title = fillTemplate(rule.title, alert, unit, now);
        alert.text = fillTemplate(rule.text, alert, unit, now);
    };
}

/// Only what people are told about: not what waits, not what goes on as it was.
bool isEvent(const AlertTransition &it)
{
    const auto isActive = [](AlertState state) {
        return state != AlertState::Normal && state != AlertState::Pending;
    };
    return it.reason != AlertReason::BreachedAgain && (isActive(it.from) || isActive(it.to))
        && it.to != AlertState::Recovering;
}

} // namespace

AlertWatch::AlertWatch(AlertWatchParts parts, AlertWatchOptions options, AlertWatchSink sink)
    : m_parts(std::move(parts))
    , m_options(std::move(options))
    , m_sink(std::move(sink))
    , m_recent(kRemembered)
    , m_world(m_parts.data, m_parts.witnesses)
    , m_folder(m_options.rules)
    , m_clock(m_parts.suspended)
{
}

void AlertWatch::submit(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_all();
}

void AlertWatch::carryOut(AlertCommand command, std::function<void(Status)> done)
{
    submit([this, command = std::move(command), done = std::move(done)] {
        const Status carried = carry(command);
        if (done)
            done(carried);
    });
}

void AlertWatch::putRule(AlertRule rule, std::function<void(Status)> done)
{
    submit([this, rule = std::move(rule), done = std::move(done)] {
        const Status written = m_folder.put(rule);
        m_lastLook = {};
        lookAtFiles();
        done(written);
    });
}

void AlertWatch::removeRule(std::string id, std::function<void(Status)> done)
{
    submit([this, id = std::move(id), done = std::move(done)] {
        const Status written = m_folder.remove(id);
        m_lastLook = {};
        lookAtFiles();
        done(written);
    });
}

void AlertWatch::putPlan(NoticePlan plan, std::function<void(Status)> done)
{
    submit([this, plan = std::move(plan), done = std::move(done)] {
        const Status written = m_parts.notices
            ? m_parts.notices->putPlan(plan)
            : failure(ErrorKind::Unavailable, "The channels are not kept", "nobody is told");
        m_lastLook = {};
        lookAtFiles();
        done(written);
    });
}

AlertsPtr AlertWatch::alerts() const
{
    const std::lock_guard lock(m_mutex);
    return m_alerts;
}

AlertRuleStatesPtr AlertWatch::rules() const
{
    const std::lock_guard lock(m_mutex);
    return m_rules;
}

SilencesPtr AlertWatch::silences() const
{
    const std::lock_guard lock(m_mutex);
    return m_silences;
}

AlertWatchStatus AlertWatch::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

AlertHistory AlertWatch::joined(AlertHistory stored, const AlertQuery &query) const
{
    return m_recent.joined(std::move(stored), query);
}

void AlertWatch::run(std::stop_token stop, const std::function<bool()> &isReady)
{
    while (!stop.stop_requested() && !isReady()) {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, kReadyEvery, [] { return false; });
    }
    while (!stop.stop_requested()) {
        step();
        wait(stop);
    }
    takeJobs();
    handOut(true);
    // Before the writer closes the file: it tidies up only as the last one.
    m_world.dropReader();
}

void AlertWatch::step()
{
    lookAtFiles();
    if (!m_options.refusal.empty() || isHeldElsewhere()) {
        m_rounds.reset();
        showStored();
        takeJobs();
        handOut(false);
        return;
    }
    if (!m_rounds)
        begin();
    takeJobs();
    takeInCommands();
    const Timestamp now = m_parts.data.clock->now();
    watchClock(now);
    const SteadyTime started = m_parts.data.clock->steady();
    const std::uint64_t before = m_rounds->evaluations();
    m_rounds->evaluate(m_world, now);
    if (m_rounds->evaluations() != before) {
        m_hasRuleNews = true;
        m_took = std::chrono::duration_cast<Duration>(m_parts.data.clock->steady() - started);
    }
    handOut(false);
}

void AlertWatch::wait(const std::stop_token &stop)
{
    const Timestamp now = m_parts.data.clock->now();
    const auto next = m_rounds ? m_rounds->nextDue(now) : std::nullopt;
    milliseconds left = kLongestWait;
    if (next && *next - now < kLongestWait)
        left = std::max(std::chrono::ceil<milliseconds>(*next - now), milliseconds(1));
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, stop, left, [this] { return !m_jobs.empty(); });
}

bool AlertWatch::isHeldElsewhere() const
{
    return m_parts.data.history
        && m_parts.data.history->status().state == StorageStatus::State::Refused;
}

void AlertWatch::begin()
{
    m_rounds = std::make_unique<AlertRounds>(wordingBy(m_parts.data.clock));
    Deliveries deliveries;
    if (m_parts.data.history)
        if (const auto reader = m_parts.data.history->newReader()) {
            if (auto stored = (*reader)->alertStates())
                m_rounds->book().load(std::move(*stored));
            deliveries = (*reader)->deliveries(NoticeOffice::kMostShown).value_or(Deliveries());
        }
    if (m_parts.notices && !std::exchange(m_areNoticesOpen, true))
        m_parts.notices->open(std::move(deliveries));
    applyRules();
    hold("fresh data since the start");
    m_hasNews = true;
    handOut(true);
}

/// What the history says, where somebody else or nobody evaluates.
void AlertWatch::showStored()
{
    const SteadyTime now = m_parts.data.clock->steady();
    if (m_lastShown != SteadyTime{} && now - m_lastShown < kShowEvery)
        return;
    m_lastShown = now;
    const auto reader = m_parts.data.history
        ? m_parts.data.history->newReader()
        : Result<std::unique_ptr<HistoryReader>>(failure(ErrorKind::NotFound, "History"));
    auto stored = reader ? (*reader)->alertStates() : Result<StoredAlerts>(StoredAlerts());
    if (!stored)
        return;
    if (m_parts.notices && reader)
        if (const auto deliveries = (*reader)->deliveries(NoticeOffice::kMostShown))
            m_parts.notices->show(*deliveries);
    std::ranges::sort(stored->alerts, [](const AlertPtr &a, const AlertPtr &b) {
        return a->severity != b->severity ? a->severity > b->severity : a->firedAt < b->firedAt;
    });
    {
        const std::lock_guard lock(m_mutex);
        m_alerts = std::make_shared<const Alerts>(std::move(stored->alerts));
        m_silences = std::make_shared<const Silences>(std::move(stored->silences));
    }
    m_hasNews = true;
}

void AlertWatch::takeJobs()
{
    std::deque<Job> jobs;
    {
        const std::lock_guard lock(m_mutex);
        jobs.swap(m_jobs);
    }
    for (const Job &job : jobs)
        job();
    if (!jobs.empty())
        handOut(true);
}

void AlertWatch::takeInCommands()
{
    if (!m_options.commands)
        return;
    bool isAny = false;
    m_options.commands->takeIn([&](const AlertCommand &command) {
        isAny = true;
        return carry(command);
    });
    if (isAny)
        handOut(true);
}

void AlertWatch::lookAtFiles()
{
    const SteadyTime now = m_parts.data.clock->steady();
    if (m_lastLook != SteadyTime{} && now - m_lastLook < kLookEvery)
        return;
    m_lastLook = now;
    if (m_folder.look())
        applyRules();
    if (m_parts.notices)
        m_parts.notices->look();
}

void AlertWatch::applyRules()
{
    m_hasRuleNews = true;
    if (!m_rounds)
        return;
    auto rules = std::make_shared<AlertRules>();
    for (const AlertRuleStatus &status : m_folder.rules())
        rules->push_back(status.rule);
    m_rounds->setRules(std::move(rules), m_parts.data.clock->now());
    if (m_parts.notices)
        m_parts.notices->useRules(m_folder.rules());
}

void AlertWatch::hold(std::string why)
{
    m_rounds->hold(m_parts.data.clock->now());
    m_heldFor = std::move(why);
    m_heldAt = m_rounds->evaluations();
    m_hasRuleNews = true;
}

void AlertWatch::watchClock(Timestamp now)
{
    const auto change = m_clock.check(now, m_parts.data.clock->steady());
    if (!change)
        return;
    const bool isSleep = change->kind == ClockWatch::Change::Kind::Suspend;
    hold(isSleep ? "fresh data after a suspend" : "fresh data after the clock was set");
}

Status AlertWatch::carry(const AlertCommand &command)
{
    if (!m_options.refusal.empty())
        return failure(ErrorKind::ReadOnly, "Nothing was done", m_options.refusal);
    if (!m_rounds)
        return m_options.commands
            ? m_options.commands->send(command, kHandOver)
            : failure(ErrorKind::Locked, "Nothing was done", "another process writes the history");
    const Timestamp now = m_parts.data.clock->now();
    Status done = perfdeck::carryOut(m_rounds->book(), command, now);
    return isLateComment(command, done) ? comment(std::get<AlertAction>(command)) : done;
}

Status AlertWatch::comment(const AlertAction &action)
{
    AlertHistory stored;
    const AlertQuery query{TimeRange::everything(), {}, action.alert, 1000};
    if (m_parts.data.history)
        if (const auto reader = m_parts.data.history->newReader())
            if (auto past = (*reader)->alertHistory(query))
                stored = std::move(*past);
    auto episode = commented(m_recent.joined(std::move(stored), query), action);
    if (!episode)
        return failure(episode.error());
    AlertChanges changes;
    changes.episodes.push_back(std::move(*episode));
    keep(std::move(changes));
    m_hasNews = true;
    return {};
}

void AlertWatch::handOut(bool isUrgent)
{
    if (m_rounds) {
        bool isChanged = false;
        const std::vector<AlertTransition> transitions = takeChanges(isChanged);
        tellPeople(transitions, isChanged);
    }
    const SteadyTime now = m_parts.data.clock->steady();
    const bool isDue = isUrgent || now - m_lastNews >= kNewsEvery;
    if ((!m_hasNews && !m_hasRuleNews) || !isDue)
        return;
    m_lastNews = now;
    publish();
}

std::vector<AlertTransition> AlertWatch::takeChanges(bool &isChanged)
{
    AlertChanges changes = m_rounds->book().takeChanges();
    std::vector<AlertTransition> transitions = changes.transitions;
    if (changes.empty())
        return transitions;
    isChanged = m_hasNews = true;
    post(changes);
    keep(std::move(changes));
    return transitions;
}

void AlertWatch::tellPeople(const std::vector<AlertTransition> &transitions, bool isChanged)
{
    if (!m_parts.notices)
        return;
    AlertBook &book = m_rounds->book();
    if (isChanged) {
        markInhibited();
        bool isMarked = false;
        (void)takeChanges(isMarked); // marks are no transitions
    }
    m_parts.notices->update(
        {book.alerts(), transitions, book.silences(), m_parts.data.clock->now()}, isChanged);
}

void AlertWatch::markInhibited()
{
    AlertBook &book = m_rounds->book();
    const AlertsPtr alerts = book.alerts();
    const std::vector<AlertId> inhibited = m_parts.notices->inhibited(*alerts);
    for (const AlertPtr &alert : *alerts)
        if (const bool is = std::ranges::binary_search(inhibited, alert->id);
            is != alert->isInhibited)
            book.mark(alert->id, is);
}

void AlertWatch::keep(AlertChanges changes)
{
    m_recent.add(changes);
    m_sink.store(std::move(changes));
}

void AlertWatch::post(const AlertChanges &changes)
{
    std::unordered_map<AlertId, const Alert *> known;
    for (const AlertPtr &alert : changes.alerts)
        known[alert->id] = alert.get();
    // An episode keeps the words it began with; those of what is over speak of a value that is
    // well.
    std::unordered_map<EpisodeId, const std::string *> titles;
    for (const AlertEpisode &episode : changes.episodes)
        titles[episode.id] = &episode.title;
    const auto title = [&](const AlertTransition &transition) -> const std::string & {
        const auto episode = titles.find(transition.episode);
        return transition.to == AlertState::Normal && episode != titles.end()
            ? *episode->second
            : known.at(transition.alert)->title;
    };
    std::size_t events = 0;
    for (const AlertTransition &transition : changes.transitions) {
        const auto alert = known.find(transition.alert);
        if (!isEvent(transition) || alert == known.end())
            continue;
        if (++events <= kMostEvents)
            m_sink.post(alertEvent(*alert->second, title(transition), transition));
    }
    if (events > kMostEvents)
        m_sink.post(moreAlertsEvent(events - kMostEvents, changes.transitions.back().time));
}

void AlertWatch::publish()
{
    AlertNews news{m_hasNews, m_hasRuleNews, false};
    const AlertRuleStatesPtr rules = ruleStates();
    AlertWatchStatus status;
    status.took = m_took;
    for (const AlertRuleStatus &rule : *rules)
        status.instances += rule.instances;
    if (m_rounds) {
        status.evaluations = m_rounds->evaluations();
        status.late = m_rounds->late();
        if (m_rounds->evaluations() == m_heldAt)
            status.waitsFor = m_heldFor;
    } else {
        status.waitsFor = m_options.refusal.empty() ? "the PerfDeck that writes the history"
                                                    : m_options.refusal;
        news.silences = news.alerts;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_rules = rules;
        m_status = std::move(status);
        if (m_rounds) {
            m_alerts = m_rounds->book().alerts();
            news.silences = m_silences != m_rounds->book().silences();
            m_silences = m_rounds->book().silences();
        }
    }
    m_hasNews = m_hasRuleNews = false;
    m_sink.changed(news);
}

AlertRuleStatesPtr AlertWatch::ruleStates() const
{
    AlertRuleStates states = m_folder.rules();
    for (std::size_t i = 0; m_rounds && i < states.size(); ++i) {
        const RuleProgress progress = m_rounds->progress(i);
        AlertRuleStatus &state = states[i];
        state.problem = progress.problem;
        state.instances = progress.counts.instances;
        state.extra = progress.counts.extra;
        state.firing = progress.counts.firing;
        state.lastEvaluation = progress.lastEvaluation;
        state.took = progress.took;
        if (m_parts.notices)
            if (const auto told = m_parts.notices->noticesByRule().find(state.rule.id);
                told != m_parts.notices->noticesByRule().end())
                state.notices = told->second;
    }
    const AlertRuleStates &refused = m_folder.refused();
    states.insert(states.end(), refused.begin(), refused.end());
    return std::make_shared<const AlertRuleStates>(std::move(states));
}

} // namespace perfdeck
