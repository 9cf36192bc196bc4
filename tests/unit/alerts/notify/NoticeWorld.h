// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/notify/NoticeBoard.h"
#include "tests/unit/alerts/notify/NoticeFixture.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck::testing {

using namespace std::chrono_literals;

inline NoticeChannel channel(std::string name, ChannelKind kind)
{
    NoticeChannel made;
    made.name = std::move(name);
    made.kind = kind;
    return made;
}

inline NoticePlan simplePlan()
{
    NoticePlan plan;
    plan.channels = {channel("hook", ChannelKind::Webhook),
                     channel("mail", ChannelKind::Email),
                     channel("pager", ChannelKind::PagerDuty)};
    plan.routes.emplace_back();
    plan.routes.front().channels = {"hook"};
    return plan;
}

inline LabelMatcher equal(std::string label, std::string value)
{
    return {std::move(label), LabelMatcher::Kind::Equal, std::move(value)};
}

/// A board with a clock and the alerts of the moment.
class World
{
public:
    explicit World(NoticePlan plan, NoticeMemory memory = {}, Timestamp start = kNoon)
        : board([](const std::string &) { return Zone(); }, std::move(memory))
        , now(start)
    {
        setPlan(std::move(plan));
    }

    void setPlan(NoticePlan plan)
    {
        board.setPlan(std::make_shared<const NoticePlan>(std::move(plan)));
    }

    void put(const Alert &alert) { alerts.insert_or_assign(alert.id, shared(alert)); }

    void end(const Alert &alert, AlertReason reason = AlertReason::Cleared)
    {
        alerts.erase(alert.id);
        AlertTransition transition;
        transition.alert = alert.id;
        transition.time = now;
        transition.from = AlertState::Firing;
        transition.to = AlertState::Normal;
        transition.reason = reason;
        transitions.push_back(transition);
    }

    /// One round now.
    std::vector<NoticePtr> look()
    {
        auto snapshot = std::make_shared<Alerts>();
        for (const auto &[id, alert] : alerts)
            snapshot->push_back(alert);
        const NoticeRound round{
            snapshot, transitions, std::make_shared<const Silences>(silences), now};
        auto news = board.update(round);
        transitions.clear();
        if (news.isMemoryChanged)
            saved = board.memory();
        return news.notices;
    }

    /// A round every second; what they told together.
    std::vector<NoticePtr> pass(Duration time)
    {
        std::vector<NoticePtr> notices;
        for (const Timestamp end = now + time; now < end;) {
            now += 1s;
            for (NoticePtr &notice : look())
                notices.push_back(std::move(notice));
        }
        return notices;
    }

    NoticeBoard board;
    Timestamp now;
    std::map<AlertId, AlertPtr> alerts;
    std::vector<AlertTransition> transitions;
    Silences silences;
    NoticeMemory saved; ///< what a crash would leave
};

inline Acknowledgement by(std::string who, Timestamp time)
{
    Acknowledgement given;
    given.who = std::move(who);
    given.time = time;
    return given;
}

} // namespace perfdeck::testing
