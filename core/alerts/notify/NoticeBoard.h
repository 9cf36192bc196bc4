// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/notify/MuteCalendar.h"
#include "core/alerts/notify/NoticeGroup.h"
#include "core/alerts/notify/NoticeTelling.h"
#include "core/model/Alert.h"
#include "core/model/Notice.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// What the world is like at a moment.
struct NoticeRound
{
    AlertsPtr alerts; ///< every instance that is not Normal; never null
    std::span<const AlertTransition> transitions{}; ///< since the last round: why and when it ended
    SilencesPtr silences; ///< null: none
    Timestamp now;
};

/// What is to be told now.
struct NoticeNews
{
    std::vector<NoticePtr> notices; ///< in the order of groups, then channels
    bool isMemoryChanged = false; ///< it has to be written, together with the notices
};

/// Decides which alerts are told whom, in what portions and how often: groups wait for their first
/// notice and then keep an interval, repeats come while nobody looks after an alert, what is
/// silenced, inhibited or muted waits until it no longer is, and a flood of groups becomes one.
/// Pure but for its memory: the same rounds give the same notices, and a board made from the memory
/// of another goes on where that one stood. One thread.
///
/// What is no longer among the alerts of a round is over: the first round must come after the
/// states of the alerts were restored. Rounds are worth a call every second while there are alerts.
class NoticeBoard final
{
public:
    explicit NoticeBoard(ZoneFinder zones = {}, NoticeMemory memory = {});

    /// Repeats by rule, where a rule has its own.
    using Repeats = std::map<std::string, Duration, std::less<>>;

    void setPlan(NoticePlanPtr plan, Repeats repeats = {});

    /// O(alerts · log alerts) with small constants: routes are looked up once an alert and
    /// severity.
    [[nodiscard]] NoticeNews update(const NoticeRound &round);

    [[nodiscard]] const NoticeMemory &memory() const { return m_memory; }

    /// First notices of so many groups of a route are told one by one within a group interval; when
    /// more are due, they become one group.
    static constexpr std::size_t kMostGroups = 10;

private:
    using Routes = std::map<std::string, const NoticeRoute *>; ///< by NoticeGroup::route

    /// Where an alert belongs; stays so while its severity does.
    struct Home
    {
        Severity severity = Severity::Info;
        const Routes::value_type *route = nullptr; ///< none: it is told nobody
        std::string group;
        std::string flood; ///< the group that takes in floods of this route
    };

    using Active = std::unordered_map<AlertId, AlertPtr>;

    [[nodiscard]] const Home &homeOf(const Alert &alert);
    void takeIn(const NoticeRound &round);
    void join(const AlertPtr &alert);
    void follow(const NoticeRound &round, const Active &active);
    void findHome(const std::string &key, const NoticeGroup &group, NoticeMember &member);
    void noteNews(const NoticeMoment &moment);
    [[nodiscard]] bool isMuted(const NoticeRoute &route, Timestamp now) const;
    void poolFloods(Timestamp now);
    void tellGroups(const NoticeMoment &moment, NoticeNews &news);
    void beat(Timestamp now, NoticeNews &news);

    ZoneFinder m_zones;
    NoticeMemory m_memory;
    NoticePlanPtr m_plan;
    Repeats m_repeats;
    std::unordered_map<AlertId, Home> m_homes;
    Routes m_routes;
    std::map<AlertId, NoticeMember> m_strays; ///< told by routes that are gone
    AlertsPtr m_alerts; ///< those of the last round
    std::vector<AlertId> m_inhibited; ///< of these
    bool m_isChanged = false;
};

} // namespace perfdeck
