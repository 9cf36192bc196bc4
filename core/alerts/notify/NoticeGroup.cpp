// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/NoticeGroup.h"

#include "core/alerts/notify/AlertJson.h"

#include <nlohmann/json.hpp>

namespace perfdeck {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;

Json memberJson(const NoticeMember &member)
{
    return {{"alert", alertJson(*member.alert)},
            {"told", member.told->value()},
            {"state", std::string(alertStateName(member.toldState))},
            {"severity", std::string(severityName(member.toldSeverity))},
            {"first", timeJson(member.firstToldAt)},
            {"last", timeJson(member.lastToldAt)},
            {"escalations", member.escalations},
            {"flapping", member.isFlapping}};
}

NoticeMember memberFromJson(const Json &json)
{
    NoticeMember member;
    member.alert = alertFromJson(json.at("alert"));
    member.told = EpisodeId(json.at("told").get<std::int64_t>());
    member.toldState = alertState(json.at("state").get<std::string>()).value();
    member.toldSeverity = alertSeverity(json.at("severity").get<std::string>()).value();
    member.firstToldAt = timeFromJson(json.at("first")).value();
    member.lastToldAt = timeFromJson(json.at("last")).value();
    member.escalations = json.at("escalations");
    member.isFlapping = json.at("flapping");
    return member;
}

/// Null where nobody of it was told anything.
Json groupJson(const NoticeGroup &group)
{
    Json members = Json::array();
    for (const auto &[id, member] : group.members)
        if (member.told)
            members.push_back(memberJson(member));
    if (members.empty())
        return nullptr;
    return {{"route", group.route},
            {"labels", Json::parse(group.labels.toJson())},
            {"flood", group.isFlood},
            {"last", timeJson(group.lastToldAt)},
            {"escalated", timeJson(group.lastEscalatedAt)},
            {"acknowledged", group.isAcknowledgementTold},
            {"members", std::move(members)}};
}

NoticeGroup groupFromJson(const Json &json)
{
    NoticeGroup group;
    group.route = json.at("route");
    group.labels = Labels::fromJson(jsonText(json.at("labels"))).value();
    group.isFlood = json.at("flood");
    group.lastToldAt = timeFromJson(json.at("last"));
    group.lastEscalatedAt = timeFromJson(json.at("escalated"));
    group.isAcknowledgementTold = json.at("acknowledged");
    for (const Json &item : json.at("members")) {
        NoticeMember member = memberFromJson(item);
        const AlertId id = member.alert->id;
        group.members.emplace(id, std::move(member));
    }
    return group;
}

} // namespace

bool operator==(const NoticeMember &a, const NoticeMember &b)
{
    const auto tied = [](const NoticeMember &member) {
        return std::tie(member.told,
                        member.toldState,
                        member.toldSeverity,
                        member.firstToldAt,
                        member.lastToldAt,
                        member.escalations,
                        member.isFlapping,
                        member.endedAt,
                        member.end);
    };
    return tied(a) == tied(b) && *a.alert == *b.alert;
}

std::string noticeMemoryText(const NoticeMemory &memory)
{
    Json groups = Json::object();
    for (const auto &[key, group] : memory.groups)
        if (Json json = groupJson(group); !json.is_null())
            groups[key] = std::move(json);
    Json opened = Json::object();
    for (const auto &[route, times] : memory.opened)
        for (const Timestamp time : times)
            opened[route].push_back(timeJson(time));
    return jsonText({{"format", kFormat},
                     {"groups", std::move(groups)},
                     {"opened", std::move(opened)},
                     {"heartbeat", timeJson(memory.heartbeatAt)}});
}

Result<NoticeMemory> parseNoticeMemory(std::string_view json)
{
    NoticeMemory memory;
    const Status status
        = parseOwnJson(json, "The memory of what was told", [&memory](const Json &document) {
              if (document.at("format") != kFormat)
                  throw std::invalid_argument("only format 1 is known");
              for (const auto &[key, group] : document.at("groups").items())
                  memory.groups.emplace(key, groupFromJson(group));
              for (const auto &[route, times] : document.at("opened").items())
                  for (const Json &time : times)
                      memory.opened[route].push_back(timeFromJson(time).value());
              memory.heartbeatAt = timeFromJson(document.at("heartbeat"));
          });
    if (!status)
        return failure(status.error());
    return memory;
}

} // namespace perfdeck
