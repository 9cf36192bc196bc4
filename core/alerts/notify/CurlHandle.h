// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/notify/ChannelSender.h"
#include "core/base/Clock.h"

#include <array>
#include <curl/curl.h>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

/// One transfer of libcurl with our limits: a deadline, an end when asked to stop, certificates
/// checked. One thread.
class CurlHandle final
{
public:
    explicit CurlHandle(const std::stop_token &stop);

    CurlHandle(const CurlHandle &) = delete;
    CurlHandle &operator=(const CurlHandle &) = delete;

    template<class Value>
    void set(CURLoption option, Value value)
    {
        static_cast<void>(curl_easy_setopt(m_handle.get(), option, value));
    }

    void set(CURLoption option, const std::string &value) { set(option, value.c_str()); }

    /// A list that curl copies the texts of; kept as long as this object.
    void set(CURLoption option, const std::vector<std::string> &values);

    [[nodiscard]] CURLcode perform();
    /// The last code that the server answered with; 0: none.
    [[nodiscard]] long answer() const;
    [[nodiscard]] std::optional<Duration> retryAfter() const;
    /// What curl says about the failure.
    [[nodiscard]] std::string problem(CURLcode code) const;

private:
    struct Close
    {
        void operator()(CURL *handle) const { curl_easy_cleanup(handle); }

        void operator()(curl_slist *list) const { curl_slist_free_all(list); }
    };

    static int noteSocket(void *self, curl_socket_t socket, curlsocktype);
    static int progress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

    const std::stop_token &m_stop;
    const SteadyTime m_end; ///< of the patience
    curl_socket_t m_socket = CURL_SOCKET_BAD;
    std::array<char, CURL_ERROR_SIZE> m_problem{};
    std::vector<std::unique_ptr<curl_slist, Close>> m_lists;
    std::unique_ptr<CURL, Close> m_handle;
};

} // namespace perfdeck
