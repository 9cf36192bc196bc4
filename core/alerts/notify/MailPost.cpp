// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/MailPost.h"

#include "core/alerts/notify/CurlHandle.h"
#include "core/alerts/notify/HttpPost.h"
#include "core/alerts/notify/MailMessage.h"
#include "core/alerts/notify/NoticeCheck.h"
#include "core/alerts/notify/TrendPicture.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

using Outcome = Attempt::Result;

/// What is left to be uploaded.
std::size_t upload(char *target, std::size_t size, std::size_t count, void *source)
{
    auto &rest = *static_cast<std::string_view *>(source);
    const std::size_t taken = rest.copy(target, size * count);
    rest.remove_prefix(taken);
    return taken;
}

/// The series of the worst alert in the hour before the notice; empty without samples.
std::string picture(const Notice &notice, const SenderTools &tools)
{
    constexpr Duration kShown = std::chrono::hours(1);
    if (!tools.samples || notice.items.empty() || !notice.items.front().alert->series)
        return {};
    const Alert &alert = *notice.items.front().alert;
    const TimeRange range{notice.time - kShown, notice.time};
    return trendPicture(tools.samples(*alert.series, range), alert.level, range);
}

Outcome resultOf(CURLcode code, long answer)
{
    constexpr std::array kRefused{530L, 534L, 535L, 538L};
    constexpr long kTemporaryRefusal = 454; // RFC 4954
    if (code == CURLE_LOGIN_DENIED && answer != kTemporaryRefusal)
        return Outcome::Stopped;
    if (std::ranges::find(kRefused, answer) != kRefused.end())
        return Outcome::Stopped;
    return answer / 100 == 5 ? Outcome::Failed : Outcome::Retry;
}

void secure(CurlHandle &curl, const NoticeChannel &channel)
{
    if (channel.encryption == NoticeChannel::Encryption::StartTls)
        curl.set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    if (!channel.caFile.empty())
        curl.set(CURLOPT_CAINFO, channel.caFile);
}

} // namespace

Attempt postMail(const NoticeChannel &channel,
                 const Notice &notice,
                 const std::string &password,
                 const SenderTools &tools,
                 const std::stop_token &stop)
{
    const bool isTls = channel.encryption == NoticeChannel::Encryption::Tls;
    const std::string message = mailMessage(channel, notice, picture(notice, tools));
    std::string_view rest = message;
    CurlHandle curl(stop);
    curl.set(CURLOPT_URL, (isTls ? "smtps://" : "smtp://") + channel.address);
    curl.set(CURLOPT_PROTOCOLS_STR, isTls ? "smtps" : "smtp");
    secure(curl, channel);
    if (!channel.user.empty()) {
        curl.set(CURLOPT_USERNAME, channel.user);
        curl.set(CURLOPT_PASSWORD, password);
    }
    std::vector<std::string> recipients;
    for (const std::string &to : channel.to)
        recipients.push_back('<' + to + '>');
    curl.set(CURLOPT_MAIL_FROM, '<' + channel.from + '>');
    curl.set(CURLOPT_MAIL_RCPT, recipients);
    curl.set(CURLOPT_UPLOAD, 1L);
    curl.set(CURLOPT_READFUNCTION, &upload);
    curl.set(CURLOPT_READDATA, static_cast<void *>(&rest));
    curl.set(CURLOPT_PROXY, "");
    const CURLcode code = curl.perform();
    if (code == CURLE_OK)
        return {Outcome::Sent, channel.address + " took the mail.", std::nullopt};
    return {
        resultOf(code, curl.answer()),
        withoutSecrets(
            channel.address + " did not take the mail: " + curl.problem(code)
                + (curl.answer() > 0 ? " (answer " + std::to_string(curl.answer()) + ")." : "."),
            {password}),
        std::nullopt};
}

} // namespace perfdeck
