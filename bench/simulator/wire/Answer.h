// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace perfdeck::simulation {

/// A GET as it came over the wire.
struct Request
{
    std::string path; ///< without its query
    std::map<std::string, std::string> query;
    std::string key; ///< of X-API-Key; empty: none
};

struct Answer
{
    int status = 200;
    std::string type = "application/json; charset=utf-8";
    std::string body;
};

[[nodiscard]] inline Answer plainAnswer(int status, std::string text)
{
    return {status, "text/plain; charset=utf-8", std::move(text)};
}

[[nodiscard]] inline Answer notFound()
{
    return plainAnswer(404, "404: Not Found");
}

} // namespace perfdeck::simulation
