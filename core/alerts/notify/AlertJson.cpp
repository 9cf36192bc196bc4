// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/AlertJson.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace perfdeck {

namespace {

using Json = nlohmann::ordered_json;

Json numberJson(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

double numberFromJson(const Json &json)
{
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

Json labelsJson(const Labels &labels)
{
    Json json = Json::object();
    for (const auto &[name, value] : labels)
        json[name] = value;
    return json;
}

Labels labelsFromJson(const Json &json)
{
    std::vector<Labels::Pair> pairs;
    for (const auto &[name, value] : json.items())
        pairs.emplace_back(name, value.get<std::string>());
    return Labels(std::move(pairs));
}

Json wordJson(std::string_view word)
{
    return Json(std::string(word));
}

/// The value of a stable word.
template<class Enum>
Enum wordFromJson(const Json &json, std::optional<Enum> (*find)(std::string_view))
{
    const auto value = find(json.get<std::string>());
    if (!value)
        throw std::invalid_argument(json.get<std::string>() + " is not known");
    return *value;
}

Json acknowledgementJson(const std::optional<Acknowledgement> &given)
{
    if (!given)
        return nullptr;
    return {{"who", given->who},
            {"time", timeJson(given->time)},
            {"note", given->note},
            {"until", timeJson(given->until)},
            {"snooze", given->isSnooze}};
}

std::optional<Acknowledgement> acknowledgementFromJson(const Json &json)
{
    if (json.is_null())
        return std::nullopt;
    return Acknowledgement{json.at("who"),
                           timeFromJson(json.at("time")).value(),
                           json.at("note"),
                           timeFromJson(json.at("until")),
                           json.at("snooze")};
}

Json itemJson(const NoticeItem &item)
{
    return {{"alert", alertJson(*item.alert)},
            {"reason", wordJson(alertReasonName(item.reason))},
            {"ended", timeJson(item.endedAt)},
            {"news", item.isNews}};
}

NoticeItem itemFromJson(const Json &json)
{
    return {alertFromJson(json.at("alert")),
            wordFromJson(json.at("reason"), &alertReason),
            timeFromJson(json.at("ended")),
            json.at("news")};
}

} // namespace

Json timeJson(const std::optional<Timestamp> &time)
{
    return time ? Json(time->time_since_epoch().count()) : Json(nullptr);
}

std::optional<Timestamp> timeFromJson(const Json &json)
{
    if (json.is_null())
        return std::nullopt;
    return Timestamp(Duration(json.get<std::int64_t>()));
}

std::string jsonText(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json alertJson(const Alert &alert)
{
    Json json{{"id", alert.id.value()},
              {"episode", alert.episode.value()},
              {"rule", alert.rule},
              {"labels", labelsJson(alert.labels)},
              {"state", wordJson(alertStateName(alert.state))},
              {"severity", wordJson(severityName(alert.severity))},
              {"since", timeJson(alert.since)},
              {"raised", timeJson(alert.raisedAt)},
              {"fired", timeJson(alert.firedAt)},
              {"value", numberJson(alert.value)},
              {"level", numberJson(alert.level)},
              {"peak", numberJson(alert.peak)},
              {"title", alert.title},
              {"text", alert.text},
              {"problem", alert.problem},
              {"flapping", alert.isFlapping},
              {"acknowledgement", acknowledgementJson(alert.acknowledgement)},
              {"series", nullptr}};
    if (alert.series)
        json["series"]
            = {{"metric", alert.series->metric}, {"labels", labelsJson(alert.series->labels)}};
    return json;
}

AlertPtr alertFromJson(const Json &json)
{
    Alert alert;
    alert.id = AlertId(json.at("id").get<std::int64_t>());
    alert.episode = EpisodeId(json.at("episode").get<std::int64_t>());
    alert.rule = json.at("rule");
    alert.labels = labelsFromJson(json.at("labels"));
    alert.state = wordFromJson(json.at("state"), &alertState);
    alert.severity = wordFromJson(json.at("severity"), &alertSeverity);
    alert.since = timeFromJson(json.at("since")).value();
    alert.raisedAt = timeFromJson(json.at("raised")).value();
    alert.firedAt = timeFromJson(json.at("fired")).value();
    alert.value = numberFromJson(json.at("value"));
    alert.level = numberFromJson(json.at("level"));
    alert.peak = numberFromJson(json.at("peak"));
    alert.title = json.at("title");
    alert.text = json.at("text");
    alert.problem = json.at("problem");
    alert.isFlapping = json.at("flapping");
    alert.acknowledgement = acknowledgementFromJson(json.at("acknowledgement"));
    if (const Json &series = json.at("series"); !series.is_null())
        alert.series = std::make_shared<const SeriesKey>(
            SeriesKey{series.at("metric"), labelsFromJson(series.at("labels"))});
    return std::make_shared<const Alert>(std::move(alert));
}

Json noticeJson(const Notice &notice)
{
    Json items = Json::array();
    for (const NoticeItem &item : notice.items)
        items.push_back(itemJson(item));
    return {{"id", notice.id.value()},
            {"channel", notice.channel},
            {"status", wordJson(noticeStatusName(notice.status))},
            {"group", notice.groupKey},
            {"group_labels", labelsJson(notice.groupLabels)},
            {"common_labels", labelsJson(notice.commonLabels)},
            {"severity", wordJson(severityName(notice.severity))},
            {"time", timeJson(notice.time)},
            {"items", std::move(items)},
            {"more", notice.more},
            {"repeat", notice.isRepeat},
            {"escalation", notice.isEscalation},
            {"title", notice.title},
            {"text", notice.text}};
}

Notice noticeFromJson(const Json &json)
{
    Notice notice;
    notice.id = NoticeId(json.at("id").get<std::int64_t>());
    notice.channel = json.at("channel");
    notice.status = wordFromJson(json.at("status"), &noticeStatus);
    notice.groupKey = json.at("group");
    notice.groupLabels = labelsFromJson(json.at("group_labels"));
    notice.commonLabels = labelsFromJson(json.at("common_labels"));
    notice.severity = wordFromJson(json.at("severity"), &alertSeverity);
    notice.time = timeFromJson(json.at("time")).value();
    for (const Json &item : json.at("items"))
        notice.items.push_back(itemFromJson(item));
    notice.more = json.at("more");
    notice.isRepeat = json.at("repeat");
    notice.isEscalation = json.at("escalation");
    notice.title = json.at("title");
    notice.text = json.at("text");
    return notice;
}

Status parseOwnJson(std::string_view text,
                    const std::string &name,
                    const std::function<void(const Json &)> &read)
{
    try {
        read(Json::parse(text));
    } catch (const std::exception &exception) { // nlohmann's, or of an empty optional
        return failure(ErrorKind::Corrupt, name + " cannot be understood", exception.what());
    }
    return {};
}

} // namespace perfdeck
