// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/MailMessage.h"

#include "core/alerts/notify/NoticeWording.h"
#include "core/base/Fingerprint.h"
#include "core/model/Alert.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace perfdeck {

namespace {

constexpr std::string_view kEnd = "\r\n";

std::string base64(std::string_view bytes)
{
    constexpr std::string_view kDigits
        = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        unsigned int group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8U
                | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += at + i <= bytes.size() && !(i == 3 && at + 2 >= bytes.size())
                    && !(i == 2 && at + 1 >= bytes.size())
                ? kDigits[group >> (18 - 6 * i) & 0x3FU]
                : '=';
    }
    return text;
}

/// Base64 in lines of 76 (RFC 2045).
std::string lines(std::string_view bytes)
{
    constexpr std::size_t kLine = 76;
    const std::string text = base64(bytes);
    std::string result;
    for (std::size_t at = 0; at < text.size(); at += kLine)
        (result += text.substr(at, kLine)) += kEnd;
    return result;
}

/// Encoded words of RFC 2047, each of whole characters and at most 75 bytes long; also of plain
/// text, so that no byte of it can end the header.
std::string encodedWords(std::string_view text)
{
    constexpr std::size_t kMostBytes = 42; // 56 digits and the 12 around them
    std::string result;
    while (!text.empty()) {
        std::size_t end = std::min(kMostBytes, text.size());
        while (end > 1 && end < text.size()
               && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        result += (result.empty() ? "" : "\r\n ") + std::string("=?UTF-8?B?")
            + base64(text.substr(0, end)) + "?=";
        text.remove_prefix(end);
    }
    return result;
}

std::string subject(const std::string &title)
{
    const bool isPlain = title.size() <= 60
        && std::ranges::all_of(title, [](char c) { return c >= ' ' && c < 0x7f; })
        && title.find("=?") == std::string::npos;
    return isPlain ? title : encodedWords(title);
}

std::string htmlText(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '&')
            result += "&amp;";
        else if (c == '"')
            result += "&quot;";
        else if (c == '\n')
            result += "<br>\n";
        else if (static_cast<unsigned char>(c) >= ' ' || c == '\t')
            result += c;
    }
    return result;
}

std::string_view colour(const Notice &notice)
{
    constexpr std::array<std::string_view, 3> kColours{"#1565c0", "#b26a00", "#c62828"};
    return notice.status == NoticeStatus::Firing
        ? kColours[static_cast<std::size_t>(notice.severity)]
        : notice.status == NoticeStatus::Resolved ? "#2e7d32"
                                                  : "#1565c0";
}

std::string html(const Notice &notice, bool hasPicture)
{
    std::string body = "<!DOCTYPE html>\n<html><body style=\"font-family:sans-serif;color:#1b1b1b;"
                       "background:#ffffff\">\n<h2 style=\"border-left:6px solid ";
    body += colour(notice);
    body += ";padding-left:10px;font-size:18px\">" + htmlText(notice.title) + "</h2>\n<p>"
        + htmlText(notice.text) + "</p>\n";
    if (hasPicture) {
        const std::string of = htmlText(itemTitle(notice.items.front()));
        body += "<p><img src=\"cid:trend@perfdeck\" width=\"560\" height=\"160\" alt=\"The last "
                "hour: "
            + of + "\"><br><small>The last hour; the dashed line is the level.</small></p>\n";
    }
    return body + "</body></html>\n";
}

/// RFC 5322, UTC.
std::string date(Timestamp time)
{
    const std::time_t seconds
        = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    constexpr std::array<const char *, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char *, 12> kMonths{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    std::snprintf(text.data(),
                  text.size(),
                  "%s, %02d %s %d %02d:%02d:%02d +0000",
                  kDays[static_cast<std::size_t>(parts.tm_wday)],
                  parts.tm_mday,
                  kMonths[static_cast<std::size_t>(parts.tm_mon)],
                  parts.tm_year + 1900,
                  parts.tm_hour,
                  parts.tm_min,
                  parts.tm_sec);
    return text.data();
}

std::string part(std::string_view type, std::string_view content, std::string_view more = {})
{
    std::string text = "Content-Type: " + std::string(type) + std::string(kEnd)
        + "Content-Transfer-Encoding: base64" + std::string(kEnd);
    return (text += more).append(kEnd) + lines(content);
}

std::string
multipart(std::string_view kind, const std::string &boundary, const std::vector<std::string> &parts)
{
    std::string text = "Content-Type: multipart/" + std::string(kind) + ";\r\n boundary=\""
        + boundary + "\"\r\n\r\n";
    for (const std::string &each : parts)
        text += "--" + boundary + "\r\n" + each;
    return text + "--" + boundary + "--\r\n";
}

std::string threadId(const Notice &notice)
{
    Fingerprint fingerprint;
    fingerprint.add(notice.groupKey);
    return "<group." + alertFingerprint(AlertId(fingerprint.value())) + "@perfdeck>";
}

std::string headers(const NoticeChannel &channel, const Notice &notice)
{
    std::string text;
    const auto add = [&text](std::string_view name, const std::string &value) {
        ((text += name) += ": " + value) += kEnd;
    };
    std::string to;
    for (const std::string &each : channel.to)
        to += (to.empty() ? "" : ",\r\n ") + each;
    add("From", "PerfDeck <" + channel.from + '>');
    add("To", to);
    add("Subject", subject(notice.title));
    add("Date", date(notice.time));
    add("Message-ID", '<' + alertFingerprint(AlertId(notice.id.value())) + "@perfdeck>");
    add("In-Reply-To", threadId(notice));
    add("References", threadId(notice));
    add("Auto-Submitted", "auto-generated"); // RFC 3834: no answers from holiday programs
    add("MIME-Version", "1.0");
    return text;
}

} // namespace

std::string
mailMessage(const NoticeChannel &channel, const Notice &notice, std::string_view picture)
{
    const std::string key = alertFingerprint(AlertId(notice.id.value()));
    const bool hasPicture = !picture.empty() && !notice.items.empty();
    std::string shown = part("text/html; charset=utf-8", html(notice, hasPicture));
    if (hasPicture)
        shown = multipart("related",
                          "related-" + key,
                          {shown,
                           part("image/png",
                                picture,
                                "Content-ID: <trend@perfdeck>\r\nContent-Disposition: inline; "
                                "filename=trend.png\r\n")});
    return headers(channel, notice)
        + multipart("alternative",
                    "alternative-" + key,
                    {part("text/plain; charset=utf-8", notice.text), shown});
}

} // namespace perfdeck
