// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/NoticeTelling.h"

#include "core/alerts/notify/NoticeWording.h"

#include <algorithm>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;

constexpr Duration kRepeat = 4h;
constexpr Duration kRepeatCritical = 1h;
/// A flapping instance that keeps still so long is told about again.
constexpr Duration kStill = 10min;

/// Recovering still fires.
AlertState toldState(const Alert &alert)
{
    return alert.state == AlertState::Recovering ? AlertState::Firing : alert.state;
}

bool isSuppressed(const Alert &alert, const NoticeMoment &moment)
{
    return std::ranges::binary_search(moment.inhibited, alert.id)
        || std::ranges::any_of(moment.silences, [&alert](const Silence *silence) {
               return matches(silence->matchers, alert);
           });
}

AlertReason firstReason(const Alert &alert)
{
    if (alert.state == AlertState::NoData)
        return AlertReason::NoData;
    return alert.state == AlertState::Error ? AlertReason::Error : AlertReason::Breach;
}

/// Why the other state is told.
AlertReason changeReason(AlertState from, AlertState to)
{
    if (to == AlertState::NoData)
        return AlertReason::NoData;
    if (to == AlertState::Error)
        return AlertReason::Error;
    return from == AlertState::NoData ? AlertReason::DataReturned : AlertReason::ErrorEnded;
}

/// How an active member differs from what was told.
std::optional<AlertReason> difference(const NoticeMember &member)
{
    const Alert &alert = *member.alert;
    if (!member.told)
        return firstReason(alert);
    if (alert.severity > member.toldSeverity)
        return AlertReason::Escalated;
    if (member.isFlapping && alert.isFlapping)
        return std::nullopt;
    if (*member.told != alert.episode || (alert.isFlapping && !member.isFlapping))
        return firstReason(alert);
    if (toldState(alert) != member.toldState)
        return changeReason(member.toldState, toldState(alert));
    if (alert.severity < member.toldSeverity)
        return AlertReason::DeEscalated;
    return std::nullopt;
}

bool isWorse(const NoticeItem &a, const NoticeItem &b)
{
    const auto rank = [](const NoticeItem &item) {
        return std::tuple(!item.isNews,
                          item.endedAt.has_value(),
                          -static_cast<int>(item.alert->severity),
                          item.alert->firedAt,
                          item.alert->id);
    };
    return rank(a) < rank(b);
}

Labels commonLabels(const std::vector<NoticeItem> &items)
{
    Labels common = items.front().alert->labels;
    for (const NoticeItem &item : items) {
        std::vector<Labels::Pair> kept;
        for (const auto &[name, value] : common)
            if (item.alert->labels.get(name) == value)
                kept.emplace_back(name, value);
        common = Labels(std::move(kept));
    }
    return common;
}

/// The worst of what goes on; where nothing does, of what is over.
Severity worst(const std::vector<NoticeItem> &items)
{
    const bool isOver = std::ranges::all_of(
        items, [](const NoticeItem &item) { return item.endedAt.has_value(); });
    Severity severity = Severity::Info;
    for (const NoticeItem &item : items)
        if (isOver || !item.endedAt)
            severity = std::max(severity, item.alert->severity);
    return severity;
}

/// Services that track alerts by our key want to know what became of each key.
bool keepsState(const NoticeChannel &channel)
{
    return channel.kind == ChannelKind::PagerDuty;
}

bool wantsEnd(const NoticeChannel &channel, const NoticeMember &member)
{
    const bool hearsElsewhere
        = std::ranges::find(member.heardElsewhere, channel.name) != member.heardElsewhere.end();
    return tellsResolved(channel) && (!hearsElsewhere || keepsState(channel));
}

} // namespace

std::optional<AlertReason> newsOf(const NoticeMember &member, const NoticeMoment &moment)
{
    if (member.endedAt) {
        const bool mayReturn = member.isFlapping && moment.now < *member.endedAt + kStill;
        return member.told && !mayReturn ? std::optional(member.end) : std::nullopt;
    }
    if (!member.isHome)
        return std::nullopt;
    const auto reason = difference(member);
    return reason && !isSuppressed(*member.alert, moment) ? reason : std::nullopt;
}

