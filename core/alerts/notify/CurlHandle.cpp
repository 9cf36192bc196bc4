// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/CurlHandle.h"

namespace perfdeck {

CurlHandle::CurlHandle(const std::stop_token &stop)
    : m_stop(stop)
    , m_handle(curl_easy_init())
{
    constexpr long kConnectSeconds = 10;
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT, long{kSendDeadline.count()});
    set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_ERRORBUFFER, m_problem.data());
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &CurlHandle::progress);
    set(CURLOPT_XFERINFODATA, static_cast<void *>(this));
}

int CurlHandle::progress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<CurlHandle *>(self)->m_stop.stop_requested() ? 1 : 0;
}

void CurlHandle::set(CURLoption option, const std::vector<std::string> &values)
{
    curl_slist *list = nullptr;
    for (const std::string &value : values)
        list = curl_slist_append(list, value.c_str());
    m_lists.emplace_back(list);
    set(option, list);
}

CURLcode CurlHandle::perform()
{
    return m_handle ? curl_easy_perform(m_handle.get()) : CURLE_FAILED_INIT;
}

long CurlHandle::answer() const
{
    long code = 0;
    static_cast<void>(curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &code));
    return code;
}

std::optional<Duration> CurlHandle::retryAfter() const
{
    curl_off_t seconds = 0;
    static_cast<void>(curl_easy_getinfo(m_handle.get(), CURLINFO_RETRY_AFTER, &seconds));
    return seconds > 0 ? std::optional<Duration>(std::chrono::seconds(seconds)) : std::nullopt;
}

std::string CurlHandle::problem(CURLcode code) const
{
    return m_problem.front() == '\0' ? curl_easy_strerror(code) : m_problem.data();
}

} // namespace perfdeck
