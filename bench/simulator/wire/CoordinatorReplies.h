// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/simulator/model/SimulatedCluster.h"
#include "bench/simulator/wire/Answer.h"
#include "bench/simulator/wire/Keys.h"
#include "bench/simulator/wire/WireTime.h"

#include <nlohmann/json.hpp>

namespace perfdeck::simulation {

/// A coordinator with REST, keys and roles, as recorded in variant-rest-roles. It adds the field
/// "simulated" to what it says of itself; see resources/drm-api.md.
class CoordinatorReplies final
{
public:
    CoordinatorReplies(const SimulatedCluster &cluster, const WireTime &time)
        : m_cluster(cluster)
        , m_time(time)
    {
    }

    [[nodiscard]] Answer answer(const Request &request, Role role) const;

private:
    using Json = nlohmann::ordered_json;

    [[nodiscard]] Answer status() const;
    [[nodiscard]] Answer workers(const Request &request, Role role) const;
    [[nodiscard]] Answer worker(const std::string &id, Role role) const;
    [[nodiscard]] Answer tasks(const Request &request, Role role) const;
    [[nodiscard]] Answer task(const std::string &id, Role role) const;

    [[nodiscard]] Json limitedWorker(const SimulatedWorker &worker) const;
    [[nodiscard]] Json fullWorker(const SimulatedWorker &worker) const;
    [[nodiscard]] Json workerHealth(const SimulatedWorker &worker, const Json &full) const;
    [[nodiscard]] Json taskJson(const SimulatedTask &task) const;
    [[nodiscard]] Json taskHealth(const SimulatedTask &task, const Json &full) const;

    const SimulatedCluster &m_cluster;
    const WireTime &m_time;
};

/// The coordinator's word for a worker's state.
[[nodiscard]] const char *workerWord(SimulatedWorker::State state);

} // namespace perfdeck::simulation
