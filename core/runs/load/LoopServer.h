// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace perfdeck {

/// The least HTTP server there can be, on 127.0.0.1 at a free port and a thread of its own. It
/// answers every request alike and at once: what a client measures on it is the client, the system
/// and little else. The thread ends with the object.
class LoopServer final
{
public:
    /// The whole answer to request `i` of the server, head and all. Called on the server's thread:
    /// one that sleeps there halts the whole server.
    using Answer = std::function<std::string(std::uint64_t i)>;

    /// Answers 200 with a body of so many bytes.
    explicit LoopServer(std::size_t bodyBytes);
    explicit LoopServer(Answer answer);
    ~LoopServer();

    LoopServer(const LoopServer &) = delete;
    LoopServer &operator=(const LoopServer &) = delete;

    /// 0 where no port could be had.
    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::string url() const;
    /// Requests answered so far. Any thread.
    [[nodiscard]] std::uint64_t answered() const;

    /// Keeps its thread on one processor.
    void pinTo(int processor);

private:
    class Host;

    std::unique_ptr<Host> m_host;
};

/// "200 OK" with a JSON body of so many bytes.
[[nodiscard]] std::string plainAnswer(std::size_t bodyBytes);

} // namespace perfdeck
