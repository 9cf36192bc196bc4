// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/NoticeBody.h"

#include "core/alerts/notify/AlertJson.h"
#include "core/alerts/notify/NoticeWording.h"
#include "core/base/Fingerprint.h"
#include "core/model/TimeRange.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace perfdeck {

namespace {

using Json = nlohmann::ordered_json;

Json labelsObject(const Labels &labels)
{
    Json json = Json::object();
    for (const auto &[name, value] : labels)
        json[name] = value;
    return json;
}

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json isoTime(const std::optional<Timestamp> &time)
{
    return time ? Json(toIso8601(*time)) : Json(nullptr);
}

Json itemObject(const NoticeItem &item)
{
    const Alert &alert = *item.alert;
    return {{"status", item.endedAt ? "resolved" : "firing"},
            {"fingerprint", alertFingerprint(alert.id)},
            {"episode", alertFingerprint(AlertId(alert.episode.value()))},
            {"rule", alert.rule},
            {"state", std::string(alertStateName(alert.state))},
            {"severity", std::string(severityName(alert.severity))},
            {"reason", std::string(alertReasonName(item.reason))},
            {"news", item.isNews},
            {"title", alert.title},
            {"text", alert.text},
            {"labels", labelsObject(alert.labels)},
            {"series", alert.series ? Json(alert.series->toString()) : Json(nullptr)},
            {"value", number(alert.value)},
            {"level", number(alert.level)},
            {"peak", number(alert.peak)},
            {"startsAt", isoTime(alert.firedAt)},
            {"endsAt", isoTime(item.endedAt)},
            {"acknowledgedBy",
             alert.acknowledgement ? Json(alert.acknowledgement->who) : Json(nullptr)},
            {"flapping", alert.isFlapping},
            {"link", alertLink(alert.id)}};
}

/// At most `limit` bytes, not cut inside of a character.
std::string cut(const std::string &text, std::size_t limit)
{
    if (text.size() <= limit)
        return text;
    std::size_t end = limit - 3;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + "…";
}

std::string escaped(std::string_view text, std::string_view special, const auto &replacement)
{
    std::string result;
    for (const char c : text)
        if (special.find(c) != std::string_view::npos)
            result += replacement(c);
        else
            result += c;
    return result;
}

/// Slack reads < > & as markup: links and mentions of people.
std::string slackText(std::string_view text)
{
    return escaped(text, "<>&", [](char c) {
        return c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;";
    });
}

/// Markdown of Discord and of Adaptive Cards.
std::string markdownText(std::string_view text)
{
    return escaped(text, "\\*_~`|[]()<>#@", [](char c) { return std::string("\\") + c; });
}

struct Look
{
    std::string_view slack; ///< colour of the bar
    int discord;
    std::string_view teams; ///< style of a container
    std::string_view ntfyTag;
    int ntfyPriority;
};

Look lookOf(const Notice &notice)
{
    constexpr Look kGood{"#2e7d32", 0x2e7d32, "good", "white_check_mark", 3};
    constexpr Look kQuiet{"#1565c0", 0x1565c0, "accent", "information_source", 2};
    constexpr std::array kLooks{Look{"#1565c0", 0x1565c0, "accent", "information_source", 3},
                                Look{"#b26a00", 0xb26a00, "warning", "warning", 4},
                                Look{"#c62828", 0xc62828, "attention", "rotating_light", 5}};
    switch (notice.status) {
    case NoticeStatus::Resolved:
        return kGood;
    case NoticeStatus::Acknowledged:
    case NoticeStatus::Test:
    case NoticeStatus::Heartbeat:
        return kQuiet;
    case NoticeStatus::Firing:
        break;
    }
    return kLooks[static_cast<std::size_t>(notice.severity)];
}

std::string groupFingerprint(const Notice &notice)
{
    Fingerprint fingerprint;
    fingerprint.add(notice.groupKey);
    return "perfdeck-" + alertFingerprint(AlertId(fingerprint.value()));
}

std::string firstLink(const Notice &notice)
{
    return notice.items.empty() ? std::string() : alertLink(notice.items.front().alert->id);
}

} // namespace

