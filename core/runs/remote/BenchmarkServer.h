// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkServerFacts.h"
#include "core/runs/remote/HttpTalk.h"
#include "core/runs/remote/ServerReplies.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

/// What of the server's stored measurements is asked for; newest first come.
struct RemoteQuery
{
    std::string model; ///< its exact name; empty: any
    std::string hardware;
    std::int64_t batchSize = 0; ///< 0: any
    int limit = 100; ///< 1 … 1,000
};

/// The benchmark API of one server (paths below /api/benchmark). Blocking; any thread, several at
/// once. It has neither accounts nor a way to end a run or to list runs: who follows one keeps its
/// id, and a restart of the server forgets all of them.
class BenchmarkServer final
{
public:
    /// An address without a port gets 8000, the server's usual one; https is refused, the server
    /// does not speak it.
    [[nodiscard]] static Result<BenchmarkServer> at(const std::string &address);

    /// Gives the id of the run.
    [[nodiscard]] Result<std::string> start(const std::string &request,
                                            const std::stop_token &stop) const;
    /// An unknown run is Error::NotFound.
    [[nodiscard]] Result<RemoteStatus> status(const std::string &run,
                                              const std::stop_token &stop) const;
    /// Of a completed run only.
    [[nodiscard]] Result<RemoteResults> results(const std::string &run,
                                                const std::stop_token &stop) const;
    /// An empty list also stands for an unknown model or a database that could not be read.
    [[nodiscard]] Result<std::vector<RemoteRow>> query(const RemoteQuery &query,
                                                       const std::stop_token &stop) const;
    [[nodiscard]] Result<std::vector<RemoteModel>> models(const std::stop_token &stop) const;
    [[nodiscard]] Result<std::vector<RemoteHardware>> hardware(const std::stop_token &stop) const;
    [[nodiscard]] Result<std::vector<RemoteReports>> reports(const std::stop_token &stop) const;
    /// "Benchmark API Server 1.0.0"; empty where it does not say.
    [[nodiscard]] std::string title(const std::stop_token &stop) const;

    [[nodiscard]] std::string socketTarget(const std::string &run) const;

    [[nodiscard]] const HttpTalk &talk() const { return m_talk; }

private:
    explicit BenchmarkServer(HttpTalk talk)
        : m_talk(std::move(talk))
    {
    }

    /// The body of an answer with status 200.
    [[nodiscard]] Result<std::string> fetch(const std::string &path,
                                            const std::stop_token &stop) const;
    [[nodiscard]] Error refusal(const std::string &path, const HttpAnswer &answer) const;

    HttpTalk m_talk;
};

/// Everything that is asked before a run is set up. Fails when the address is none, nobody answers
/// or it is no benchmark server.
[[nodiscard]] Result<BenchmarkServerFacts> askServer(const std::string &address,
                                                     const std::stop_token &stop = {});

} // namespace perfdeck