NoticeTelling::NoticeTelling(const NoticeMoment &moment,
                             const NoticeRoute &route,
                             const std::string &key,
                             NoticeGroup &group)
    : m_moment(moment)
    , m_route(route)
    , m_key(key)
    , m_group(group)
{
}

bool NoticeTelling::mayTell(const NoticeMember &member) const
{
    return member.told && !member.endedAt && member.isHome && member.alert->isOpen(m_moment.now)
        && !isSuppressed(*member.alert, m_moment);
}

bool NoticeTelling::sees(const std::string &channel, const NoticeMember &member) const
{
    if (std::ranges::find(m_route.channels, channel) != m_route.channels.end())
        return true;
    const std::size_t reached = std::min(member.escalations, m_route.escalations.size());
    return std::any_of(m_route.escalations.begin(),
                       m_route.escalations.begin() + static_cast<std::ptrdiff_t>(reached),
                       [&channel](const NoticeRoute::Escalation &escalation) {
                           return std::ranges::find(escalation.channels, channel)
                               != escalation.channels.end();
                       });
}

std::vector<std::string> NoticeTelling::channels() const
{
    std::vector<std::string> names = m_route.channels;
    for (const auto &escalation : m_route.escalations)
        for (const std::string &name : escalation.channels)
            if (std::ranges::find(names, name) == names.end())
                names.push_back(name);
    return names;
}

Duration NoticeTelling::repeatOf(const NoticeMember &member) const
{
    const auto own = m_moment.repeats->find(member.alert->rule);
    const Duration wish = m_route.repeat               ? *m_route.repeat
        : own != m_moment.repeats->end()               ? own->second
        : member.alert->severity == Severity::Critical ? kRepeatCritical
                                                       : kRepeat;
    const Duration step = std::max<Duration>(m_route.groupInterval, 1s);
    return (wish + step - Duration(1)) / step * step;
}

NoticePtr NoticeTelling::noticeFor(const NoticeChannel &channel, const Choice &choice) const
{
    auto notice = std::make_shared<Notice>();
    bool hasNews = false;
    bool isOver = true;
    for (const auto &[id, member] : m_group.members) {
        const auto news = choice.news.find(id);
        const bool isNews = news != choice.news.end();
        const bool isStanding = member.told && !member.endedAt && member.isHome;
        if (!sees(channel.name, member) || (!isNews && !isStanding)
            || (member.endedAt && !wantsEnd(channel, member)))
            continue;
        isOver = isOver && member.endedAt;
        if (!isNews && (choice.isEscalation || isSuppressed(*member.alert, m_moment)))
            continue;
        hasNews = hasNews || isNews;
        notice->items.push_back({member.alert,
                                 isNews ? news->second : firstReason(*member.alert),
                                 member.endedAt,
                                 isNews});
    }
    if (!hasNews)
        return nullptr;
    notice->channel = channel.name;
    notice->status = isOver ? NoticeStatus::Resolved : choice.status;
    notice->groupKey = m_key;
    notice->groupLabels = m_group.labels;
    notice->commonLabels = commonLabels(notice->items);
    notice->severity = worst(notice->items);
    notice->time = m_moment.now;
    notice->isRepeat = choice.isRepeat;
    notice->isEscalation = choice.isEscalation;
    std::ranges::sort(notice->items, isWorse);
    wordNotice(*notice, channel);
    if (notice->items.size() > Notice::kMostItems) {
        notice->more = notice->items.size() - Notice::kMostItems;
        notice->items.resize(Notice::kMostItems);
    }
    notice->id = noticeId(*notice);
    return notice;
}

