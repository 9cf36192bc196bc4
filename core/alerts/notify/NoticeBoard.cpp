// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/NoticeBoard.h"

#include "core/alerts/notify/Inhibited.h"

#include <algorithm>

namespace perfdeck {

namespace {

/// What tells routes apart: two with the same key would take the same alerts.
std::string routeKey(const NoticeRoute &route)
{
    std::string key
        = std::string(severityName(route.least)) + '{' + matchersText(route.matchers) + '}';
    for (const std::string &label : route.groupBy)
        (key += '/') += label;
    return key;
}

std::string floodKey(const std::string &route)
{
    return route + " flood";
}

Labels groupLabels(const NoticeRoute &route, const Alert &alert)
{
    Labels labels;
    for (const std::string &name : route.groupBy)
        labels.set(name,
                   name == "rule"           ? std::string_view(alert.rule)
                       : name == "severity" ? severityName(alert.severity)
                                            : alert.labels.get(name));
    return labels;
}

/// Why and when instances were well again.
using Endings = std::map<AlertId, std::pair<Timestamp, AlertReason>>;

Endings endingsOf(std::span<const AlertTransition> transitions)
{
    Endings endings;
    for (const AlertTransition &transition : transitions)
        if (transition.to == AlertState::Normal)
            endings[transition.alert] = {transition.time, transition.reason};
    return endings;
}

/// A wall clock that was set back must not hold notices until it is where it was.
void clamp(std::optional<Timestamp> &time, Timestamp now)
{
    if (time)
        time = std::min(*time, now);
}

} // namespace

NoticeBoard::NoticeBoard(ZoneFinder zones, NoticeMemory memory)
    : m_zones(std::move(zones))
    , m_memory(std::move(memory))
{
}

void NoticeBoard::setPlan(NoticePlanPtr plan, Repeats repeats)
{
    m_plan = std::move(plan);
    m_repeats = std::move(repeats);
    m_homes.clear();
    m_routes.clear();
    m_alerts.reset();
    for (const NoticeRoute &route : m_plan->routes)
        m_routes.try_emplace(routeKey(route), &route);
    for (auto &[key, group] : m_memory.groups)
        if (!m_routes.contains(group.route))
            for (auto &[id, member] : group.members)
                if (member.told)
                    m_strays.insert_or_assign(id, std::move(member));
    std::erase_if(m_memory.groups,
                  [this](const auto &entry) { return !m_routes.contains(entry.second.route); });
}

const NoticeBoard::Home &NoticeBoard::homeOf(const Alert &alert)
{
    const auto [at, isNew] = m_homes.try_emplace(alert.id);
    Home &home = at->second;
    if (!isNew && home.severity == alert.severity)
        return home;
    home = {alert.severity, nullptr, {}, {}};
    const auto route = std::ranges::find_if(m_plan->routes, [&alert](const NoticeRoute &each) {
        return alert.severity >= each.least && matches(each.matchers, alert);
    });
    if (route == m_plan->routes.end())
        return home;
    home.route = &*m_routes.find(routeKey(*route));
    home.group = home.route->first + groupLabels(*route, alert).toJson();
    home.flood = floodKey(home.route->first);
    return home;
}

void NoticeBoard::join(const AlertPtr &alert)
{
    const Home &home = homeOf(*alert);
    if (home.route == nullptr)
        return;
    const auto flood = m_memory.groups.find(home.flood);
    if (flood != m_memory.groups.end() && flood->second.members.contains(alert->id))
        return;
    NoticeGroup &group = m_memory.groups[home.group];
    if (group.members.empty()) {
        group.route = home.route->first;
        group.labels = groupLabels(*home.route->second, *alert);
    }
    const auto [at, isNew] = group.members.try_emplace(alert->id);
    if (!isNew)
        return;
    if (auto stray = m_strays.extract(alert->id)) {
        at->second = std::move(stray.mapped());
        m_isChanged = true;
    }
    at->second.alert = alert;
}

void NoticeBoard::findHome(const std::string &key, const NoticeGroup &group, NoticeMember &member)
{
    const Home &home = homeOf(*member.alert);
    member.isHome = home.route != nullptr
        && (key == home.group || (group.isFlood && group.route == home.route->first));
    member.heardElsewhere.clear();
    if (!member.isHome && home.route != nullptr)
        member.heardElsewhere = home.route->second->channels;
}

void NoticeBoard::follow(const NoticeRound &round, const Active &active)
{
    const Endings endings = endingsOf(round.transitions);
    for (auto &[key, group] : m_memory.groups) {
        clamp(group.newsSince, round.now);
        clamp(group.lastToldAt, round.now);
        clamp(group.lastEscalatedAt, round.now);
        for (auto &[id, member] : group.members) {
            member.firstToldAt = std::min(member.firstToldAt, round.now);
            member.lastToldAt = std::min(member.lastToldAt, round.now);
            if (const auto found = active.find(id); found != active.end()) {
                member.alert = found->second;
                member.endedAt.reset();
                findHome(key, group, member);
            } else if (!member.endedAt) {
                const auto ending = endings.find(id);
                member.endedAt = round.now;
                member.end = AlertReason::Cleared;
                if (ending != endings.end())
                    std::tie(member.endedAt, member.end) = ending->second;
            }
        }
        std::erase_if(group.members, [](const auto &entry) {
            const NoticeMember &member = entry.second;
            return !member.told && (member.endedAt || !member.isHome);
        });
    }
    std::erase_if(m_homes, [&active](const auto &entry) { return !active.contains(entry.first); });
    m_strays.clear();
}

void NoticeBoard::noteNews(const NoticeMoment &moment)
{
    for (auto &[key, group] : m_memory.groups) {
        const bool hasNews = std::ranges::any_of(group.members, [&moment](const auto &entry) {
            return newsOf(entry.second, moment).has_value();
        });
        if (!hasNews)
            group.newsSince.reset();
        else if (!group.newsSince)
            group.newsSince = moment.now;
    }
}

bool NoticeBoard::isMuted(const NoticeRoute &route, Timestamp now) const
{
    return std::ranges::any_of(m_plan->mutes, [&](const MuteTime &mute) {
        if (std::ranges::find(route.mutes, mute.name) == route.mutes.end())
            return false;
        const auto zone = m_zones ? m_zones(mute.zone) : std::optional<Zone>();
        return zone && perfdeck::isMuted(mute, *zone, now);
    });
}

/// Groups that are due for the first time, when they are too many for one notice each.
void NoticeBoard::poolFloods(Timestamp now)
{
    std::map<std::string, std::vector<std::string>> due;
    for (const auto &[key, group] : m_memory.groups)
        if (group.newsSince && !group.lastToldAt && !group.isFlood
            && *group.newsSince + m_routes[group.route]->groupWait <= now)
            due[group.route].push_back(key);
    for (const auto &[route, keys] : due) {
        if (isMuted(*m_routes[route], now))
            continue;
        auto &opened = m_memory.opened[route];
        std::erase_if(opened, [&, this](Timestamp time) {
            return time > now || time + m_routes[route]->groupInterval <= now;
        });
        if (opened.size() + keys.size() <= kMostGroups) {
            opened.insert(opened.end(), keys.size(), now);
            continue;
        }
        NoticeGroup &flood = m_memory.groups[floodKey(route)];
        flood.route = route;
        flood.isFlood = true;
        for (const std::string &key : keys) {
            NoticeGroup &group = m_memory.groups[key];
            flood.members.merge(group.members);
            flood.newsSince = std::min(flood.newsSince.value_or(now), *group.newsSince);
            m_memory.groups.erase(key);
        }
    }
}

void NoticeBoard::tellGroups(const NoticeMoment &moment, NoticeNews &news)
{
    const auto take = [&news](std::vector<NoticePtr> notices) {
        std::ranges::move(notices, std::back_inserter(news.notices));
    };
    for (auto &[key, group] : m_memory.groups) {
        const NoticeRoute &route = *m_routes[group.route];
        if (isMuted(route, moment.now))
            continue;
        NoticeTelling telling(moment, route, key, group);
        const bool isDue = group.newsSince && *group.newsSince + route.groupWait <= moment.now
            && (!group.lastToldAt || *group.lastToldAt + route.groupInterval <= moment.now);
        if (isDue) {
            take(telling.news());
            m_isChanged = true; // also where no channel wants to hear of it
        }
        take(telling.escalations());
        take(telling.repeats());
        take(telling.acknowledgement());
    }
    std::erase_if(m_memory.groups, [](const auto &entry) { return entry.second.members.empty(); });
}

void NoticeBoard::beat(Timestamp now, NoticeNews &news)
{
    const DeadManSwitch &deadMan = m_plan->deadMan;
    clamp(m_memory.heartbeatAt, now);
    if (deadMan.channel.empty()
        || (m_memory.heartbeatAt && now < *m_memory.heartbeatAt + deadMan.interval))
        return;
    auto notice = std::make_shared<Notice>();
    notice->channel = deadMan.channel;
    notice->status = NoticeStatus::Heartbeat;
    notice->groupKey = "heartbeat";
    notice->time = now;
    notice->title = "PerfDeck is running";
    notice->text = "When this message stops coming, nobody watches any more.";
    notice->id = noticeId(*notice);
    news.notices.push_back(std::move(notice));
    m_memory.heartbeatAt = now;
}

/// Nothing of it depends on the time: the same snapshot need not be looked at twice.
void NoticeBoard::takeIn(const NoticeRound &round)
{
    Active active;
    active.reserve(round.alerts->size());
    for (const AlertPtr &alert : *round.alerts)
        if (alert->isActive())
            active.emplace(alert->id, alert);
    for (const AlertPtr &alert : *round.alerts)
        if (alert->isActive())
            join(alert);
    follow(round, active);
    m_inhibited = inhibitedAlerts(m_plan->inhibitions, *round.alerts);
    m_alerts = round.alerts;
}

NoticeNews NoticeBoard::update(const NoticeRound &round)
{
    NoticeNews news;
    if (!m_plan)
        return news;
    if (round.alerts != m_alerts || !round.transitions.empty())
        takeIn(round);
    NoticeMoment moment{round.now, m_plan.get(), &m_repeats, m_inhibited, {}};
    if (round.silences)
        for (const Silence &silence : *round.silences)
            if (silence.range.contains(round.now))
                moment.silences.push_back(&silence);
    noteNews(moment);
    poolFloods(round.now);
    tellGroups(moment, news);
    beat(round.now, news);
    news.isMemoryChanged = std::exchange(m_isChanged, false) || !news.notices.empty();
    return news;
}

} // namespace perfdeck
