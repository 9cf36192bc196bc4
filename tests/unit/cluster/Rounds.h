// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/cluster/ServerReader.h"
#include "tests/support/ReplayedCoordinator.h"

#include <gtest/gtest.h>

#include <deque>

namespace perfdeck {

/// One round of a reader over recorded answers; errors are collected.
struct PlayedRound
{
    ClusterReading reading;
    std::vector<Error> errors;
    std::vector<std::string> asked;
};

inline PlayedRound playRound(ServerReader &reader, const ReplayedCoordinator &server)
{
    PlayedRound played;
    std::vector<ServerRequest> requests = reader.beginRound(server.time());
    while (!requests.empty() && played.asked.size() < 1'000) {
        for (const ServerRequest &request : requests) {
            played.asked.push_back(request.path);
            const auto answer = server.get(request.path);
            const auto status
                = reader.take(request, {answer.status, answer.body, std::nullopt, server.time()});
            if (!status)
                played.errors.push_back(status.error());
        }
        requests = reader.nextRequests();
    }
    played.reading = reader.endRound();
    return played;
}

inline const Worker &workerOf(const ClusterReading &reading, const std::string &id)
{
    static const Worker none;
    for (const Worker &worker : *reading.workers)
        if (worker.id() == id)
            return worker;
    ADD_FAILURE() << "no worker " << id;
    return none;
}

inline const Task &taskOf(const std::vector<Task> &tasks, const std::string &id)
{
    static const Task none;
    for (const Task &task : tasks)
        if (task.id == id)
            return task;
    ADD_FAILURE() << "no task " << id;
    return none;
}

} // namespace perfdeck