std::string webhookBody(const Notice &notice)
{
    Json alerts = Json::array();
    for (const NoticeItem &item : notice.items)
        alerts.push_back(itemObject(item));
    return jsonText({{"version", "1"},
                     {"id", alertFingerprint(AlertId(notice.id.value()))},
                     {"status", std::string(noticeStatusName(notice.status))},
                     {"severity", std::string(severityName(notice.severity))},
                     {"channel", notice.channel},
                     {"time", isoTime(notice.time)},
                     {"groupKey", notice.groupKey},
                     {"groupLabels", labelsObject(notice.groupLabels)},
                     {"commonLabels", labelsObject(notice.commonLabels)},
                     {"repeat", notice.isRepeat},
                     {"escalation", notice.isEscalation},
                     {"title", notice.title},
                     {"text", notice.text},
                     {"truncatedAlerts", notice.more},
                     {"alerts", std::move(alerts)}});
}

std::string slackBody(const Notice &notice)
{
    constexpr std::size_t kLongestSection = 2900; // Slack refuses more than 3000 characters
    const std::string title = slackText(notice.title);
    const Json section{
        {"type", "section"},
        {"text", {{"type", "mrkdwn"}, {"text", cut(slackText(notice.text), kLongestSection)}}}};
    Json blocks = Json::array();
    if (!notice.text.empty())
        blocks.push_back(section);
    Json message{{"text", title}};
    if (!blocks.empty())
        message["attachments"] = Json::array({{{"color", std::string(lookOf(notice).slack)},
                                               {"fallback", title},
                                               {"blocks", blocks}}});
    return jsonText(message);
}

std::string teamsBody(const Notice &notice)
{
    constexpr std::size_t kLongestText = 15'000; // a message may have 28 KB
    const Json title{{"type", "TextBlock"},
                     {"text", markdownText(notice.title)},
                     {"weight", "bolder"},
                     {"wrap", true}};
    Json items = Json::array({{{"type", "Container"},
                               {"style", std::string(lookOf(notice).teams)},
                               {"bleed", true},
                               {"items", Json::array({title})}}});
    if (!notice.text.empty())
        items.push_back({{"type", "TextBlock"},
                         {"text", cut(markdownText(notice.text), kLongestText)},
                         {"wrap", true}});
    const Json card{{"$schema", "http://adaptivecards.io/schemas/adaptive-card.json"},
                    {"type", "AdaptiveCard"},
                    {"version", "1.4"},
                    {"body", std::move(items)}};
    return jsonText({{"type", "message"},
                     {"attachments",
                      Json::array({{{"contentType", "application/vnd.microsoft.card.adaptive"},
                                    {"contentUrl", nullptr},
                                    {"content", card}}})}});
}

std::string discordBody(const Notice &notice)
{
    constexpr std::size_t kLongestTitle = 250; // limits of Discord: 256 and 4096
    constexpr std::size_t kLongestText = 4000;
    const Json embed{{"title", cut(markdownText(notice.title), kLongestTitle)},
                     {"description", cut(markdownText(notice.text), kLongestText)},
                     {"color", lookOf(notice).discord},
                     {"timestamp", toIso8601(notice.time)}};
    return jsonText(
        {{"embeds", Json::array({embed})}, {"allowed_mentions", {{"parse", Json::array()}}}});
}

std::string pagerDutyBody(const Notice &notice, std::string_view routingKey)
{
    constexpr std::size_t kLongestSummary = 1024; // limit of PagerDuty
    const bool isOver = notice.status == NoticeStatus::Resolved;
    const bool isHeld = notice.status == NoticeStatus::Acknowledged;
    Json event{{"routing_key", std::string(routingKey)},
               {"event_action",
                isOver       ? "resolve"
                    : isHeld ? "acknowledge"
                             : "trigger"},
               {"dedup_key", groupFingerprint(notice)}};
    if (isOver || isHeld)
        return jsonText(event);
    const std::string instance(notice.commonLabels.get("instance"));
    event["client"] = "PerfDeck";
    event["payload"] = {
        {"summary", cut(notice.title, kLongestSummary)},
        {"source", instance.empty() ? "PerfDeck" : instance},
        {"severity", std::string(severityName(notice.severity))},
        {"timestamp", toIso8601(notice.time)},
        {"custom_details", {{"text", notice.text}, {"labels", labelsObject(notice.commonLabels)}}}};
    return jsonText(event);
}

std::string ntfyBody(const Notice &notice, std::string_view topic)
{
    constexpr std::size_t kLongestMessage = 4000; // ntfy makes an attachment of more than 4096
    const Look look = lookOf(notice);
    Json message{{"topic", std::string(topic)},
                 {"title", notice.title},
                 {"message", cut(notice.text, kLongestMessage)},
                 {"priority", look.ntfyPriority},
                 {"tags", Json::array({std::string(look.ntfyTag)})}};
    if (const std::string link = firstLink(notice); !link.empty())
        message["click"] = link;
    return jsonText(message);
}

} // namespace perfdeck
