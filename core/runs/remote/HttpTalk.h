// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/runs/load/ServingAddress.h"

#include <stop_token>
#include <string>

namespace perfdeck {

struct HttpAnswer
{
    int status = 0;
    std::string body;
};

/// Plain HTTP with one server, a connection a request. Blocking, each request on the thread that
/// asks; several threads may ask at once.
class HttpTalk final
{
public:
    /// `patience` is for all of one request; bodies above kMostBytes are refused.
    explicit HttpTalk(ServingAddress address, Duration patience = std::chrono::seconds(10));

    [[nodiscard]] Result<HttpAnswer> get(const std::string &target,
                                         const std::stop_token &stop) const;
    /// With a body of JSON.
    [[nodiscard]] Result<HttpAnswer>
    post(const std::string &target, const std::string &json, const std::stop_token &stop) const;

    /// "http://host:8000"
    [[nodiscard]] std::string origin() const;

    [[nodiscard]] const ServingAddress &address() const { return m_address; }

    static constexpr std::size_t kMostBytes = 64ULL << 20;

private:
    ServingAddress m_address;
    Duration m_patience;
};

} // namespace perfdeck
