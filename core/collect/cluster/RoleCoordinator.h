// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/cluster/RoundReader.h"
#include "core/collect/cluster/TaskFollower.h"

#include <cstddef>

namespace perfdeck {

/// C2. Its list of tasks only grows at its end and can be read in pages, so a round asks for what
/// runs, for what waits and for the page behind the last task that was met; tasks that left the
/// lists of living ones are asked for where they stand in that list. What is older than the first
/// look is read one page a round.
class RoleCoordinator final : public RoundReader
{
public:
    static constexpr std::size_t kPage = 1'000; ///< tasks
    static constexpr std::size_t kMostPages = 5; ///< of new tasks in a round
    static constexpr std::size_t kMostOlder = 100'000; ///< tasks read back from the first look
    static constexpr std::size_t kMostDetails = 50; ///< requests for ended tasks in a round
    static constexpr std::size_t kGap = 16; ///< tasks that cost no more than another request

    RoleCoordinator(SourceId source, std::string name);

    [[nodiscard]] std::vector<ServerRequest> nextRequests() override;

protected:
    [[nodiscard]] std::vector<ServerRequest> requests() override;
    [[nodiscard]] Status read(const ServerRequest &request, std::string_view body) override;
    [[nodiscard]] bool passesOver(const ServerRequest &request, const ServerReply &reply) override;

private:
    void readStatus(const JsonObject &root);
    void readWorkers(const JsonObject &root);
    [[nodiscard]] Worker readWorker(const JsonObject &object);
    void readTasks(const JsonObject &root, ReadingPart part);
    void askNew(std::vector<ServerRequest> &more);
    void askVanished(std::vector<ServerRequest> &more);
    void askOlder(std::vector<ServerRequest> &more);

    TaskFollower m_follower;
    std::size_t m_total = 0; ///< tasks, as the server counts them
    std::size_t m_next = 0; ///< place in its list of the first task not met
    std::size_t m_older = 0; ///< tasks before the first look that are still unread
    std::size_t m_readBack = 0;
    std::size_t m_pages = 0; ///< asked in this round
    bool m_hasLooked = false;
    bool m_hasAskedDetails = false;
};

} // namespace perfdeck
