// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace perfdeck {

/// What a recorded server answered, by path. Lists of tasks and workers are filtered and cut as the
/// coordinators do it, so that questions other than the recorded ones have true answers too.
class ReplayedCoordinator final
{
public:
    struct Answer
    {
        int status = 404;
        std::string body;
    };

    /// One recorded round after the other of a poll.session.jsonl.
    static ReplayedCoordinator ofSession(const std::string &file);
    /// Single recorded replies; the path of each is taken from the file.
    static ReplayedCoordinator ofFiles(const std::vector<std::string> &files);

    [[nodiscard]] std::size_t rounds() const { return m_rounds.size(); }

    void showRound(std::size_t round) { m_round = round; }

    /// When the shown round was recorded.
    [[nodiscard]] Timestamp time() const { return m_rounds[m_round].time; }

    /// `path` with its query.
    [[nodiscard]] Answer get(const std::string &path) const;
    /// The recorded body of the shown round.
    [[nodiscard]] const nlohmann::json &body(const std::string &path) const;

private:
    struct Round
    {
        Timestamp time;
        std::map<std::string, std::pair<int, nlohmann::json>> replies;
    };

    std::vector<Round> m_rounds;
    std::size_t m_round = 0;
};

/// The JSON of a file below tests/data/coordinator.
[[nodiscard]] nlohmann::json recordedJson(const std::string &file);

} // namespace perfdeck
