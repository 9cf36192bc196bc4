// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ChallengeTalk.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace perfdeck {

namespace {

constexpr auto kQuestion = R"({"type":"get_aggregated_results","result_type":"performance",)"
                           R"("aggregation_level":"model","filter_params":{}})";

tl::unexpected<Error> refused(std::string reason)
{
    return failure(
        ErrorKind::Refused,
        "The coordinator does not answer",
        std::move(reason),
        "Give the key of this coordinator: --api-key-file FILE, or in the Sources panel.");
}

} // namespace

ChallengeTalk::ChallengeTalk(std::string key)
    : m_key(std::move(key))
{
}

Result<std::string> ChallengeTalk::take(std::string_view frame)
{
    const auto root = m_json.readObject(frame);
    if (!root)
        return failure(root.error());
    const std::string_view type = textOf(*root, "type");
    if (type == "auth_challenge")
        return answer(*root);
    if (type == "auth_result") {
        m_isAccepted = flagOf(*root, "success").value_or(false);
        if (m_isAccepted)
            return kQuestion;
        return refused("the key is not accepted");
    }
    // Anything else may come in between.
    if (m_isAccepted && (type == "get_aggregated_results_result" || type == "error"))
        readResults(*root);
    return std::string();
}

std::string ChallengeTalk::answer(const JsonObject &challenge) const
{
    nlohmann::json reply{{"type", "auth_response"},
                         {"challenge_id", idOf(challenge, "challenge_id")}};
    if (!m_key.empty())
        reply["api_key"] = m_key;
    return reply.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Success does not mean success: the reason may stand inside the results.
void ChallengeTalk::readResults(const JsonObject &root)
{
    m_isDone = true;
    const auto results = objectOf(root, "results");
    std::string_view problem = textOf(root, "error");
    if (problem.empty() && results)
        problem = textOf(*results, "error");
    if (!problem.empty()) {
        m_found = "The coordinator cannot aggregate its results: " + std::string(problem);
        return;
    }
    const auto inner = results ? objectOf(*results, "results") : std::nullopt;
    const auto statistics = inner ? objectOf(*inner, "basic_statistics") : std::nullopt;
    const std::size_t models = statistics ? statistics->size() : 0;
    m_found = models == 0
        ? "The coordinator has no aggregated results. It reports no workers and no tasks."
        : "The coordinator has aggregated results of " + std::to_string(models)
            + " models. It reports no workers and no tasks.";
}

Status ChallengeTalk::closed() const
{
    if (m_isDone)
        return {};
    if (!m_isAccepted)
        return refused(m_key.empty() ? "it wants a key and none was given"
                                     : "it closed the connection before the key was accepted");
    return failure(
        ErrorKind::Unavailable, "The coordinator did not answer", "it closed the connection");
}

ClusterReading ChallengeTalk::reading(SourceId source, std::string name, Timestamp now) const
{
    ClusterReading reading;
    reading.source = source;
    reading.server = std::move(name);
    reading.kind = ServerKind::ChallengeCoordinator;
    reading.time = now;
    reading.limits.push_back({ServerLimit::Kind::Partial, m_found});
    return reading;
}

} // namespace perfdeck