std::vector<NoticePtr> NoticeTelling::tell(const Choice &choice,
                                           const std::vector<std::string> &channels) const
{
    std::vector<NoticePtr> notices;
    for (const std::string &name : channels) {
        const auto channel = std::ranges::find(m_moment.plan->channels, name, &NoticeChannel::name);
        if (channel == m_moment.plan->channels.end() || !channel->isEnabled)
            continue;
        if (choice.status == NoticeStatus::Acknowledged && !keepsState(*channel))
            continue;
        if (NoticePtr notice = noticeFor(*channel, choice))
            notices.push_back(std::move(notice));
    }
    return notices;
}

void NoticeTelling::remember(const std::map<AlertId, AlertReason> &news)
{
    for (auto at = m_group.members.begin(); at != m_group.members.end();) {
        NoticeMember &member = at->second;
        const bool isNews = news.contains(at->first);
        if (isNews && member.endedAt) {
            at = m_group.members.erase(at);
            continue;
        }
        if (isNews && member.told != member.alert->episode) {
            member.firstToldAt = m_moment.now;
            member.escalations = 0;
        }
        if (isNews) {
            member.told = member.alert->episode;
            member.toldState = toldState(*member.alert);
            member.toldSeverity = member.alert->severity;
            member.isFlapping = member.alert->isFlapping;
        }
        if (member.told)
            member.lastToldAt = m_moment.now;
        ++at;
    }
    m_group.lastToldAt = m_moment.now;
    m_group.newsSince.reset();
}

std::vector<NoticePtr> NoticeTelling::news()
{
    Choice choice;
    for (const auto &[id, member] : m_group.members)
        if (const auto reason = newsOf(member, m_moment))
            choice.news.emplace(id, *reason);
    auto notices = tell(choice, channels());
    remember(choice.news);
    return notices;
}

std::vector<NoticePtr> NoticeTelling::escalations()
{
    std::vector<NoticePtr> notices;
    if (m_group.lastEscalatedAt && m_moment.now < *m_group.lastEscalatedAt + m_route.groupInterval)
        return notices;
    for (std::size_t level = 0; level < m_route.escalations.size(); ++level) {
        const auto &escalation = m_route.escalations[level];
        Choice choice{{}, false, true};
        for (auto &[id, member] : m_group.members)
            if (member.escalations == level && mayTell(member)
                && member.firstToldAt + escalation.after <= m_moment.now) {
                choice.news.emplace(id, firstReason(*member.alert));
                member.escalations = level + 1;
            }
        if (choice.news.empty())
            continue;
        m_group.lastEscalatedAt = m_moment.now;
        auto told = tell(choice, escalation.channels);
        notices.insert(notices.end(), told.begin(), told.end());
    }
    return notices;
}

std::vector<NoticePtr> NoticeTelling::repeats()
{
    Choice choice{{}, true};
    bool isDue = false;
    for (const auto &[id, member] : m_group.members)
        if (mayTell(member)) {
            choice.news.emplace(id, firstReason(*member.alert));
            isDue = isDue || member.lastToldAt + repeatOf(member) <= m_moment.now;
        }
    if (!isDue || m_group.newsSince) // the news will be told soon, with all others
        return {};
    auto notices = tell(choice, channels());
    for (auto &[id, member] : m_group.members)
        if (member.told)
            member.lastToldAt = m_moment.now;
    m_group.lastToldAt = m_moment.now;
    return notices;
}

std::vector<NoticePtr> NoticeTelling::acknowledgement()
{
    Choice choice{{}, false, false, NoticeStatus::Acknowledged};
    bool isOpen = false;
    for (const auto &[id, member] : m_group.members) {
        if (!member.told || member.endedAt)
            continue;
        choice.news.emplace(id, firstReason(*member.alert));
        isOpen = isOpen || member.alert->isOpen(m_moment.now);
    }
    const bool isHeld = !choice.news.empty() && !isOpen;
    const bool isNew = isHeld && !m_group.isAcknowledgementTold;
    m_group.isAcknowledgementTold = isHeld;
    return isNew ? tell(choice, channels()) : std::vector<NoticePtr>();
}

} // namespace perfdeck
