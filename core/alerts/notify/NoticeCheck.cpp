// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/NoticeCheck.h"

#include "core/alerts/notify/NoticeWording.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace perfdeck {

namespace {

constexpr std::size_t kLongestName = 100; ///< bytes
constexpr Duration kShortestInterval = std::chrono::seconds(1);
constexpr std::string_view kTokenPlace = "{token}";

using Fault = std::optional<NoticeFault>;

bool isPrintable(std::string_view text)
{
    return std::ranges::all_of(
        text, [](char c) { return static_cast<unsigned char>(c) > ' ' && c != 0x7f; });
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(
        result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

bool goesByHttp(ChannelKind kind)
{
    constexpr std::array kKinds{ChannelKind::Webhook,
                                ChannelKind::Slack,
                                ChannelKind::Teams,
                                ChannelKind::Discord,
                                ChannelKind::PagerDuty,
                                ChannelKind::Ntfy};
    return std::ranges::find(kKinds, kind) != kKinds.end();
}

/// Who knows the address may write there: it is a secret as a whole.
bool isSecretAddress(ChannelKind kind)
{
    return kind == ChannelKind::Slack || kind == ChannelKind::Teams || kind == ChannelKind::Discord;
}

Fault webFault(const NoticeChannel &channel, FileSecrecy secrecy)
{
    // The whole address may be the secret; it is checked when it has been read.
    if (channel.address == kTokenPlace)
        return channel.token.empty() ? Fault({"token", "{token} needs a token"}) : std::nullopt;
    const std::string address
        = channel.address.empty() ? std::string(usualAddress(channel.kind)) : channel.address;
    const auto web = parseWebAddress(address);
    if (!web)
        return NoticeFault{"address",
                           "it is no http:// or https:// address (without user and password)"};
    const bool hasPlace = address.find(kTokenPlace) != std::string::npos;
    if (hasPlace && channel.token.empty())
        return NoticeFault{"token", "{token} in the address needs a token"};
    if (isSecretAddress(channel.kind) && !hasPlace && secrecy == FileSecrecy::Public)
        return NoticeFault{"address",
                           "it is a secret; put {token} in its place and name token_file, or run "
                           "chmod 600 on this file"};
    const bool sendsSecret = !channel.token.empty() || !channel.password.empty();
    if (sendsSecret && !web->isEncrypted && !isThisMachine(web->host))
        return NoticeFault{"address", "a secret would travel unencrypted; use https"};
    if (channel.kind == ChannelKind::PagerDuty && channel.token.empty())
        return NoticeFault{"token", "PagerDuty needs the routing key of a service"};
    if (channel.kind == ChannelKind::Ntfy && channel.to.size() != 1)
        return NoticeFault{"to", "ntfy needs one topic"};
    return std::nullopt;
}

Fault mailFault(const NoticeChannel &channel)
{
    if (channel.address.empty() || !isPrintable(channel.address)
        || channel.address.find('/') != std::string::npos)
        return NoticeFault{"address", "it is no HOST or HOST:PORT of a mail server"};
    if (!isMailAddress(channel.from))
        return NoticeFault{"from", "it is no mail address"};
    if (channel.to.empty() || !std::ranges::all_of(channel.to, isMailAddress))
        return NoticeFault{"to", "it is no list of mail addresses"};
    const std::string host = channel.address.substr(0, channel.address.rfind(':'));
    if (channel.encryption == NoticeChannel::Encryption::None && !channel.password.empty()
        && !isThisMachine(host))
        return NoticeFault{"encryption", "the password would travel unencrypted"};
    if (!channel.password.empty() && channel.user.empty())
        return NoticeFault{"user", "a password needs a user"};
    return std::nullopt;
}

Fault headerFault(const NoticeChannel &channel, FileSecrecy secrecy)
{
    constexpr std::array<std::string_view, 5> kSecret{
        "authorization", "cookie", "x-api-key", "proxy-authorization", "x-auth-token"};
    for (const auto &[name, value] : channel.headers) {
        const bool isName = !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
            return std::isalnum(c) != 0 || c == '-' || c == '_';
        });
        const bool isValue = std::ranges::none_of(
            value, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
        if (!isName || !isValue)
            return NoticeFault{"headers", "\"" + name + "\" is no header"};
        if (secrecy == FileSecrecy::Public
            && std::ranges::find(kSecret, lower(name)) != kSecret.end())
            return NoticeFault{"headers",
                               "\"" + name
                                   + "\" is a secret; use token_file, or run chmod 600 on "
                                     "this file"};
    }
    return std::nullopt;
}

Fault secretFault(const NoticeChannel &channel, FileSecrecy secrecy)
{
    const std::array secrets{std::pair("password", &channel.password),
                             std::pair("token", &channel.token),
                             std::pair("signing_key", &channel.signingKey)};
    for (const auto &[key, secret] : secrets)
        if (secret->place == Secret::Place::Value && secrecy == FileSecrecy::Public)
            return NoticeFault{key,
                               "a secret must not stand in a file that others can read; name "
                                   + std::string(key) + "_file, " + key + "_env or " + key
                                   + "_entry, or run chmod 600 on this file"};
    return std::nullopt;
}

Fault templateFault(const NoticeChannel &channel)
{
    for (const auto &[key, pattern] :
         {std::pair("title", &channel.titleTemplate), std::pair("text", &channel.textTemplate)})
        if (const Status status = checkNoticeTemplate(*pattern); !status)
            return NoticeFault{key, status.error().reason + ". " + status.error().advice};
    return std::nullopt;
}

} // namespace

std::string_view usualAddress(ChannelKind kind)
{
    if (kind == ChannelKind::PagerDuty)
        return "https://events.pagerduty.com/v2/enqueue";
    return kind == ChannelKind::Ntfy ? "https://ntfy.sh" : "";
}

bool isMailAddress(std::string_view text)
{
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size()
        && text.find('@', at + 1) == std::string_view::npos && text.size() <= 254
        && isPrintable(text) && text.find_first_of("<>,;:\"()[]\\") == std::string_view::npos;
}

bool isThisMachine(std::string_view host)
{
    return host == "localhost" || host.starts_with("127.") || host == "::1" || host == "[::1]";
}

std::optional<WebAddress> parseWebAddress(std::string_view text)
{
    constexpr std::size_t kLongest = 2000;
    WebAddress address;
    if (text.starts_with("https://"))
        address.isEncrypted = true;
    else if (!text.starts_with("http://"))
        return std::nullopt;
    if (text.size() > kLongest || !isPrintable(text))
        return std::nullopt;
    std::string_view host = text.substr(address.isEncrypted ? 8 : 7);
    host = host.substr(0, host.find_first_of("/?#"));
    if (host.find('@') != std::string_view::npos)
        return std::nullopt;
    const std::size_t bracket = host.find(']');
    host = host.starts_with('[') && bracket != std::string_view::npos
        ? host.substr(1, bracket - 1)
        : host.substr(0, host.find(':'));
    address.host = host;
    return host.empty() ? std::nullopt : std::optional(address);
}

Fault channelFault(const NoticeChannel &channel, FileSecrecy secrecy)
{
    if (channel.name.empty() || channel.name.size() > kLongestName)
        return NoticeFault{"name", "a channel has a name of at most 100 bytes"};
    if (channel.atMostEvery < Duration(0))
        return NoticeFault{"at_most_every", "it is negative"};
    Fault fault;
    if (goesByHttp(channel.kind))
        fault = webFault(channel, secrecy);
    else if (channel.kind == ChannelKind::Email)
        fault = mailFault(channel);
    else if (channel.kind == ChannelKind::Command && !channel.address.starts_with('/'))
        fault = NoticeFault{"address", "it is no full path of a program"};
    else if (channel.kind == ChannelKind::Log && !channel.address.empty()
             && !channel.address.starts_with('/'))
        fault = NoticeFault{"address", "it is no full path of a file"};
    if (!fault)
        fault = headerFault(channel, secrecy);
    if (!fault)
        fault = secretFault(channel, secrecy);
    return fault ? fault : templateFault(channel);
}

Fault routeFault(const NoticeRoute &route, const NoticePlan &plan)
{
    const auto isChannel = [&plan](const std::string &name) {
        return std::ranges::find(plan.channels, name, &NoticeChannel::name) != plan.channels.end();
    };
    const auto unknown = std::ranges::find_if_not(route.channels, isChannel);
    if (unknown != route.channels.end())
        return NoticeFault{"channels", "there is no channel \"" + *unknown + '"'};
    if (route.channels.empty())
        return NoticeFault{"channels", "a route needs a channel"};
    for (const std::string &name : route.mutes)
        if (std::ranges::find(plan.mutes, name, &MuteTime::name) == plan.mutes.end())
            return NoticeFault{"mute", "there is no mute time \"" + name + '"'};
    for (const auto &escalation : route.escalations)
        if (const auto other = std::ranges::find_if_not(escalation.channels, isChannel);
            other != escalation.channels.end())
            return NoticeFault{"escalation", "there is no channel \"" + *other + '"'};
    if (route.groupWait < Duration(0))
        return NoticeFault{"group_wait", "it is negative"};
    if (route.groupInterval < kShortestInterval)
        return NoticeFault{"group_interval", "it is shorter than a second"};
    if (route.repeat && *route.repeat < std::chrono::minutes(1))
        return NoticeFault{"repeat", "it is shorter than a minute"};
    return std::nullopt;
}

} // namespace perfdeck
