// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/HttpPost.h"

#include "core/alerts/notify/CurlHandle.h"
#include "core/alerts/notify/NoticeCheck.h"
#include "core/base/Text.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

constexpr std::size_t kMostAnswer = 4096; ///< bytes that are kept
constexpr std::size_t kLongestOutcome = 300;

std::size_t keep(const char *bytes, std::size_t size, std::size_t count, void *target)
{
    auto &text = *static_cast<std::string *>(target);
    text.append(bytes, std::min(size * count, kMostAnswer - std::min(text.size(), kMostAnswer)));
    return size * count;
}

Attempt::Result resultOf(long answer)
{
    constexpr std::array kStops{401L, 403L, 404L, 407L, 410L};
    constexpr std::array kLater{408L, 425L, 429L};
    if (answer >= 200 && answer < 300)
        return Attempt::Result::Sent;
    if (std::ranges::find(kStops, answer) != kStops.end())
        return Attempt::Result::Stopped;
    if (answer >= 500 || std::ranges::find(kLater, answer) != kLater.end())
        return Attempt::Result::Retry;
    return Attempt::Result::Failed;
}

} // namespace

std::string withoutSecrets(std::string text, const std::vector<std::string> &secrets)
{
    constexpr std::size_t kShortestSecret = 4; // shorter ones would riddle the sentence
    for (const std::string &secret : secrets)
        if (secret.size() >= kShortestSecret)
            for (std::size_t at = text.find(secret); at != std::string::npos;
                 at = text.find(secret, at))
                text.replace(at, secret.size(), "***");
    for (char &c : text)
        if (static_cast<unsigned char>(c) < ' ' || c == 0x7f)
            c = ' ';
    text = trimmed(text);
    if (text.size() > kLongestOutcome) {
        text.resize(kLongestOutcome);
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
            text.pop_back();
        if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0U)
            text.pop_back();
        text += "…";
    }
    return text;
}

Attempt postHttp(const HttpPost &post, const std::stop_token &stop)
{
    const auto address = parseWebAddress(post.url);
    if (!address)
        return {Attempt::Result::Stopped,
                "What was read as the address is no http:// or https:// address.",
                std::nullopt};
    std::string answer;
    CurlHandle curl(stop);
    curl.set(CURLOPT_URL, post.url);
    curl.set(CURLOPT_PROTOCOLS_STR, "http,https");
    curl.set(CURLOPT_USERAGENT, "PerfDeck");
    curl.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post.body.size()));
    curl.set(CURLOPT_POSTFIELDS, post.body);
    curl.set(CURLOPT_HTTPHEADER, post.headers);
    curl.set(CURLOPT_WRITEFUNCTION, &keep);
    curl.set(CURLOPT_WRITEDATA, static_cast<void *>(&answer));
    if (!post.caFile.empty())
        curl.set(CURLOPT_CAINFO, post.caFile);
    if (!post.user.empty()) {
        curl.set(CURLOPT_USERNAME, post.user);
        curl.set(CURLOPT_PASSWORD, post.password);
    }
    if (isThisMachine(address->host))
        curl.set(CURLOPT_PROXY, ""); // whatever the environment says
    const CURLcode code = curl.perform();
    if (code != CURLE_OK)
        return {Attempt::Result::Retry,
                withoutSecrets(address->host + " was not reached: " + curl.problem(code) + '.',
                               post.secrets),
                std::nullopt};
    const Attempt::Result result = resultOf(curl.answer());
    std::string outcome = address->host + " answered " + std::to_string(curl.answer());
    if (result != Attempt::Result::Sent && !trimmed(answer).empty())
        outcome += ": " + answer;
    return {result, withoutSecrets(outcome + '.', post.secrets), curl.retryAfter()};
}

} // namespace perfdeck
