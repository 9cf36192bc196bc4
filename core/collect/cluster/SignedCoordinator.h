// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/cluster/RoundReader.h"
#include "core/collect/cluster/TaskFollower.h"

namespace perfdeck {

/// C1. Its task lists hold the oldest first and stop at a limit, so tasks are asked for by state
/// with a large one; a task that left the lists of living ones is asked for by itself. The lists of
/// finished tasks are read at the beginning and whenever the server has counted more of them than
/// were met.
class SignedCoordinator final : public RoundReader
{
public:
    static constexpr std::size_t kMostTasks = 50'000; ///< of one list
    static constexpr std::size_t kMostDetails = 20; ///< of a round; with more the lists are read

    SignedCoordinator(SourceId source, std::string name);

    [[nodiscard]] std::vector<ServerRequest> nextRequests() override;

protected:
    [[nodiscard]] std::vector<ServerRequest> requests() override;
    [[nodiscard]] Status read(const ServerRequest &request, std::string_view body) override;
    [[nodiscard]] bool isRefusal(const ServerReply &reply) const override;
    void complete() override;

private:
    void readStatus(const JsonObject &root);
    void readWorkers(const JsonObject &root);
    void readTasks(const JsonObject &root);
    void restart();

    TaskFollower m_follower;
    double m_finished = -1; ///< as the server counts them; -1: never read
    double m_finishedBefore = -1;
    bool m_hasAsked = false; ///< for what the lists left open, in this round
};

} // namespace perfdeck
