// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ReplayedCoordinator.h"

#include "core/model/TimeRange.h"

#include <fstream>
#include <stdexcept>

namespace perfdeck {

namespace {

using Json = nlohmann::json;

std::string dataFile(const std::string &file)
{
    return std::string(PERFDECK_TEST_DATA) + "/coordinator/" + file;
}

std::map<std::string, std::string> queryOf(const std::string &path)
{
    std::map<std::string, std::string> query;
    std::size_t at = path.find('?');
    while (at != path.npos) {
        const std::size_t end = std::min(path.find('&', at + 1), path.size());
        const std::string pair = path.substr(at + 1, end - at - 1);
        const std::size_t equals = pair.find('=');
        query[pair.substr(0, equals)] = equals == pair.npos ? "" : pair.substr(equals + 1);
        at = end == path.size() ? path.npos : end;
    }
    return query;
}

/// Keeps the items of state `status`, then those from `offset` on, at most `limit`.
Json filtered(Json body, const std::string &list, const std::map<std::string, std::string> &query)
{
    Json kept = Json::array();
    const auto status = query.find("status");
    for (const Json &item : body[list])
        if (status == query.end() || item["status"] == status->second)
            kept.push_back(item);
    const auto number = [&](const char *name, std::size_t otherwise) {
        const auto at = query.find(name);
        return at == query.end() ? otherwise : std::stoul(at->second);
    };
    const std::size_t from = std::min(number("offset", 0), kept.size());
    const std::size_t count = std::min(number("limit", kept.size()), kept.size() - from);
    if (body.contains("total"))
        body["total"] = kept.size();
    Json cut = Json::array();
    for (std::size_t i = from; i < from + count; ++i)
        cut.push_back(kept[i]);
    body[list] = cut;
    return body;
}

} // namespace

Json recordedJson(const std::string &file)
{
    std::ifstream stream(dataFile(file));
    if (!stream)
        throw std::runtime_error("no recording " + dataFile(file));
    return Json::parse(stream);
}

ReplayedCoordinator ReplayedCoordinator::ofSession(const std::string &file)
{
    ReplayedCoordinator replayed;
    std::ifstream stream(dataFile(file));
    std::string line;
    while (std::getline(stream, line)) {
        const Json event = Json::parse(line);
        const std::size_t round = event["poll"];
        if (replayed.m_rounds.size() <= round)
            replayed.m_rounds.resize(round + 1);
        Round &into = replayed.m_rounds[round];
        into.time = *parseTime(event["t"].get<std::string>(), Timestamp{});
        into.replies[event["path"]] = {event["status"], event["body"]};
    }
    if (replayed.m_rounds.empty())
        throw std::runtime_error("no recording " + dataFile(file));
    return replayed;
}

ReplayedCoordinator ReplayedCoordinator::ofFiles(const std::vector<std::string> &files)
{
    ReplayedCoordinator replayed;
    replayed.m_rounds.resize(1);
    Round &round = replayed.m_rounds.front();
    for (const std::string &file : files) {
        const Json recorded = recordedJson(file);
        if (recorded.contains("recorded_at"))
            round.time = *parseTime(recorded["recorded_at"].get<std::string>(), Timestamp{});
        round.replies[recorded["request"]["path"]]
            = {recorded["response"]["status"], recorded["response"]["body"]};
    }
    return replayed;
}

const Json &ReplayedCoordinator::body(const std::string &path) const
{
    return m_rounds[m_round].replies.at(path).second;
}

ReplayedCoordinator::Answer ReplayedCoordinator::get(const std::string &path) const
{
    const auto &replies = m_rounds[m_round].replies;
    const auto text
        = [](const Json &body) { return body.is_string() ? body.get<std::string>() : body.dump(); };
    if (const auto exact = replies.find(path); exact != replies.end())
        return {exact->second.first, text(exact->second.second)};
    const std::string plain = path.substr(0, path.find('?'));
    if (const auto at = replies.find(plain); at != replies.end()) {
        for (const char *list : {"tasks", "workers"})
            if (at->second.second.is_object() && at->second.second.contains(list)
                && at->second.second[list].is_array())
                return {at->second.first, filtered(at->second.second, list, queryOf(path)).dump()};
        return {at->second.first, text(at->second.second)};
    }
    if (plain.starts_with("/api/tasks/") && replies.contains("/api/tasks"))
        for (const Json &task : replies.at("/api/tasks").second["tasks"])
            if (task["task_id"] == plain.substr(11)) {
                const bool wraps = replies.at("/api/tasks").second.contains("status");
                return {200,
                        wraps ? Json{{"status", "success"}, {"task", task}}.dump() : task.dump()};
            }
    return {404, R"({"error":"Not found"})"};
}

} // namespace perfdeck
