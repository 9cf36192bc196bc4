// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/NoticeWording.h"

#include "core/model/MetricInfo.h"
#include "core/model/TimeRange.h"
#include "core/model/ValueText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace perfdeck {

namespace {

constexpr std::size_t kLongestTitle = 200; ///< bytes
constexpr std::size_t kLongestText = 32'000;
constexpr std::size_t kLongestPattern = 4000;

/// Ends before a character that is cut in two.
void shorten(std::string &text, std::size_t limit)
{
    if (text.size() <= limit)
        return;
    std::size_t end = limit - 3;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    text.resize(end);
    text += "…";
}

std::string capital(std::string_view word)
{
    std::string text(word);
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string labelsText(const Labels &labels)
{
    std::string text;
    for (const auto &[name, value] : labels) {
        if (!text.empty())
            text += ", ";
        text += name + '=' + value;
    }
    return text;
}

std::string inBrackets(const Labels &labels)
{
    return labels.empty() ? std::string() : " (" + labelsText(labels) + ')';
}

/// What happened, as the beginning of a sentence.
std::string happening(const NoticeItem &item)
{
    const std::string severity(severityName(item.alert->severity));
    if (item.endedAt) {
        switch (item.reason) {
        case AlertReason::Missing:
            return "Ended, its series went away";
        case AlertReason::ResolvedByHand:
            return "Resolved by hand";
        case AlertReason::RuleChanged:
        case AlertReason::RuleGone:
            return "Ended with its rule";
        default:
            return "Resolved";
        }
    }
    switch (item.reason) {
    case AlertReason::Escalated:
        return "Escalated to " + severity;
    case AlertReason::DeEscalated:
        return "Recovered to " + severity;
    case AlertReason::NoData:
        return "No data";
    case AlertReason::Error:
        return "Cannot be evaluated";
    case AlertReason::DataReturned:
    case AlertReason::ErrorEnded:
        return capital(severity) + " again";
    default:
        return item.alert->isFlapping ? capital(severity) + ", flapping" : capital(severity);
    }
}

std::string titleOf(const Alert &alert)
{
    return alert.title.empty() ? alert.rule : alert.title;
}

Unit unitOf(const Alert &alert)
{
    return alert.series ? metricInfo(alert.series->metric).unit : Unit::None;
}

/// All alerts of a notice, also those that are not listed.
std::size_t countOf(const Notice &notice)
{
    return notice.items.size() + notice.more;
}

std::string lead(const Notice &notice)
{
    if (notice.isEscalation)
        return "Nobody looks after it: ";
    return notice.isRepeat ? "Still there: " : std::string();
}

std::string ownTitle(const Notice &notice)
{
    if (notice.status == NoticeStatus::Acknowledged)
        return "Acknowledged: " + titleOf(*notice.items.front().alert);
    if (countOf(notice) == 1)
        return lead(notice) + itemTitle(notice.items.front());
    const auto ended = std::ranges::count_if(
        notice.items, [](const NoticeItem &item) { return item.endedAt.has_value(); });
    const auto fresh = std::ranges::count_if(
        notice.items, [](const NoticeItem &item) { return item.isNews && !item.endedAt; });
    const std::size_t active = countOf(notice) - static_cast<std::size_t>(ended);
    std::string title = lead(notice);
    if (active == 0)
        return "Resolved: " + std::to_string(ended) + " alerts" + inBrackets(notice.groupLabels);
    title += capital(severityName(notice.severity)) + ": " + std::to_string(active)
        + (active == 1 ? " alert" : " alerts") + inBrackets(notice.groupLabels);
    if (!notice.isRepeat && !notice.isEscalation && static_cast<std::size_t>(fresh) < active)
        title += ", " + std::to_string(fresh) + " new";
    if (ended > 0)
        title += ", " + std::to_string(ended) + " resolved";
    return title;
}

std::string acknowledgementText(const Alert &alert)
{
    if (!alert.acknowledgement)
        return {};
    const Acknowledgement &given = *alert.acknowledgement;
    return "Acknowledged by " + given.who + (given.note.empty() ? "" : ": " + given.note);
}

std::string itemText(const NoticeItem &item, Timestamp now)
{
    std::string text = itemTitle(item) + '\n';
    const auto line = [&text](const std::string &words) {
        if (!words.empty())
            text += "  " + words + '\n';
    };
    line(item.alert->text);
    line(itemNumbers(item, now));
    line(item.alert->problem);
    if (!item.endedAt)
        line(acknowledgementText(*item.alert));
    line(alertLink(item.alert->id));
    return text;
}

std::string ownText(const Notice &notice)
{
    std::string text;
    std::size_t told = 0;
    for (const NoticeItem &item : notice.items) {
        if (told == Notice::kMostItems || text.size() > kLongestText)
            break;
        text += (told++ == 0 ? "" : "\n") + itemText(item, notice.time);
    }
    if (const std::size_t others = countOf(notice) - told; others > 0)
        text += "\nand " + std::to_string(others) + " more\n";
    return text;
}

/// The value of a field of a channel's template; none: there is no such field.
std::optional<std::string> field(std::string_view name, const Notice &notice)
{
    constexpr std::string_view kLabels = "labels.";
    if (name.starts_with(kLabels) && name.size() > kLabels.size())
        return std::string(notice.commonLabels.get(name.substr(kLabels.size())));
    if (name == "title")
        return notice.title;
    if (name == "text")
        return notice.text;
    if (name == "status")
        return std::string(noticeStatusName(notice.status));
    if (name == "severity")
        return std::string(severityName(notice.severity));
    if (name == "count")
        return std::to_string(countOf(notice));
    if (name == "channel")
        return notice.channel;
    if (name == "link")
        return notice.items.empty() ? std::string() : alertLink(notice.items.front().alert->id);
    return std::nullopt;
}

tl::unexpected<Error> refuse(std::size_t at, const std::string &reason)
{
    return failure(ErrorKind::InvalidInput,
                   "The template cannot be filled",
                   "column " + std::to_string(at + 1) + ": " + reason,
                   "Use {title}, {text}, {status}, {severity}, {count}, {channel}, {link} or "
                   "{labels.NAME}; a brace is {{");
}

Result<std::string> filled(std::string_view pattern, const Notice &notice)
{
    if (pattern.size() > kLongestPattern)
        return refuse(kLongestPattern, "it is longer than 4000 bytes");
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c != '{' && c != '}') {
            text += c;
        } else if (at + 1 < pattern.size() && pattern[at + 1] == c) {
            text += c;
            ++at;
        } else if (c == '}') {
            return refuse(at, "this brace closes nothing");
        } else {
            const std::size_t end = pattern.find('}', at);
            if (end == std::string_view::npos)
                return refuse(at, "this brace is not closed");
            const std::string_view name = pattern.substr(at + 1, end - at - 1);
            const auto value = field(name, notice);
            if (!value)
                return refuse(at, "there is no field \"" + std::string(name) + '"');
            text += *value;
            at = end;
        }
    }
    return text;
}

} // namespace

