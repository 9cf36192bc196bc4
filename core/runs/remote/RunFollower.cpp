// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/remote/RunFollower.h"

#include "core/runs/remote/StatusSocket.h"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace perfdeck {

namespace {

/// The run while it is followed.
class Follower final
{
public:
    Follower(const BenchmarkServer &server,
             const std::string &run,
             Duration limit,
             const std::stop_token &stop,
             const std::function<void(const RemoteStatus &status)> &told,
             const FollowPatience &patience)
        : m_server(server)
        , m_run(run)
        , m_end(std::chrono::steady_clock::now() + limit)
        , m_stop(stop)
        , m_told(told)
        , m_patience(patience)
        , m_heard(std::chrono::steady_clock::now())
    {
    }

    Result<RemoteStatus> follow()
    {
        while (!isOver()) {
            listen();
            if (!isOver())
                ask();
            if (!isOver())
                rest();
        }
        if (m_final)
            return *m_final;
        return failure(m_error.value_or(cutOff()));
    }

private:
    [[nodiscard]] bool isOver() const
    {
        return m_final || m_error || m_stop.stop_requested()
            || std::chrono::steady_clock::now() >= m_end;
    }

    /// Takes frames until the socket closes, says nothing more or the run is over.
    void listen()
    {
        StatusSocket socket;
        const Status opened = socket.open(
            m_server.talk().address(), m_server.socketTarget(m_run), m_patience.connect, m_stop);
        if (!opened)
            return;
        bool wasAsked = false;
        std::string frame;
        while (!isOver()) {
            const auto news = socket.wait(m_patience.silence, m_stop, frame);
            if (news == StatusSocket::News::Closed)
                return;
            if (news == StatusSocket::News::Frame) {
                wasAsked = false;
                take(frame);
                continue;
            }
            // A connection may be half open: one question, then it counts as broken.
            if (wasAsked || isOver()
                || socket.say("status", m_patience.connect, m_stop) == StatusSocket::News::Closed)
                return;
            wasAsked = true;
        }
    }

    void take(const std::string &text)
    {
        const auto frame = readRemoteFrame(text);
        if (!frame)
            return; // one that cannot be read costs nothing: the next one says it all again
        if (frame->status)
            take(*frame->status);
        else if (!frame->refusal.empty())
            m_error = forgotten(frame->refusal);
    }

    void take(const RemoteStatus &status)
    {
        m_heard = std::chrono::steady_clock::now();
        m_told(status);
        if (status.isFinal())
            m_final = status;
    }

    void ask()
    {
        const auto status = m_server.status(m_run, m_stop);
        if (status)
            take(*status);
        else if (status.error().kind == ErrorKind::NotFound)
            m_error = forgotten(status.error().reason);
        else if (std::chrono::steady_clock::now() - m_heard >= m_patience.lost)
            m_error = status.error().within("Run " + m_run + " was lost from sight");
    }

    /// Until the next question, or a stop.
    void rest()
    {
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        wake.wait_for(lock, m_stop, m_patience.poll, [] { return false; });
    }

    [[nodiscard]] Error forgotten(const std::string &said) const
    {
        return {
            ErrorKind::NotFound,
            m_server.talk().origin() + " does not know run " + m_run + " any more",
            said,
            "The server was restarted, and keeps its runs in memory only. Start the run again."};
    }

    [[nodiscard]] Error cutOff() const
    {
        const std::string what = "Run " + m_run + " at " + m_server.talk().origin();
        if (m_stop.stop_requested())
            return {ErrorKind::Cancelled,
                    what + " is no longer followed",
                    {},
                    "It goes on at the server, which knows no way to end it."};
        return {ErrorKind::Timeout,
                what + " did not end in the time that its definition allows",
                {},
                "It goes on at the server; raise limit in the definition."};
    }

    const BenchmarkServer &m_server;
    const std::string &m_run;
    const SteadyTime m_end;
    const std::stop_token &m_stop;
    const std::function<void(const RemoteStatus &status)> &m_told;
    const FollowPatience &m_patience;
    SteadyTime m_heard; ///< when the server said something last
    std::optional<RemoteStatus> m_final;
    std::optional<Error> m_error;
};

} // namespace

Result<RemoteStatus> followRun(const BenchmarkServer &server,
                               const std::string &run,
                               Duration limit,
                               const std::stop_token &stop,
                               const std::function<void(const RemoteStatus &status)> &told,
                               const FollowPatience &patience)
{
    return Follower(server, run, limit, stop, told, patience).follow();
}

} // namespace perfdeck
