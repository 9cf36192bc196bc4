// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/ChannelSender.h"

#include "core/alerts/notify/HttpPost.h"
#include "core/alerts/notify/MailPost.h"
#include "core/alerts/notify/NoticeBody.h"
#include "core/alerts/notify/NoticeCheck.h"
#include "core/alerts/notify/NoticeWording.h"
#include "core/alerts/notify/ProgramRun.h"
#include "core/alerts/notify/Signature.h"
#include "core/model/SecretText.h"

#include <cstdio>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace perfdeck {

namespace {

using Outcome = Attempt::Result;

/// The secrets of a channel, read now.
struct ReadSecrets
{
    std::string password;
    std::string token;
    std::string signingKey;

    [[nodiscard]] std::vector<std::string> all() const { return {password, token, signingKey}; }
};

Result<ReadSecrets> readSecrets(const NoticeChannel &channel)
{
    ReadSecrets secrets;
    for (const auto &[secret, text] : {std::pair(&channel.password, &secrets.password),
                                       std::pair(&channel.token, &secrets.token),
                                       std::pair(&channel.signingKey, &secrets.signingKey)}) {
        auto read = secretText(*secret);
        if (!read)
            return failure(read.error());
        *text = std::move(*read);
    }
    return secrets;
}

std::string bodyFor(const NoticeChannel &channel, const Notice &notice, const ReadSecrets &secrets)
{
    switch (channel.kind) {
    case ChannelKind::Slack:
        return slackBody(notice);
    case ChannelKind::Teams:
        return teamsBody(notice);
    case ChannelKind::Discord:
        return discordBody(notice);
    case ChannelKind::PagerDuty:
        return pagerDutyBody(notice, secrets.token);
    case ChannelKind::Ntfy:
        return ntfyBody(notice, channel.to.empty() ? "" : channel.to.front());
    default:
        return webhookBody(notice);
    }
}

/// True when the token had its place in the address.
bool putToken(std::string &address, const std::string &token)
{
    constexpr std::string_view kPlace = "{token}";
    const std::size_t at = address.find(kPlace);
    if (at == std::string::npos)
        return false;
    address.replace(at, kPlace.size(), token);
    return true;
}

std::string seconds(Timestamp time)
{
    return std::to_string(
        std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count());
}

Attempt post(const NoticeChannel &channel,
             const Notice &notice,
             const ReadSecrets &secrets,
             const std::stop_token &stop)
{
    HttpPost request;
    request.url
        = channel.address.empty() ? std::string(usualAddress(channel.kind)) : channel.address;
    const bool isInAddress = putToken(request.url, secrets.token);
    request.body = bodyFor(channel, notice, secrets);
    request.headers = {"Content-Type: application/json", "Expect:"};
    for (const auto &[name, value] : channel.headers)
        request.headers.push_back(name + ": " + value);
    if (!isInAddress && !secrets.token.empty() && channel.kind != ChannelKind::PagerDuty)
        request.headers.push_back("Authorization: Bearer " + secrets.token);
    if (!secrets.signingKey.empty()) {
        const std::string time = seconds(SystemClock().now());
        request.headers.push_back("X-PerfDeck-Time: " + time);
        request.headers.push_back("X-PerfDeck-Signature: sha256="
                                  + hmacSha256(secrets.signingKey, time + '.' + request.body));
    }
    request.caFile = channel.caFile;
    request.user = channel.user;
    request.password = secrets.password;
    request.secrets = secrets.all();
    return postHttp(request, stop);
}

/// One line, whatever labels and templates hold.
std::string logLine(const Notice &notice)
{
    std::string line = toIso8601(notice.time) + ' ' + std::string(severityName(notice.severity))
        + ' ' + std::string(noticeStatusName(notice.status)) + ' ' + notice.title;
    for (char &c : line)
        if (static_cast<unsigned char>(c) < ' ' || c == 0x7f)
            c = ' ';
    return line + '\n';
}

Attempt writeLog(const NoticeChannel &channel, const Notice &notice, const SenderTools &tools)
{
    const std::string line = logLine(notice);
    if (channel.address.empty()) {
        if (tools.log)
            tools.log(line);
        else
            std::fputs(line.c_str(), stderr);
        return {Outcome::Sent, "Written to the terminal.", std::nullopt};
    }
    const int file = ::open(
        channel.address.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
    const bool isWritten
        = file >= 0 && ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    const int problem = errno;
    if (file >= 0)
        ::close(file);
    if (isWritten)
        return {Outcome::Sent, "Written to " + channel.address + '.', std::nullopt};
    return {Outcome::Retry,
            channel.address + " could not be written: " + std::generic_category().message(problem)
                + '.',
            std::nullopt};
}

Attempt showOnDesktop(const NoticePtr &notice, const SenderTools &tools)
{
    if (tools.desktop && tools.desktop(notice))
        return {Outcome::Sent, "Shown on the desktop.", std::nullopt};
    return {Outcome::Gone, "No window runs on this desktop.", std::nullopt};
}

} // namespace

Attempt sendNotice(const NoticeChannel &channel,
                   const NoticePtr &notice,
                   const SenderTools &tools,
                   const std::stop_token &stop)
{
    const auto secrets = readSecrets(channel);
    if (!secrets)
        return {Outcome::Stopped, secrets.error().message(), std::nullopt};
    switch (channel.kind) {
    case ChannelKind::Email:
        return postMail(channel, *notice, secrets->password, tools, stop);
    case ChannelKind::Desktop:
        return showOnDesktop(notice, tools);
    case ChannelKind::Log:
        return writeLog(channel, *notice, tools);
    case ChannelKind::Command:
        return runProgram(channel.address, channel.arguments, webhookBody(*notice), stop);
    default:
        return post(channel, *notice, *secrets, stop);
    }
}

NoticePtr testNotice(const NoticeChannel &channel, Timestamp now)
{
    auto notice = std::make_shared<Notice>();
    notice->channel = channel.name;
    notice->status = NoticeStatus::Test;
    notice->groupKey = "test";
    notice->time = now;
    notice->title = "Test of PerfDeck";
    notice->text = "The channel \"" + channel.name + "\" works. Alerts will be told this way.";
    notice->id = noticeId(*notice);
    return notice;
}

} // namespace perfdeck
