// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/CurlHandle.h"

#include <sys/socket.h>

namespace perfdeck {

CurlHandle::CurlHandle(const std::stop_token &stop)
    : m_stop(stop)
    , m_end(std::chrono::steady_clock::now() + kSendDeadline)
    , m_handle(curl_easy_init())
{
    constexpr long kConnectSeconds = 10;
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_ERRORBUFFER, m_problem.data());
    set(CURLOPT_SOCKOPTFUNCTION, &CurlHandle::noteSocket);
    set(CURLOPT_SOCKOPTDATA, static_cast<void *>(this));
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &CurlHandle::progress);
    set(CURLOPT_XFERINFODATA, static_cast<void *>(this));
}

int CurlHandle::noteSocket(void *self, curl_socket_t socket, curlsocktype)
{
    static_cast<CurlHandle *>(self)->m_socket = socket;
    return CURL_SOCKOPT_OK;
}

/// Called at least once a second. The connection is cut, not only left: libcurl would say goodbye
/// to a mail server and wait two minutes for an answer.
int CurlHandle::progress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    const auto &handle = *static_cast<CurlHandle *>(self);
    if (!handle.m_stop.stop_requested() && std::chrono::steady_clock::now() < handle.m_end)
        return 0;
    if (handle.m_socket != CURL_SOCKET_BAD)
        ::shutdown(handle.m_socket, SHUT_RDWR);
    return 1;
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
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return "it did not answer within " + std::to_string(kSendDeadline.count()) + " s";
    return m_problem.front() == '\0' ? curl_easy_strerror(code) : m_problem.data();
}

} // namespace perfdeck