std::string alertLink(AlertId alert)
{
    return "perfdeck://alert/" + alertFingerprint(alert);
}

std::string itemTitle(const NoticeItem &item)
{
    return happening(item) + ": " + titleOf(*item.alert) + inBrackets(item.alert->labels);
}

std::string itemNumbers(const NoticeItem &item, Timestamp now)
{
    const Alert &alert = *item.alert;
    const Unit unit = unitOf(alert);
    const Duration lasted = std::max(item.endedAt.value_or(now) - alert.firedAt, Duration(0));
    if (item.endedAt)
        return "Lasted " + durationText(lasted)
            + (std::isnan(alert.peak) ? std::string()
                                      : ", at worst " + valueText(alert.peak, unit));
    std::string text;
    if (!std::isnan(alert.value))
        text = valueText(alert.value, unit) + ", level " + valueText(alert.level, unit) + ", ";
    return text + "since " + toIso8601(alert.firedAt).substr(0, 19) + "Z (" + durationText(lasted)
        + ')';
}

void wordNotice(Notice &notice, const NoticeChannel &channel)
{
    notice.title = ownTitle(notice);
    notice.text = ownText(notice);
    Notice ours = notice;
    const auto fill = [&ours](const std::string &pattern, std::string &text) {
        if (!pattern.empty())
            if (auto own = filled(pattern, ours))
                text = std::move(*own);
    };
    fill(channel.titleTemplate, notice.title);
    fill(channel.textTemplate, notice.text);
    std::ranges::replace(notice.title, '\n', ' ');
    shorten(notice.title, kLongestTitle);
    shorten(notice.text, kLongestText + 4000);
}

Status checkNoticeTemplate(std::string_view pattern)
{
    const auto result = filled(pattern, Notice());
    if (!result)
        return failure(result.error());
    return {};
}

} // namespace perfdeck
