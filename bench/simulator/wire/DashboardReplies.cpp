// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/wire/DashboardReplies.h"

#include <nlohmann/json.hpp>

namespace perfdeck::simulation {

namespace {

using Json = nlohmann::ordered_json;

Json breakerJson(const std::string &name, const Breaker &breaker, double now, const WireTime &time)
{
    const auto times = [&time](const std::vector<double> &moments) {
        Json list = Json::array();
        for (const double moment : moments)
            list.push_back(time.text(moment));
        return list;
    };
    return {{"name", name},
            {"state", breakerWord(breaker.state())},
            {"time_in_current_state", time.shown(now - breaker.since())},
            {"failure_count", breaker.failuresInRow()},
            {"success_count", breaker.successesInRow()},
            {"total_failures", breaker.failures()},
            {"total_successes", breaker.successes()},
            {"open_circuits_count", breaker.trips().size()},
            {"trip_times", times(breaker.trips())},
            {"recovery_times", times(breaker.recoveries())},
            {"current_reset_timeout", time.shown(breaker.resetSeconds())},
            {"health_percentage", breaker.healthPercent()}};
}

Json breakers(const SimulatedCluster &cluster, const WireTime &time)
{
    double health = 0;
    std::size_t count = 0;
    const auto group = [&](const std::map<std::string, Breaker> &all, const std::string &prefix) {
        Json body = Json::object();
        for (const auto &[name, breaker] : all) {
            body[name] = breakerJson(prefix + name, breaker, cluster.now(), time);
            health += breaker.healthPercent();
            ++count;
        }
        return body;
    };
    Json body{{"worker_circuits", group(cluster.workerBreakers(), "worker_worker_")},
              {"task_circuits", group(cluster.taskBreakers(), "task_")}};
    const Breaker endpoint;
    body["endpoint_circuits"]["/api/tasks"]
        = breakerJson("endpoint_endpoint_/api/tasks", endpoint, cluster.now(), time);
    body["global_health"] = count == 0 ? 100.0 : health / double(count);
    body["last_update"] = time.text(cluster.now());
    body["simulated"] = true;
    return body;
}

} // namespace

Answer
dashboardAnswer(const Request &request, const SimulatedCluster &cluster, const WireTime &time)
{
    Json body;
    if (request.path == "/api/errors")
        body = {{"summary", nullptr}, {"timestamp", time.text(cluster.now())}};
    else if (request.path == "/api/circuit-breakers")
        body = breakers(cluster, time);
    else
        return notFound();
    return {200, Answer().type, body.dump()};
}

} // namespace perfdeck::simulation
